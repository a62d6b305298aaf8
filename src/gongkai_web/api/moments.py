"""Days and moments as programs send them. Anything else is refused: a bare number is seconds to one reader and a year to another."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, WithJsonSchema

_FIRST, _LAST = date(1970, 1, 1), date(2999, 12, 31)
"""Days before and after are taken for these: nothing was made public before, and nothing will be after."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})")
_CHINA = ZoneInfo("Asia/Shanghai")


def day(typed: object) -> date | None:
    """The day; None where none is given. Raises: ValueError."""
    if typed is None:
        return None
    if not isinstance(typed, str) or not _DAY.fullmatch(typed):
        raise ValueError("A day is written like 2026-03-02.")
    return _bound(typed) or date.fromisoformat(typed)


def moment(typed: object) -> datetime | None:
    """The moment, or the first one of a day in China; None where none is given. Raises: ValueError."""
    if typed is None:
        return None
    if not isinstance(typed, str):
        raise ValueError("A moment is written like 2026-03-02T08:00:00+08:00 or 2026-03-02.")
    if _DAY.fullmatch(typed):
        return datetime.combine(_bound(typed) or date.fromisoformat(typed), time(), _CHINA)
    written = typed.upper().replace(" ", "+")  # the sign of an address that was not encoded arrives as a blank
    if not _MOMENT.fullmatch(written):
        raise ValueError("A moment is written like 2026-03-02T08:00:00+08:00, with its zone, or as a day: 2026-03-02.")
    outside = _bound(written)
    return datetime.combine(outside, time(), UTC) if outside else datetime.fromisoformat(written)


def _bound(typed: str) -> date | None:
    """What a day beyond the bounds is taken for; None for any other. Text tells: Python knows no year 0, and no zone in the year 9999."""
    return _FIRST if typed < str(_FIRST) else _LAST if typed[:10] > str(_LAST) else None


Day = Annotated[date | None, BeforeValidator(day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    datetime | None,
    BeforeValidator(moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}),
]
