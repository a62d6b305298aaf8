"""The closed lists of messages, with their words."""

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """By which way a message goes."""

    SMS = "sms", _("SMS")
    EMAIL = "email", _("e-mail message")


class State(TextChoices):
    """What became of a message."""

    WAITING = "waiting", _("waits to be sent")
    SENDING = "sending", _("is being sent")
    """It may have been handed over: whoever finds it so after a crash does not know."""
    SENT = "sent", _("was sent")
    UNKNOWN = "unknown", _("perhaps sent")
    UNDELIVERED = "undelivered", _("not delivered")
    NOWHERE = "nowhere", _("no address for it")


def channels() -> list[Channel]:
    """The ways that the operator has set up."""
    ways = {Channel.SMS: settings.GONGKAI_SMS_URL, Channel.EMAIL: settings.GONGKAI_MAIL_HOST}
    return [channel for channel, given in ways.items() if given]
