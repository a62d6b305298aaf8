"""The holiday notices of the State Council: which days each gives off, which weekend days it has worked, and since when that is known.

One file a year in `data/workdays/`. What cannot be a year's arrangement is refused: a wrong calendar moves every deadline without a word.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from gongkai.errors import RuleDataError
from gongkai.law.entries import as_day, day_of, entry, rows_of, text_of
from gongkai.law.statutory_days import Festival, known_festival, statutory

_FILE_NAME = re.compile(r"(\d{4})\.toml")
_SATURDAY = 5
_MAY_BE_UNCONFIRMED = {"number", "dated", "announced"}


@dataclass(frozen=True, slots=True)
class Holiday:
    """One paragraph of a notice: the days off for a festival, weekend days among them, and the weekend days worked to make up for it."""

    festivals: tuple[Festival, ...]
    off: tuple[date, ...]
    work: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A holiday notice. `dated`: the day it bears (成文日期); `announced`: the day it was published, from which it is known.

    `unconfirmed` names those of number, dated and announced for which neither the notice nor a dated print of it was seen.
    """

    title: str
    number: str
    dated: date
    announced: date
    source: str
    unconfirmed: tuple[str, ...]
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year's notices, oldest first: each changes the ones before it, day by day."""

    year: int
    notices: tuple[Notice, ...]

    def known_on(self, day: date) -> "Year":
        """The same, without the notices that had not been published by then. It may have none left."""
        return Year(self.year, tuple(notice for notice in self.notices if notice.announced <= day))


@cache
def noticed_years() -> tuple[Year, ...]:
    """Every year for which the library has a notice, in order.

    Raises: RuleDataError when one of the files is malformed.
    """
    folder = files(__package__).joinpath("data/workdays")
    return tuple(read_year(file.name, file.read_text(encoding="utf-8")) for file in sorted(folder.iterdir(), key=lambda file: file.name))


def read_year(name: str, content: str) -> Year:
    """A year's notices from the file of that name.

    Raises: RuleDataError, with file and reason, when it cannot be the arrangement of its year: no notice, no day off, a day outside of the
        year and the December before, a make-up day on a weekday, a day named twice, notices out of order, a wrong name.
    """
    try:
        return _year(name, tomllib.loads(content))
    except ValueError as error:  # a TOMLDecodeError is one
        raise RuleDataError(str(error), where=name, remedy="compare with the notice, then with the files of other years") from error


def _year(name: str, data: Mapping[str, Any]) -> Year:
    entry(data, {"year"}, {"notices"})
    named, year = _FILE_NAME.fullmatch(name), data["year"]
    if named is None or type(year) is not int or int(named[1]) != year:
        raise ValueError(f"the file says that its year is {year!r}, its name must be that year and .toml")
    notices = tuple(_notice(row, year) for row in rows_of({"notices": [], **data}, "notices"))
    if not notices:
        raise ValueError(f"no notice: {year} stays without a calendar until its notice is there")
    if not any(holiday.off for holiday in notices[0].holidays):
        raise ValueError("the notice gives no day off: that is no year without holidays, it is a notice that was not copied")
    for earlier, later in pairwise(notices):
        if later.dated < earlier.dated or later.announced < earlier.announced:
            raise ValueError(f"{later.number} stands after {earlier.number} and is older")
    return Year(year, notices)


def _notice(row: Mapping[str, Any], year: int) -> Notice:
    entry(row, {"title", "number", "dated", "announced", "source", "holidays"}, {"unconfirmed"})
    number, dated, announced = text_of(row, "number"), day_of(row, "dated"), day_of(row, "announced")
    if announced < dated:
        raise ValueError(f"{number} was announced on {announced}, before its own date {dated}")
    if announced.year not in (year - 1, year):
        raise ValueError(f"{number} was announced on {announced}: a notice for {year} comes in the year before or in the year")
    unconfirmed = rows_of({"unconfirmed": [], **row}, "unconfirmed")
    if not _MAY_BE_UNCONFIRMED.issuperset(unconfirmed):
        raise ValueError(f"unconfirmed can name {', '.join(sorted(_MAY_BE_UNCONFIRMED))}, not {unconfirmed!r}")
    holidays = tuple(_holiday(one, year) for one in rows_of(row, "holidays"))
    _refuse_days_named_twice(number, holidays)
    return Notice(text_of(row, "title"), number, dated, announced, text_of(row, "source"), tuple(unconfirmed), holidays)


def _refuse_days_named_twice(number: str, holidays: Sequence[Holiday]) -> None:
    off = [day for holiday in holidays for day in holiday.off]
    work = [day for holiday in holidays for day in holiday.work]
    for day in sorted(set(off) & set(work)):
        raise ValueError(f"{number} gives {day} off and has it worked")
    for day in sorted(off + work):
        if (off + work).count(day) > 1:
            raise ValueError(f"{number} names {day} twice")


def _holiday(row: Mapping[str, Any], year: int) -> Holiday:
    entry(row, {"festivals", "off"}, {"days", "work"})
    known = statutory().festivals
    festivals = tuple(known_festival(name, known) for name in rows_of(row, "festivals"))
    if not festivals:
        raise ValueError("a holiday without a festival")
    off = tuple(day for days in rows_of(row, "off") for day in _range(days))
    if "days" in row and row["days"] != len(off):
        raise ValueError(f"{festivals[0].zh} has {row['days']} days by the notice's own count, {len(off)} by its dates")
    work = tuple(as_day(day, "a working day") for day in rows_of({"work": [], **row}, "work"))
    for day in off + work:
        if not date(year - 1, 12, 1) <= day <= date(year, 12, 31):
            raise ValueError(f"{day} lies neither in {year} nor in the December before")
    for day in work:
        if day.weekday() < _SATURDAY:
            raise ValueError(f"{day} is a {day:%A}: only a Saturday or Sunday can be worked to make up for a holiday")
    return Holiday(festivals, off, work)


def _range(days: object) -> tuple[date, ...]:
    """The days from the first to the last, both of which are given; one alone is itself."""
    if not isinstance(days, list) or len(days) not in (1, 2):
        raise ValueError(f"days off are [first, last] or [day], not {days!r}")
    first, last = as_day(days[0], "a day off"), as_day(days[-1], "a day off")
    if last < first:
        raise ValueError(f"days off from {first} to {last} run backwards")
    return tuple(first + timedelta(days=passed) for passed in range((last - first).days + 1))
