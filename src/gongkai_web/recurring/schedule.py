"""The periods of a rhythm, and how one stands on a day. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.law.clock import months_after
from gongkai_web.publishing.due import soon_or_a_week
from gongkai_web.recurring.kinds import Rhythm, Standing

_MONTHS: Mapping[Rhythm, int] = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF_YEAR: 6, Rhythm.YEAR: 12}


class Span(NamedTuple):
    """A period of the calendar, both days among it."""

    first: date
    last: date


def span(day: date, rhythm: Rhythm) -> Span:
    """The period of that rhythm in which a day lies: 2026-05-20 lies in the quarter from 2026-04-01 to 2026-06-30."""
    months = _MONTHS[rhythm]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Span(first, months_after(first, months) - timedelta(days=1))


def spans(begin: date, end: date, rhythm: Rhythm) -> Iterator[Span]:
    """The periods from the one in which `begin` lies to the one in which `end` lies."""
    found = span(begin, rhythm)
    while found.first <= end:
        yield found
        found = span(found.last + timedelta(days=1), rhythm)


def standing(due_on: date | None, out_on: date | None, today: date) -> Standing:
    """How a period stands. `due_on`: None while its time has not begun to run. `out_on`: when its item became public, if it is."""
    if out_on is not None:
        return Standing.LATE if due_on is not None and out_on > due_on else Standing.PUBLISHED
    if due_on is None:
        return Standing.OPEN
    if today > due_on:
        return Standing.OVERDUE
    return Standing.SOON if due_on <= soon_or_a_week(today) else Standing.OPEN
