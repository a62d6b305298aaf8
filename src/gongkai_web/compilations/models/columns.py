"""Topical columns: items of one matter together, such as the budget, or all that is said about an emergency."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai_web.compilations.hours import Emergency
from gongkai_web.compilations.models.compiled import Growing
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item


class TopicColumn(Growing):
    """One column. Unlike other compilations it goes on changing when it is public: items are added as they come.

    `emergency`: empty for any other column. From `happened_at`, the moment of the event, clocks run in hours (domain D.6): one until the
    first item about it is public, and of a major emergency one until `conference_at`, the press conference. `over_at`: since when it is
    over, and nobody is reminded any more.
    """

    LINES: ClassVar[str] = "entries"

    replaces = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="+")
    slug = models.SlugField(pgettext_lazy("page", "address"), max_length=60)
    title = models.CharField(_("title"), max_length=100)
    description = models.CharField(_("what it is for"), max_length=300)
    keywords = models.CharField(pgettext_lazy("column", "keywords"), max_length=200, blank=True)
    emergency = models.CharField(_("emergency"), max_length=8, choices=Emergency, blank=True, default="")
    event = models.CharField(_("what happened"), max_length=200, blank=True, default="")
    happened_at = models.DateTimeField(_("happened at"), null=True, blank=True)
    conference_at = models.DateTimeField(_("press conference held at"), null=True, blank=True)
    over_at = models.DateTimeField(_("over since"), null=True, blank=True)

    class Meta:
        verbose_name = _("topical column")
        verbose_name_plural = _("topical columns")
        ordering = ("organ", "title")
        constraints = (
            *Growing.Meta.constraints,
            UniqueConstraint(fields=("organ", "slug"), condition=Q(replaces=None), name="column_addressed_once"),
            CheckConstraint(condition=Q(emergency="") | (~Q(event="") & Q(happened_at__isnull=False)), name="column_knows_its_emergency"),
        )

    def __str__(self) -> str:
        return self.title


class ColumnEntry(models.Model):
    """One published item in a column."""

    column = models.ForeignKey(TopicColumn, models.CASCADE, related_name="entries")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("entry of a column")
        verbose_name_plural = _("entries of a column")
        ordering = ("column", "position")
        constraints = (UniqueConstraint(fields=("column", "item"), name="column_entry_once"),)

    def __str__(self) -> str:
        return f"{self.column_id}: {self.item_id}"


class EmergencyItem(models.Model):
    """An item that is written about an emergency: it carries the column's clock, and stands in the column as soon as it is public.

    Never a row of a change: the column itself has it, so that nothing but the item's own publication stands between it and the public.
    """

    column = models.ForeignKey(TopicColumn, models.CASCADE, related_name="written")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("item about an emergency")
        verbose_name_plural = _("items about an emergency")
        ordering = ("column", "pk")
        constraints = (UniqueConstraint(fields=("column", "item"), name="emergency_item_once"),)

    def __str__(self) -> str:
        return f"{self.column_id}: {self.item_id}"
