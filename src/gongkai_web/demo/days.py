"""Days on which the offices of the fictional city work."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from gongkai.errors import ContractError
from gongkai.law.workdays import calendar

ZONE = ZoneInfo("Asia/Shanghai")
_ONE = timedelta(days=1)
_FRIDAY = 4


def works(day: date) -> bool:
    """Whether offices work on a day; from Monday to Friday where the calendar does not reach."""
    try:
        return calendar().is_workday(day)
    except ContractError:
        return day.weekday() <= _FRIDAY


def workday(day: date) -> date:
    """That day, or the last working day before it."""
    while not works(day):
        day -= _ONE
    return day


def before(day: date, count: int) -> date:
    """The working day so many working days before a day."""
    for _ in range(count):
        day = workday(day - _ONE)
    return day


def after(day: date, count: int) -> date:
    """The working day so many working days after a day."""
    for _ in range(count):
        day += _ONE
        while not works(day):
            day += _ONE
    return day


def in_office(day: date, chance: Random) -> datetime:
    """A moment of a day's office hours."""
    return datetime.combine(day, time(9 + chance.randrange(8), chance.randrange(60), chance.randrange(60)), ZONE)
