"""Topical columns: items of one matter together, such as an epidemic or the budget."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models.compiled import Compiled
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item


class TopicColumn(Compiled):
    """One column. Unlike other compilations it goes on changing when it is public: items are added as they come."""

    LINES: ClassVar[str] = "entries"
    GROWS: ClassVar[bool] = True

    slug = models.SlugField(_("address"), max_length=60)
    title = models.CharField(_("title"), max_length=100)
    description = models.CharField(_("what it is for"), max_length=300)
    keywords = models.CharField(_("keywords"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("topical column")
        verbose_name_plural = _("topical columns")
        ordering = ("organ", "title")
        constraints = (UniqueConstraint(fields=("organ", "slug"), name="column_addressed_once"),)

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
