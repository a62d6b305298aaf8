"""What officers write about a case and the ledger does not hold: words, names, whereabouts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.requests.models.cases import Case


class NoteKind(models.TextChoices):
    """What a note is."""

    ENTRY = "entry", _("about an entry")
    TALK = "talk", _("talk with the applicant")
    DRAFT = "draft", _("draft of the reply")
    DRAFT_RETURNED = "draft_returned", _("draft not approved")
    EXTENSION = "extension", _("extension proposed")
    EXTENSION_RETURNED = "extension_returned", _("extension not approved")


class CaseNote(models.Model):
    """What an officer wrote: beside an entry of the ledger, of a talk, or of a step that waits for another person. Never changed.

    `entry`: the last entry when it was written, which is the one that it is about. `sealed`: JSON, with the case's key: it can name people.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=NoteKind)
    entry = models.PositiveIntegerField()
    sealed = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("note on a case")
        verbose_name_plural = _("notes on a case")
        ordering = ("case", "id")

    def __str__(self) -> str:
        return f"{self.case_id}:{self.pk}"
