"""Days and instants as the ledger writes them: each in one way, so that equal entries are equal bytes."""

from datetime import date, datetime
from functools import lru_cache

from gongkai.law.zone import SHANGHAI

_OFFSET = "+08:00"


@lru_cache(maxsize=1 << 16)
def day(text: str) -> date:
    """A day written as 2026-03-20, in no other way.

    Raises: ValueError.
    """
    try:
        if type(text) is str and len(text) == len("2026-03-20") and text[4] == text[7] == "-":
            return date.fromisoformat(text)
    except ValueError:
        pass  # told below, as every other text that is no day
    raise ValueError(f"{text!r} is no day such as 2026-03-20")


def instant(text: str) -> datetime:
    """An instant written as 2026-03-20T17:05:00+08:00, with or without a fraction of the second, in no other way.

    Raises: ValueError.
    """
    try:
        if type(text) is str and len(text) >= len("2026-03-20T17:05:00+08:00") and text[10] == "T" and text.endswith(_OFFSET):
            return datetime.fromisoformat(text[: -len(_OFFSET)]).replace(tzinfo=SHANGHAI)
    except ValueError:
        pass  # as above
    raise ValueError(f"{text!r} is no instant such as 2026-03-20T17:05:00+08:00")


def written(at: datetime) -> str:
    """An instant as the ledger writes it, in the time of Shanghai."""
    return at.astimezone(SHANGHAI).isoformat()
