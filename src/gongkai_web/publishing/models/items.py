"""Items, their drafts, their events."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import ATTRIBUTES, STATES, TIES, Kind
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models.described import Described


class Item(models.Model):
    """One piece of information of one organ, from its first draft on. All but organ and kind are projections of its events.

    `changed_on`: the day from which the time for publishing runs instead of the day on the document.
    """

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
    changed_on = models.DateField(_("changed on"), null=True, blank=True)
    take_down_by = models.DateField(_("to be withdrawn by"), null=True, blank=True)

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        indexes = (
            models.Index(fields=("organ", "state"), name="item_by_state"),
            models.Index(fields=("take_down_by",), condition=~Q(take_down_by=None), name="item_to_take_down"),
        )

    def __str__(self) -> str:
        return f"{self.organ_id}/{self.pk}"


class Draft(Described):
    """The text that is being worked on: one an item. `version` rises with each saved change, and two editors cannot save the same one.

    `due_on`: the day by which information of that kind, made or changed on that day, has to be public, whether or not it is; None where it
    cannot be computed.
    """

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="draft")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("saved by"))
    saved_at = models.DateTimeField(_("saved at"))
    due_on = models.DateField(_("to be public by"), null=True, blank=True)

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
    """One item refers to another; the rows repeat what the events of the source say of its versions.

    `issued`: in the version that is out. `removed`: no longer in the one that is being worked on. `published`: it is issued, and its target
    is or was public too: everyone may read it. `entitled`: the source's organ may say it about the target without being confirmed; as it
    was when it was issued.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    source = models.ForeignKey(Item, models.PROTECT, related_name="relations")
    target = models.ForeignKey(Item, models.PROTECT, related_name="referred_by")
    tie = models.CharField(max_length=16, choices=[(key.value, label) for key, label in TIES.items()])
    issued = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    published = models.BooleanField(default=False)
    entitled = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = (
            UniqueConstraint(fields=("source", "target", "tie"), name="relation_once"),
            CheckConstraint(condition=~Q(source=F("target")), name="relation_between_two_items"),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.tie} {self.target_id}"


class Answer(models.Model):
    """What an organ said about another's reference to its item; the rows repeat the events of the target. Everyone may read a yes.

    `source`, `target`, `tie`: of the reference, which is a row of the other organ.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    target = models.ForeignKey(Item, models.PROTECT, related_name="answers")
    source = models.ForeignKey(Item, models.PROTECT, related_name="+")
    tie = models.CharField(max_length=16, choices=[(key.value, label) for key, label in TIES.items()])
    confirmed = models.BooleanField()

    class Meta:
        verbose_name = _("answer to a reference")
        verbose_name_plural = _("answers to references")
        constraints = (UniqueConstraint(fields=("target", "source", "tie"), name="answer_once"),)

    def __str__(self) -> str:
        return f"{self.target_id}: {self.source_id} {self.tie} {self.confirmed}"
