"""What is to be told to applicants, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai_web.messages.kinds import Channel, State
from gongkai_web.organs.models import Organ


class Message(models.Model):
    """One message by one way. It holds no address and no text: both are put together from the case when it is sent.

    `key`: goes with it, so that who takes it can tell it from another. `step`: the event that it tells of. `code`: the query code, sealed
    with the applicant's key, until the message is settled; empty for all but the first. `due_at`: not before. `said`: the gateway's answer.
    """

    key = models.CharField(max_length=80, primary_key=True)
    case = models.ForeignKey("requests.Case", models.PROTECT, related_name="messages")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    channel = models.CharField(_("way of the message"), max_length=8, choices=Channel)
    state = models.CharField(_("what became of it"), max_length=16, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    said = models.CharField(_("answer of the gateway"), max_length=200, blank=True)
    code = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = (models.Index(fields=("due_at",), condition=Q(settled_at=None), name="message_to_send"),)

    def __str__(self) -> str:
        return self.key
