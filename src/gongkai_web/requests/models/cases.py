"""Cases and what happened to them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai.ledger.case import Kind, State
from gongkai_web.organs.models import Organ
from gongkai_web.requests.kinds import KINDS, OPEN, STATES, Form, Method
from gongkai_web.requests.sealing import opened

KEPT = Q(state=State.ARCHIVED.value, packaged__gte=F("entries") - 1)
"""What the archive has the whole of: it is archived, and its package was taken since. Only the entry that says so is not in that."""
_OPEN = sorted(one.value for one in OPEN)
FOR_THE_ARCHIVE = ~KEPT & ~Q(state__in=_OPEN)
"""What is over, and not yet whole in the archive."""


class Case(models.Model):
    """One request to one organ. What is asked is sealed; from `entries` on all repeats what follows from the ledger, and can be made again.

    `id`: opaque, as the ledger knows it. `words`: marks of what is asked, by which similar cases are found. `officer`: whose it is.
    `head`: the hash of the last entry. `due_on`: None where no period runs; of what is not received in law yet, the day of its arrival, on
    which that is to be confirmed. `waits_until`: the last day for the applicant to correct or to pay. `split`: it is counted by its parts,
    archived or not. `awaited`: no reply counts as given, or one was ordered anew. `outcome`: the one that is counted, `answered_on` its
    day. `arrived_on`: in law it can be received later. `former_numbers`: register numbers that it bore by mistake; no other case gets them.

    `packaged`: how many entries the package had that was taken last, as the log of the organ has it.
    """

    id = models.CharField(max_length=40, primary_key=True)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="cases", verbose_name=_("organ"))
    key = models.TextField()
    content = models.BinaryField()
    form = models.CharField(_("form wanted"), max_length=16, choices=Form)
    method = models.CharField(_("way wanted"), max_length=16, choices=Method)
    words = ArrayField(models.BigIntegerField(), default=list)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("officer"))
    entries = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)
    kind = models.CharField(
        _("kind of case"), max_length=16, choices=[(key.value, label) for key, label in KINDS.items()], default=Kind.REQUEST.value
    )
    state = models.CharField(_("state"), max_length=24, choices=[(key.value, label) for key, label in STATES.items()])
    register_number = models.CharField(_("register number"), max_length=60, blank=True)
    former_numbers = ArrayField(models.CharField(max_length=60), default=list)
    arrived_on = models.DateField(_("arrived on"), null=True)
    received_on = models.DateField(_("received on"), null=True)
    due_on = models.DateField(_("due on"), null=True)
    provisional = models.BooleanField(_("due day provisional"), default=False)
    waits_until = models.DateField(null=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    corrected = models.BooleanField(default=False)
    extended = models.BooleanField(default=False)
    split = models.BooleanField(default=False)
    awaited = models.BooleanField(default=True)
    outcome = models.CharField(_("outcome"), max_length=32, blank=True)
    answered_on = models.DateField(_("answered on"), null=True)
    packaged = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = (
            models.Index(fields=("organ", "due_on"), name="case_by_due_day"),
            models.Index(fields=("organ", "due_on", "id"), name="case_open_by_due_day", condition=Q(state__in=_OPEN)),
            models.Index(fields=("organ", "arrived_on", "id"), name="case_by_arrival"),
            models.Index(fields=("organ",), name="case_with_former_number", condition=~Q(former_numbers=[])),
            models.Index(fields=("organ", "answered_on", "received_on", "id"), name="case_for_the_archive", condition=FOR_THE_ARCHIVE),
        )

    def __str__(self) -> str:
        return self.register_number or self.id

    @property
    def asked(self) -> str:
        """What is asked, in the clear; empty once it was erased. Raises: Unreadable."""
        return opened(self.key, bytes(self.content)).decode() if self.key else ""


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
