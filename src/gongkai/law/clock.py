"""Counting: the last day of a period with days taken out of it, and what a computed deadline is."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.law.periods import Unit
from gongkai.law.reasoning import Reasoning
from gongkai.law.workdays import Calendar

_DAY = timedelta(days=1)


class Stop(NamedTuple):
    """Days taken out of a period, `first` to `last` inclusive; `last` None while nobody knows when it ends.

    `pending`: what ends it has not happened; `last` is then the day on which it ends if nothing happens.
    """

    first: date
    last: date | None
    pending: bool = False


class Count(NamedTuple):
    """Where a period of working days ends. `last`: None when a stop has no end.

    `pending`: whether a pending stop is among those that began within it. `taken`: for each of these, in order of `first`, how many
    working days it took out.
    """

    last: date | None
    pending: bool
    taken: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date and why. `due` is None while it cannot be known; `latest_if_silent` is then the date if nothing more comes.

    `provisional`: it lies in a year whose holiday notice is not known. `start`, `unit` and `stops` are what the days were counted with, so
    that a picture can number them; `start` is None where nothing is counted, `ends` the last day of the count where it is not the due date.
    """

    due: date | None
    provisional: bool
    reasoning: Reasoning
    latest_if_silent: date | None = None
    start: date | None = None
    unit: Unit = Unit.WORKING_DAYS
    stops: tuple[Stop, ...] = ()
    ends: date | None = None

    @property
    def last(self) -> date | None:
        """The due date or, while it is not known, the day on which it would be if nothing came."""
        return self.due or self.latest_if_silent


def count_working_days(calendar: Calendar, start: date, count: int, stops: Sequence[Stop]) -> Count:
    """Where the `count`-th working day after `start` lies that no stop takes out. A day that two stops take out is out once.

    `stops` are in order of `first`. A stop that begins after the last day comes too late and takes nothing.
    Units: working days. Law: OGI-R art 33.
    """
    last, covered, pending = calendar.after(start, count), start, False
    taken: list[int] = []
    for stop in stops:
        if stop.first > last:
            break
        pending = pending or stop.pending
        if stop.last is None:
            return Count(None, True, (*taken, 0))
        # Only days after those that earlier stops took, and after the start, are still there to be taken.
        lost = calendar.elapsed(max(covered, stop.first - _DAY), stop.last)
        last, covered = calendar.after(last, lost), max(covered, stop.last)
        taken.append(lost)
    return Count(last, pending, tuple(taken))


def pushed(last: date, start: date, stops: Sequence[Stop]) -> date:
    """The last day of a period of days or months from `start`, later by each day that a stop takes out; every stop has an end.

    Not rolled to a working day: `Calendar.roll` does that. Units: calendar days.
    """
    covered = start
    for stop in stops:
        if stop.first > last or stop.last is None:
            break
        last += max(stop.last - max(covered, stop.first - _DAY), timedelta())
        covered = max(covered, stop.last)
    return last


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it has no such day: 2025-08-31 and 6 months are 2026-02-28.

    Law: Civil Code art 202. Units: months.
    """
    passed = day.year * 12 + day.month - 1 + months
    year, month = divmod(passed, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
