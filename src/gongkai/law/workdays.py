"""Working days: which days count for a period of working days, and why, as it was known on a given day.

A working day is a Monday to Friday that neither a holiday notice nor, where no notice is known yet, the statute gives off, and a
Saturday or Sunday that a notice has worked.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import accumulate, compress

from gongkai.errors import ContractError
from gongkai.law.holiday_notices import Holiday, Notice, Year, noticed_years
from gongkai.law.message import Message
from gongkai.law.statutory_days import Festival, Order, Statutory, StatutoryDay, statutory

_WEEK = b"\x01\x01\x01\x01\x01\x00\x00"
_WEEKDAYS = tuple(zip("一二三四五六日", ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))


class Kind(StrEnum):
    """What kind of day a day is."""

    WORKDAY = "workday"
    """A Monday to Friday like any other."""
    MAKE_UP = "make_up"
    """A Saturday or Sunday that a notice has worked."""
    WEEKEND = "weekend"
    """A Saturday or Sunday like any other."""
    HOLIDAY = "holiday"
    """Off by a notice or, where none is known, by the statute."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day and why it is worked or not. `notice` or `order` is what makes it so; an ordinary day has neither.

    `provisional`: the notice of its year was not known.
    """

    on: date
    kind: Kind
    festivals: tuple[Festival, ...]
    notice: Notice | None
    order: Order | None
    provisional: bool

    @property
    def text(self) -> Message:
        """One sentence: 2026-02-14（星期六）因春节调休上班（国办发明电〔2025〕7号）。"""
        zh_weekday, en_weekday = _WEEKDAYS[self.on.weekday()]
        zh_name, en_name = "、".join(one.zh for one in self.festivals), " and ".join(one.en for one in self.festivals)
        match self.kind:
            case Kind.WORKDAY:
                zh, en = "是工作日", "is a working day"
            case Kind.MAKE_UP:
                zh, en = f"因{zh_name}调休上班", f"is worked to make up for {en_name}"
            case Kind.WEEKEND:
                zh, en = "是休息日", "is a day of rest"
            case Kind.HOLIDAY:
                zh, en = f"因{zh_name}放假", f"is off for {en_name}"
        if (basis := self.notice or self.order) is not None:
            zh, en = f"{zh}（{basis.number}）", f"{en} ({basis.number})"
        if self.provisional:
            zh, en = f"{zh}，{self.on.year}年放假安排尚未公布", f"{en}; the notice for {self.on.year} is not yet known"
        return Message(f"{self.on}（星期{zh_weekday}）{zh}。", f"{self.on} ({en_weekday}) {en}.")


class Calendar:
    """Which days are working days, as the given notices and orders have it. It does not change.

    Counting is a look-up: the number of working days up to each day, and the day of each such number, are computed once.
    """

    __slots__ = ("_base", "_counts", "_days", "_first", "_last", "_noticed", "_on_notice", "_on_statute", "_works")

    def __init__(self, years: Sequence[Year], statutory: Statutory) -> None:
        """A year whose notices are none, or that is not given, has its statutory holidays alone.

        Raises: ContractError when a year is given twice or lies outside of the years whose festivals are known.
        """
        self._first, self._last = date(statutory.first_year, 1, 1), date(statutory.last_year, 12, 31)
        self._base = self._first.toordinal()
        self._noticed = frozenset(year.year for year in years if year.notices)
        if len({year.year for year in years}) < len(years) or not all(self._first.year <= year.year <= self._last.year for year in years):
            remedy = f"give each year once, from {self._first.year} to {self._last.year}"
            raise ContractError("the years of the calendar do not fit", why=", ".join(str(year.year) for year in years), remedy=remedy)
        self._on_notice = _on_notice(years)
        self._on_statute = _on_statute(statutory, self._noticed)
        self._works = self._working()
        self._counts = tuple(accumulate(self._works))
        ordinals = range(self._base, self._base + len(self._works))
        self._days = tuple(date.fromordinal(ordinal) for ordinal in compress(ordinals, self._works))

    def _working(self) -> bytes:
        length = self._last.toordinal() - self._base + 1
        start = self._first.weekday()
        works = bytearray((_WEEK * (length // 7 + 2))[start : start + length])
        for ordinal in self._on_statute:
            works[ordinal - self._base] = False
        for ordinal, (holiday, _) in self._on_notice.items():
            if ordinal >= self._base:  # the first notice also names days of the December before the calendar
                works[ordinal - self._base] = date.fromordinal(ordinal) in holiday.work
        return bytes(works)

    @property
    def first(self) -> date:
        """The first day it knows."""
        return self._first

    @property
    def last(self) -> date:
        """The last day it knows."""
        return self._last

    def is_workday(self, day: date) -> bool:
        """Whether work is done on that day: false on 2026-02-16 (Spring Festival), true on Saturday 2026-02-28 (made up for it).

        Raises: ContractError for a day that the calendar does not reach, as every method does.
        """
        return self._works[self._index(day)] == 1

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day, which is itself not counted: 20 after 2026-01-28 is 2026-03-03. 0: the day itself.

        Law: 民法典 art 201, by analogy. Units: working days.
        """
        index = self._index(day)
        if count < 0:
            raise ContractError(f"no period has {count} days", remedy="count from the other end")
        if count == 0:
            return day
        wanted = self._counts[index] + count
        if wanted > len(self._days):
            raise self._beyond(f"{count} working days after {day}")
        return self._days[wanted - 1]

    def elapsed(self, begin: date, end: date) -> int:
        """How many working days lie after `begin` up to and with `end`; none when `end` is not later. Units: working days."""
        return max(0, self._counts[self._index(end)] - self._counts[self._index(begin)])

    def roll(self, day: date) -> date:
        """The day itself when it is a working day, else the next one: where a period of calendar days ends.

        Law: 民事诉讼法 art 85, 民法典 art 203. 2026-10-04 lies in the National Day holiday and becomes 2026-10-08.
        """
        index = self._index(day)
        if self._works[index]:
            return day
        if self._counts[index] == len(self._days):
            raise self._beyond(f"the working day after {day}")
        return self._days[self._counts[index]]

    def is_provisional(self, day: date) -> bool:
        """Whether the notice of that day's year is not known: only weekends and statutory holidays are then."""
        self._index(day)
        return day.year not in self._noticed

    def notice_for(self, day: date) -> Notice | None:
        """The notice that gives that day off or has it worked; None for a day that no notice names."""
        return self.why(day).notice

    def why(self, day: date) -> Day:
        """What kind of day it is, for which festival, and by which notice or order."""
        ordinal, works = day.toordinal(), self.is_workday(day)
        provisional = self.is_provisional(day)
        if ordinal in self._on_notice:
            holiday, notice = self._on_notice[ordinal]
            return Day(day, Kind.MAKE_UP if works else Kind.HOLIDAY, holiday.festivals, notice, None, provisional)
        if ordinal in self._on_statute:
            statutory_day = self._on_statute[ordinal]
            return Day(day, Kind.HOLIDAY, statutory_day.festivals, None, statutory_day.order, provisional)
        return Day(day, Kind.WORKDAY if works else Kind.WEEKEND, (), None, None, provisional)

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._base
        if not 0 <= index < len(self._works):
            raise self._beyond(str(day))
        return index

    def _beyond(self, what: str) -> ContractError:
        remedy = "check the date; later years are added as docs/how-to/add-a-year.md says"
        return ContractError(f"the calendar does not reach {what}", why=f"it goes from {self._first} to {self._last}", remedy=remedy)


