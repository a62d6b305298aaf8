"""Items, their drafts, their events."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import ATTRIBUTES, STATES, Kind, Tie
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models.described import Described


class Item(models.Model):
    """One piece of information of one organ, from its first draft on. `state`, `attribute`, `version` are projections of its events."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="items", verbose_name=_("organ"))
    kind = models.CharField(_("kind"), max_length=32, choices=Kind, default=Kind.INFORMATION)
    state = models.CharField(
        _("state"), max_length=16, choices=[(key.value, label) for key, label in STATES.items()], default=State.DRAFTED.value
    )
    attribute = models.CharField(
        _("disclosure attribute"), max_length=16, choices=[(key.value, label) for key, label in ATTRIBUTES.items()], blank=True
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    reassess_on = models.DateField(_("to be assessed again on"), null=True, blank=True)

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        indexes = (models.Index(fields=("organ", "state"), name="item_by_state"),)

    def __str__(self) -> str:
        return f"{self.organ_id}/{self.pk}"


class Draft(Described):
    """The text that is being worked on: one an item. `version` rises with each saved change, and two editors cannot save the same one."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="draft")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("saved by"))
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return self.title


class ItemEvent(models.Model):
    """Something that happened to an item; never changed, never removed. `by` is None for what the system itself does."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="events")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("item", "number")
        constraints = (UniqueConstraint(fields=("item", "number"), name="event_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.item_id}:{self.number} {self.kind}"


class Relation(models.Model):
    """One item refers to another. `published`: both ends are public, and so is the reference."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    source = models.ForeignKey(Item, models.PROTECT, related_name="relations")
    target = models.ForeignKey(Item, models.PROTECT, related_name="referred_by")
    tie = models.CharField(max_length=16, choices=Tie)
    published = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = (
            UniqueConstraint(fields=("source", "target", "tie"), name="relation_once"),
            CheckConstraint(condition=~Q(source=F("target")), name="relation_between_two_items"),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.tie} {self.target_id}"
