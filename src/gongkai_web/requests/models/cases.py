"""Cases and what happened to them."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.requests.kinds import STATES, Form, Method


class Case(models.Model):
    """One request to one organ. What is asked is sealed; all below it repeats what follows from the entries, and can be made again.

    `id`: opaque, as the ledger knows it. `head`: the hash of the last entry. `due_on`: None where no period runs.
    """

    id = models.CharField(max_length=40, primary_key=True)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="cases", verbose_name=_("organ"))
    key = models.TextField()
    content = models.BinaryField()
    form = models.CharField(_("form wanted"), max_length=16, choices=Form)
    method = models.CharField(_("way wanted"), max_length=16, choices=Method)
    entries = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=24, choices=[(key.value, label) for key, label in STATES.items()])
    register_number = models.CharField(_("register number"), max_length=60, blank=True)
    received_on = models.DateField(_("received on"), null=True)
    due_on = models.DateField(_("due on"), null=True)
    provisional = models.BooleanField(_("due day provisional"), default=False)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = (models.Index(fields=("organ", "due_on"), name="case_by_due_day"),)

    def __str__(self) -> str:
        return self.register_number or self.id


class CaseEntry(models.Model):
    """One sealed line of the ledger; never changed, never removed. `by` is None for what an applicant or the system did."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="ledger")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    line = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        ordering = ("case", "number")
        constraints = (UniqueConstraint(fields=("case", "number"), name="case_entry_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.case_id}:{self.number}"