def _on_notice(years: Sequence[Year]) -> dict[int, tuple[Holiday, Notice]]:
    """The day's ordinal → the paragraph that settles it. A later notice changes an earlier one; next year's may change this December."""
    return {
        day.toordinal(): (holiday, notice)
        for year in sorted(years, key=lambda year: year.year)
        for notice in year.notices
        for holiday in notice.holidays
        for day in (*holiday.off, *holiday.work)
    }


def _on_statute(statutory: Statutory, noticed: frozenset[int]) -> dict[int, StatutoryDay]:
    """The statutory holidays of the years without a notice; a notice already holds those of its year."""
    years = (year for year in range(statutory.first_year, statutory.last_year + 1) if year not in noticed)
    return {day.on.toordinal(): day for year in years for day in statutory.days(year)}


def calendar(known_on: date | None = None) -> Calendar:
    """The calendar as the notices and orders published up to and with that day had it; None: all that the library knows.

    On 2020-01-20 Saturday 2020-02-01 was to be worked; since 2020-01-27 it is a day off.
    Raises: ContractError for a day before the first order.
    """
    moments = _announcements()
    known = len(moments) if known_on is None else bisect_right(moments, known_on)
    if known == 0:
        raise ContractError(f"no calendar was known on {known_on}", why=f"the first order is of {moments[0]}", remedy="check the date")
    return _calendar(moments[known - 1])


@cache
def _announcements() -> tuple[date, ...]:
    """The days on which the calendar changed. Between two of them all calendars are the same one."""
    orders = {order.announced for order in statutory().orders}
    return tuple(sorted(orders | {notice.announced for year in noticed_years() for notice in year.notices}))


@cache
def _calendar(announced: date) -> Calendar:
    return Calendar([year.known_on(announced) for year in noticed_years()], statutory().known_on(announced))
