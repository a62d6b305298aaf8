"""The statutory holidays themselves: what stands even in a year for which no holiday notice is known yet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from gongkai.errors import ContractError
from gongkai.law.entries import day_of, entry, rows_of, text_of
from gongkai.law.rule_files import rules_of

_FILE = "statutory_days.toml"
_MONTH_DAY = re.compile(r"\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Festival:
    """What a holiday is called."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The days of one festival: on fixed days of the year (month, day), or so many days after the festival's own day (-1: its eve)."""

    festival: Festival
    on: tuple[tuple[int, int], ...]
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One version of the holiday regulation: 513 of 2007, 644 of 2013, 795 of 2024."""

    number: str
    dated: date
    announced: date
    since: date
    source: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """A holiday for all citizens, and the order that makes it one. Two festivals can fall on one day, as on 2020-10-01."""

    on: date
    festivals: tuple[Festival, ...]
    order: Order


@dataclass(frozen=True, slots=True)
class Statutory:
    """The orders, oldest first, and the days of the moving festivals, year by year without a gap."""

    festivals: Mapping[str, Festival]
    orders: tuple[Order, ...]
    dates: Mapping[int, Mapping[str, date]]

    @property
    def first_year(self) -> int:
        """The first year whose festivals are known."""
        return min(self.dates)

    @property
    def last_year(self) -> int:
        """The last year whose festivals are known."""
        return max(self.dates)

    def known_on(self, day: date) -> "Statutory":
        """The same, without the orders that had not been published by then: on 2013-06-01 nobody knew that the eve would go in 2014."""
        return replace(self, orders=tuple(order for order in self.orders if order.announced <= day))

    def days(self, year: int) -> tuple[StatutoryDay, ...]:
        """The statutory holidays of a year, each under the order in force on that day.

        Law: 全国年节及纪念日放假办法 art 2. A holiday on a weekend is made up on a working day (art 6); which, only the notice says.
        Raises: ContractError for a year whose festivals are not known.
        """
        if year not in self.dates:
            why = f"the library knows them from {self.first_year} to {self.last_year}"
            raise ContractError(f"the festivals of {year} are not known", why=why, remedy=f"add the year to {_FILE}")
        found: dict[date, StatutoryDay] = {}
        for order, next_since in zip(self.orders, [*(later.since for later in self.orders[1:]), date.max], strict=True):
            for on, festival in self._days(order, year):
                if order.since <= on < next_since:
                    before = found[on].festivals if on in found else ()
                    found[on] = StatutoryDay(on, (*before, festival), order)
        return tuple(found[on] for on in sorted(found))

    def _days(self, order: Order, year: int) -> list[tuple[date, Festival]]:
        days = [(date(year, month, day), rule.festival) for rule in order.rules for month, day in rule.on]
        for rule in order.rules:
            days += [(self.dates[year][rule.festival.id] + timedelta(days=offset), rule.festival) for offset in rule.offsets]
        return days


@cache
def statutory() -> Statutory:
    """The statutory holidays that the library knows.

    Raises: RuleDataError when the data file is malformed.
    """
    return rules_of(_FILE, read_statutory)


def read_statutory(data: Mapping[str, Any]) -> Statutory:
    """The statutory holidays that a data file describes.

    Raises: ValueError when it is malformed, leaves out a year, or names a festival that it does not describe.
    """
    entry(data, {"festivals", "orders", "dates"})
    festivals = {one.id: one for one in map(_festival, rows_of(data, "festivals"))}
    orders = tuple(_order(row, festivals) for row in rows_of(data, "orders"))
    if not orders or any(later.since <= earlier.since for earlier, later in pairwise(orders)):
        raise ValueError("the orders must be at least one, the oldest first")
    moving = {rule.festival.id for order in orders for rule in order.rules if rule.offsets}
    return Statutory(festivals, orders, _dates(rows_of(data, "dates"), moving))


def _festival(row: Mapping[str, Any]) -> Festival:
    entry(row, {"id", "zh", "en"})
    return Festival(text_of(row, "id"), text_of(row, "zh"), text_of(row, "en"))


def _order(row: Mapping[str, Any], festivals: Mapping[str, Festival]) -> Order:
    entry(row, {"number", "dated", "announced", "since", "source", "days"})
    rules = tuple(_rule(rule, festivals) for rule in rows_of(row, "days"))
    return Order(
        text_of(row, "number"), day_of(row, "dated"), day_of(row, "announced"), day_of(row, "since"), text_of(row, "source"), rules
    )


def _rule(row: Mapping[str, Any], festivals: Mapping[str, Festival]) -> Rule:
    entry(row, {"festival"}, {"on", "offsets"})
    on, offsets = row.get("on", []), row.get("offsets", [])
    if bool(on) == bool(offsets):
        raise ValueError(f"{row['festival']} needs either `on` or `offsets`")
    if not all(isinstance(one, str) and _MONTH_DAY.fullmatch(one) for one in on):
        raise ValueError(f"{on} must be months and days such as 05-01")
    if not all(type(one) is int for one in offsets):
        raise ValueError(f"{offsets} must be numbers of days")
    days = [date.fromisoformat(f"2001-{one}") for one in on]  # a year without 29 February: no day that some years lack
    return Rule(known_festival(row["festival"], festivals), tuple((day.month, day.day) for day in days), tuple(offsets))


def known_festival(id: str, festivals: Mapping[str, Festival]) -> Festival:
    """The festival of that id.

    Raises: ValueError for one that the file does not describe.
    """
    if id not in festivals:
        raise ValueError(f"unknown festival {id!r}: use one of {', '.join(festivals)}, or describe it in {_FILE}")
    return festivals[id]


def _dates(rows: list[Mapping[str, Any]], moving: set[str]) -> Mapping[int, Mapping[str, date]]:
    dates: dict[int, Mapping[str, date]] = {}
    for row in rows:
        entry(row, moving)
        days = {name: day_of(row, name) for name in row}
        years = {day.year for day in days.values()}
        if len(years) != 1:
            raise ValueError(f"the festivals of one line lie in several years: {', '.join(map(str, sorted(years)))}")
        year = years.pop()
        if dates and year != max(dates) + 1:
            raise ValueError(f"after {max(dates)} comes {max(dates) + 1}, not {year}")
        dates[year] = days
    if not dates:
        raise ValueError("no year has dates")
    return dates
