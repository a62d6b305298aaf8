"""Deposits; a row is a receipt, and never changes."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item


class Deposit(models.Model):
    """One batch handed to one reading place. `receiver`: who took it there."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    place = models.ForeignKey(ReadingPlace, models.PROTECT, related_name="+", verbose_name=_("reading place"))
    handed_on = models.DateField(_("handed over on"))
    receiver = models.CharField(_("received by"), max_length=100, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("deposit")
        verbose_name_plural = _("deposits")
        ordering = ("-handed_on", "-pk")

    def __str__(self) -> str:
        return f"{self.place}, {self.handed_on}"


class DepositLine(models.Model):
    """One item of a batch, called as it was public on that day."""

    deposit = models.ForeignKey(Deposit, models.PROTECT, related_name="lines")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    index_no = models.CharField(_("index number"), max_length=80)
    title = models.CharField(_("title"), max_length=300)
    doc_no = models.CharField(_("document number"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("line of a deposit")
        verbose_name_plural = _("lines of a deposit")
        ordering = ("deposit", "position")
        constraints = (UniqueConstraint(fields=("deposit", "item"), name="deposited_once_a_batch"),)

    def __str__(self) -> str:
        return f"{self.deposit_id}: {self.index_no}"
