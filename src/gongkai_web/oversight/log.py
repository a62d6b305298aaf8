"""The log of organs: what was done to accounts and organs, who signed in, and what became of items; the newest first.

It reads two tables: the log, and the events of items, so that nothing is written twice.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, IntegerField, Q, QuerySet, Value
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.oversight.details import told
from gongkai_web.publishing.models import ItemEvent, Publication

OF_ITEMS: Mapping[str, Promise] = {
    "published": _("item published"),
    "withdrawn": _("item withdrawn"),
    "finding_released": _("finding of the scan released"),
}
"""Kind of event → what the log calls it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. `what`: a kind of entry or event; `who`: a user name or a full name; what is empty lets everything through."""

    what: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None


class Line(NamedTuple):
    """One line of the log. `item`: its number, and where it is public its index number and title."""

    at: datetime
    what: str
    organ: Organ
    by: str
    person: str
    item: str
    index_no: str
    reason: str
    details: Mapping[str, str]


class Rows:
    """The rows of both tables as one list, the newest first, to be cut into pages: of each no more is read than a page can need.

    A union in the database would sort everything that ever happened for every page.
    """

    def __init__(self, entries: QuerySet[Any], events: QuerySet[Any]) -> None:
        self._both = tuple(one.order_by("-recorded_at", "-id") for one in (entries, events))

    def __len__(self) -> int:
        return sum(one.count() for one in self._both)

    def __getitem__(self, cut: slice) -> list[tuple[Any, ...]]:
        heads = (one[: cut.stop] for one in self._both)
        return list(islice(merge(*heads, key=_place, reverse=True), cut.start, cut.stop))


def _place(row: tuple[Any, ...]) -> tuple[datetime, int, int]:
    return row[0], row[1], row[2]


def rows(organs: Collection[int], wanted: Wanted) -> Rows:
    """What is asked for of these organs. Of items the database shows those of organs that the transaction follows."""
    entries, events = LogEntry.objects.filter(organ__in=organs), ItemEvent.objects.filter(organ__in=organs, kind__in=OF_ITEMS)
    if wanted.what:
        entries, events = entries.filter(what=wanted.what), events.filter(kind=wanted.what)
    if wanted.who:
        people = User.objects.filter(Q(username__iexact=wanted.who) | Q(full_name=wanted.who)).values("pk")
        entries, events = entries.filter(Q(by__in=people) | Q(person__in=people)), events.filter(by__in=people)
    if wanted.since:
        beginning = _beginning(wanted.since)
        entries, events = entries.filter(recorded_at__gte=beginning), events.filter(recorded_at__gte=beginning)
    if wanted.until:
        end = _beginning(wanted.until + timedelta(days=1))
        entries, events = entries.filter(recorded_at__lt=end), events.filter(recorded_at__lt=end)
    nothing = Value(None, output_field=BigIntegerField())
    table = Value(0, output_field=IntegerField()), Value(1, output_field=IntegerField())
    return Rows(
        entries.values_list("recorded_at", table[0], "id", "what", "organ", "by", "person", nothing, "reason", "details"),
        events.values_list("recorded_at", table[1], "id", "kind", "organ", "by", nothing, "item", KT("data__reason"), "data"),
    )


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def lines(found: Iterable[tuple[Any, ...]], organs: Mapping[int, Organ]) -> list[Line]:
    """The rows with names instead of numbers; two queries. The title of what is not public, or not any more, is not told."""
    known = list(found)
    people = User.objects.in_bulk({number for row in known for number in row[5:7] if number is not None})
    public = Publication.objects.filter(pk__in={row[7] for row in known if row[7] is not None})
    items = {
        pk: (number, "" if gone else title) for pk, number, title, gone in public.values_list("pk", "index_no", "title", "withdrawn_at")
    }
    return [_line(row, organs, people, items) for row in known]


def _line(row: tuple[Any, ...], organs: Mapping[int, Organ], people: Mapping[int, User], items: Mapping[int, tuple[str, str]]) -> Line:
    at, _table, _pk, what, organ, by, person, item, reason, details = row
    index_no, title = items.get(item, ("", ""))
    named = str(OF_ITEMS[what]) if item is not None else str(Noted(what).label)
    by, person = (str(people[one]) if one is not None else "" for one in (by, person))
    shown = {} if item is not None else told(what, details)
    return Line(at, named, organs[organ], by, person, title or index_no or (str(item) if item else ""), index_no, reason or "", shown)
