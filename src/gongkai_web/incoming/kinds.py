"""The closed lists of mail that came, with their words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """What became of a mail."""

    WAITING = "waiting", _("waits to be looked at")
    TAKEN_IN = "taken_in", _("taken in as a case")
    SET_ASIDE = "set_aside", _("set aside")


class Why(TextChoices):
    """Why a mail is set aside: it asks for no information of the organ."""

    SPAM = "spam", _("advertising or junk")
    PETITION = "petition", _("petition, complaint or report, handed on to whom it concerns")
    INQUIRY = "inquiry", _("question that was answered at once")
    KNOWN = "known", _("belongs to a case that is there already")
    OTHER = "other", _("something else that asks for no information")


class Trouble(TextChoices):
    """Why not all of a mail could be read."""

    TOO_LARGE = "too_large", _("larger than 50 MB: only its beginning was taken, all of it lies in the mailbox")
    UNREADABLE = "unreadable", _("not built as a mail has to be: not all of it could be read")
    CUT = "cut", _("more text than is shown here")
