"""Clean-ups of rules and normative documents: a batch, a verdict for each document (domain D.5)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai_web.compilations.models.compiled import Compiled
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item


class Verdict(models.TextChoices):
    """What a clean-up decides about a document."""

    KEEP = "keep", _("keep")
    AMEND = "amend", _("amend")
    REPEAL = "repeal", _("repeal")
    VOID = "void", _("declare void")


class Cleanup(Compiled):
    """One batch. With its publication the verdicts take effect on the documents' own pages."""

    LINES: ClassVar[str] = "verdicts"

    title = models.CharField(_("title"), max_length=200)
    decision = models.CharField(_("document that decides it"), max_length=200)
    decided_on = models.DateField(_("decided on"))

    class Meta:
        verbose_name = _("clean-up")
        verbose_name_plural = _("clean-ups")
        ordering = ("organ", "-decided_on")

    def __str__(self) -> str:
        return self.title


class CleanupVerdict(models.Model):
    """What the batch decides about one document, with the reason for anything but keeping it."""

    cleanup = models.ForeignKey(Cleanup, models.CASCADE, related_name="verdicts")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    verdict = models.CharField(pgettext_lazy("clean-up", "verdict"), max_length=8, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("verdict of a clean-up")
        verbose_name_plural = _("verdicts of a clean-up")
        ordering = ("cleanup", "pk")
        constraints = (
            UniqueConstraint(fields=("cleanup", "item"), name="cleanup_verdict_once"),
            CheckConstraint(condition=Q(verdict="keep") | ~Q(reason=""), name="cleanup_verdict_with_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.cleanup_id}: {self.item_id} {self.verdict}"
