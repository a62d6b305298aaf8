"""Emergencies and their clocks: of a column, of an item, and those that press."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from gongkai.law.hours import hour_categories
from gongkai_web.compilations.hours import CONFERENCE, OUT, Standing, clocks, standing
from gongkai_web.compilations.models import ColumnEntry, EmergencyItem, TopicColumn
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import PUBLISHING
from gongkai_web.publishing.due import UNDER_WAY
from gongkai_web.publishing.models import Item, Publication

_MOST = 20


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock of an emergency. `category`: of `gongkai.law.hours`; `met_at`: when what it is for happened, if it did."""

    column: TopicColumn
    category: str
    due_at: datetime
    met_at: datetime | None
    standing: Standing

    @property
    def label(self) -> str:
        """What is due, in the reader's language."""
        return str(getattr(hour_categories()[self.category].label, "en" if (get_language() or "").startswith("en") else "zh"))


@dataclass(frozen=True, slots=True)
class Pressing:
    """A clock that nothing has met, and what is being written for it."""

    clock: Clock
    items: tuple[Item, ...]


def in_column(column: int | OuterRef) -> QuerySet[Publication]:
    """What is public in a column: the items that its editors listed, and those that were written about its emergency."""
    entries, written = (model._default_manager.filter(column=column).values("item_id") for model in (ColumnEntry, EmergencyItem))
    return Publication.objects.filter(Q(pk__in=entries) | Q(pk__in=written), withdrawn_at=None)


def emergencies(organs: Iterable[int]) -> QuerySet[Any]:
    """The columns of organs about an emergency, public or about to be, each with `informed_at`: when its first item became public."""
    first = in_column(OuterRef(OuterRef("pk"))).filter(published_at__gte=OuterRef("happened_at")).order_by("published_at")
    known = TopicColumn.objects.filter(organ__in=organs, replaces=None).exclude(emergency="").select_related("organ")
    return known.annotate(informed_at=Subquery(first.values("published_at")[:1]))


def clocks_of(column: Any, now: datetime) -> list[Clock]:
    """The clocks of a column, as `emergencies` answers it; the first due first."""
    found = clocks(column.emergency, column.happened_at)
    met = {one: column.conference_at if one == CONFERENCE else column.informed_at for one in found}
    return [Clock(column, one, due, met[one], standing(column.happened_at, due, met[one], now)) for one, due in found.items()]


def running(organs: Iterable[int], now: datetime) -> list[Clock]:
    """The clocks of organs that nothing has met, of emergencies that are not over; the first due first."""
    known = [clock for column in emergencies(organs).filter(over_at=None) for clock in clocks_of(column, now)]
    return sorted((one for one in known if one.standing not in OUT), key=lambda one: (one.due_at, one.column.pk))


def pressing(actor: Actor) -> list[Pressing]:
    """Those of the organs for which a person does more than read, each with the items that are on their way. Two queries."""
    found = running(actor.duties.anywhere(PUBLISHING), actor.now)[:_MOST]
    rows = EmergencyItem.objects.filter(column__in=[one.column for one in found], item__state__in=UNDER_WAY) if found else ()
    items: dict[int, list[Item]] = {}
    for row in rows and rows.select_related("item__draft").order_by("pk"):
        items.setdefault(row.column_id, []).append(row.item)
    return [Pressing(one, () if one.category == CONFERENCE else tuple(items.get(one.column.pk, ()))) for one in found]


def clock_of(item: Item, now: datetime) -> Clock | None:
    """The clock that an item carries; None where it is not written about an emergency."""
    row = EmergencyItem.objects.filter(item=item).order_by("pk").first()
    column = emergencies([item.organ_id]).filter(pk=row.column_id).first() if row else None
    return clocks_of(column, now)[0] if column else None
