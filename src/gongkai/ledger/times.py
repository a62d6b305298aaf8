"""Days and instants as the ledger writes them: each in one way, so that equal entries are equal bytes."""

from datetime import date, datetime
from functools import lru_cache

from gongkai.law.zone import SHANGHAI

_OFFSET = "+08:00"


def day(text: str) -> date:
    """A day written as 2026-03-20, in no other way.

    Raises: ValueError.
    """
    if type(text) is not str:  # what JSON can hold may have no hash, by which days are remembered
        raise ValueError(f"{text!r:.100} is no day such as 2026-03-20")
    return _day(text)


def instant(text: str) -> datetime:
    """An instant written as 2026-03-20T17:05:00+08:00, with the microseconds (17:05:00.000120) if there are any, in no other way.

    Raises: ValueError.
    """
    try:
        if type(text) is str and text.endswith(_OFFSET):
            local = text[: -len(_OFFSET)]
            found = datetime.fromisoformat(local)
            if found.tzinfo is None and found.isoformat() == local:
                return found.replace(tzinfo=SHANGHAI)
    except ValueError:
        pass  # told below, as every other text that is no instant
    raise ValueError(f"{text!r:.100} is no instant such as 2026-03-20T17:05:00+08:00")


def written(at: datetime) -> str:
    """An instant as the ledger writes it, in the time of Shanghai."""
    return at.astimezone(SHANGHAI).isoformat()


@lru_cache(maxsize=1 << 16)
def _day(text: str) -> date:
    try:
        if len(text) == len("2026-03-20") and text[4] == text[7] == "-":
            return date.fromisoformat(text)
    except ValueError:
        pass  # told below, as every other text that is no day
    raise ValueError(f"{text!r:.100} is no day such as 2026-03-20")
