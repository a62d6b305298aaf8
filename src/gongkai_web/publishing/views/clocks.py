"""The time limits of the items that a person can do something about: how many, and the most urgent."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import PUBLISHING
from gongkai_web.publishing.clocks import file_by
from gongkai_web.publishing.due import Clock, standing
from gongkai_web.publishing.models import Item

_MOST = 20
"""Of the most urgent ones; the others are in the list."""
_SHOWN = (Clock.OVERDUE, Clock.TAKE_DOWN, Clock.SOON, Clock.FILE, Clock.REASSESS)
_URGENT = (Clock.OVERDUE, Clock.TAKE_DOWN, Clock.SOON)


@dataclass(frozen=True, slots=True)
class Urgent:
    """An item, until when something has to happen with it, and whether that day is over."""

    item: Item
    until: date
    clock: Clock
    late: bool


@dataclass(frozen=True, slots=True)
class Clocks:
    """`counts`: of the clocks that anything stands under. `urgent`: the most urgent first."""

    counts: tuple[tuple[Clock, int], ...]
    urgent: tuple[Urgent, ...]


def running(actor: Actor) -> Clocks:
    """The clocks of the organs for which the person may do more than read. Three queries, however many items."""
    items = Item.objects.filter(organ__in=actor.duties.anywhere(PUBLISHING))
    conditions = {clock: standing(clock, actor.today) for clock in _SHOWN}
    counted = items.aggregate(**{clock.value: Count("pk", filter=condition) for clock, condition in conditions.items()})
    counts = tuple((clock, counted[clock.value]) for clock in _SHOWN if counted[clock.value])
    there, known = {clock for clock, _number in counts}, items.select_related("organ", "draft")
    urgent: list[Urgent] = []
    if there.intersection(_URGENT):
        pressing = known.filter(Q.create([conditions[clock] for clock in _URGENT], connector=Q.OR))
        rows = pressing.annotate(until=Coalesce("take_down_by", "draft__due_on")).order_by("until", "pk")
        urgent += [_urgent(item, item.until, actor.today) for item in rows[:_MOST]]
    if Clock.FILE in there:
        rules = known.filter(conditions[Clock.FILE]).select_related("publication").order_by("publication__published_at", "pk")
        dated = [(item, file_by(timezone.localdate(item.publication.published_at))) for item in rules[:_MOST]]
        urgent += [Urgent(item, until, Clock.FILE, until < actor.today) for item, until in dated if until is not None]
    return Clocks(counts, tuple(sorted(urgent, key=lambda one: (one.until, one.item.pk))[:_MOST]))


def _urgent(item: Item, until: date, today: date) -> Urgent:
    late = until < today
    if item.take_down_by is not None:
        return Urgent(item, until, Clock.TAKE_DOWN, late)
    return Urgent(item, until, Clock.OVERDUE if late else Clock.SOON, late)
