"""Publication within a special period: which categories there are, and what each period is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from gongkai.errors import ContractError
from gongkai.law.dated import in_force
from gongkai.law.entries import message_of, rows_of
from gongkai.law.message import Message
from gongkai.law.periods import Period, PeriodKind, period_of
from gongkai.law.rule_files import rules_of

_FILE = "publication.toml"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of information that a law or regulation has published within a period of its own. `formed`: the day from which it runs."""

    name: str
    label: Message
    formed: Message


@cache
def categories() -> Mapping[str, Category]:
    """The categories, by name.

    Law: OGI-R art 26, second half of the sentence: where a law or regulation sets another period, that one holds.
    """
    return rules_of(_FILE, lambda data: {name: category_of(name, row) for name, row in data["categories"].items()})


def special_period(category: str, on: date) -> Period:
    """The period for a category that governed on the day from which it runs: 7 working days for a licence.

    Raises: ContractError for an unknown category, or a day on which no special period held.
    """
    if category not in categories():
        raise ContractError(f"unknown category {category!r}", remedy=f"use one of {', '.join(categories())}, or none")
    return in_force((one for one in special_periods() if one.variant == category), on, f"publication ({category})")


@cache
def special_periods() -> tuple[Period, ...]:
    """Every version of every special period.

    Raises: RuleDataError when the data file is malformed.
    """
    return rules_of(_FILE, _periods)


def _periods(data: Mapping[str, Any]) -> tuple[Period, ...]:
    shared = {"kind": PeriodKind.PUBLICATION.value, "row": "D.9", "event": "formed"}
    found = tuple(period_of({**shared, **_renamed(row)}) for row in rows_of(data, "periods"))
    if {one.variant for one in found} != data["categories"].keys():
        raise ValueError("each category needs at least one period, and each period a category")
    return found


def _renamed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"variant" if name == "category" else name: value for name, value in row.items()}


def category_of(name: str, row: Mapping[str, Any]) -> Category:
    """The category that an entry of a data file describes.

    Raises: KeyError, ValueError when it is not as it must be.
    """
    return Category(name, message_of(row), message_of(row["formed"]))
