"""When an item has to be public, and when what is not public is looked at again."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from gongkai.errors import ContractError
from gongkai.law.clock import Deadline, months_after
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind
from gongkai.law.publication import Category, categories
from gongkai.law.workdays import Calendar, calendar

SOON = 3
"""Working days before the due date in which an item is marked."""
_LONGEST_FILING = 60
"""No day whose filing period ends on a given one lies further back: 30 days, and the holidays into which its end may fall."""
_SHORTEST = {"rule_in_force", "land_notice"}
"""Categories of the library that say how long something must have been public, not by when it must be."""


class Alert(StrEnum):
    """How an item stands to its due date."""

    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


def special_periods() -> dict[str, Category]:
    """The categories of information that a law has published within a period of its own (D.9), by code."""
    return {code: one for code, one in categories().items() if code not in _SHORTEST}


def due(made_on: date, special_period: str = "", known: Calendar | None = None) -> Deadline:
    """When information made or changed on a day has to be public: 20 working days, or the period of its own that a law sets.

    A document made on 2026-03-02 is due on 2026-03-30, a penalty decision (`penalty`) of 2026-04-29 on 2026-05-12.
    Law: OGI-R 26, and the acts of D.9. Units: as the law has them.
    Raises: ContractError for an unknown category, and for days that the calendar does not reach.
    """
    return deadline(PeriodKind.PUBLICATION, {"formed": [made_on]}, known or calendar(), variant=special_period or None)


def due_on(made_on: date | None, special_period: str = "", changed_on: date | None = None) -> date | None:
    """The same day alone, for lists; None without a date, and where no calendar of working days reaches.

    `changed_on`: where what was made on the other day is opened or amended, the day of that, from which the period runs then.
    """
    since = changed_on or made_on
    if since is None:
        return None
    try:
        return due(since, special_period).last
    except ContractError:
        return None


def take_down(overturned_on: date, known: Calendar | None = None) -> Deadline:
    """By when a published penalty decision that was overturned has to be withdrawn, with the reason told to the public.

    Voided on 2026-09-23, it has to be withdrawn by 2026-09-29. Law: Law on Administrative Penalties 48, 85. Units: working days.
    Raises: ContractError for days that the calendar does not reach.
    """
    return deadline(PeriodKind.PENALTY_WITHDRAWAL, {"voided": [overturned_on]}, known or calendar())


def take_down_by(overturned_on: date) -> date:
    """The same day alone; where no calendar reaches, the day itself: late is said rather than nothing."""
    try:
        return take_down(overturned_on).last or overturned_on
    except ContractError:
        return overturned_on


def file_by(published_on: date) -> date | None:
    """By when rules published on a day have to be filed for the record: of 2026-03-02 by 2026-04-01.

    None for a day on which no rule known here held, and for days that the calendar does not reach. Law: RULES-R 34.
    """
    try:
        return deadline(PeriodKind.RULE_FILING, {"promulgated": [published_on]}, calendar()).last
    except ContractError:
        return None


@lru_cache(maxsize=32)
def filed_until(last: date) -> date | None:
    """The last day of publication of which rules have to be filed by a day: by 2026-04-01 those of 2026-03-02.

    None where no rule known here held, and where the calendar does not reach. Law: RULES-R 34.
    """
    days = (last - timedelta(days=back) for back in range(_LONGEST_FILING))
    return next((day for day in days if (until := file_by(day)) is not None and until <= last), None)


def soon_until(today: date, known: Calendar | None = None) -> date:
    """The last day that is marked as near today: on Monday 2026-03-02 the Thursday after."""
    return (known or calendar()).after(today, SOON + 1) - timedelta(days=1)


def alert(due_on: date, today: date, *, published_on: date | None = None, known: Calendar | None = None) -> Alert:
    """How an item stands to its due date, of which the whole day belongs to the period. What is public is in time, or for ever late."""
    if published_on is not None:
        return Alert.OVERDUE if published_on > due_on else Alert.IN_TIME
    if today > due_on:
        return Alert.OVERDUE
    return Alert.DUE_SOON if (known or calendar()).elapsed(today, due_on) <= SOON else Alert.IN_TIME


def reassessment(assessed_on: date, months: int) -> date:
    """The day on which what is not public is looked at again. Law: OGI-R 18, which says: periodically."""
    return months_after(assessed_on, months)
