"""What an entry of a rule data file must hold, and the plain words when it does not."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.law.message import Message


def entry(row: object, required: set[str], optional: set[str] | None = None) -> None:
    """Checks that an entry has every field that it needs and none that is unknown.

    Raises: ValueError.
    """
    if not isinstance(row, Mapping):
        raise ValueError(f"{row!r} is not a table with {', '.join(sorted(required))}")
    if missing := required - row.keys():
        raise ValueError(f"{', '.join(sorted(missing))} is missing")
    if unknown := row.keys() - required - (optional or set()):
        raise ValueError(f"unknown field {', '.join(sorted(unknown))}")


def text_of(row: Mapping[str, Any], name: str) -> str:
    """A text that is not empty.

    Raises: ValueError.
    """
    value = row[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} must be a text, not {value!r}")
    return value


def day_of(row: Mapping[str, Any], name: str) -> date:
    """A date without a time of day.

    Raises: ValueError.
    """
    return as_day(row[name], name)


def as_day(value: object, name: str) -> date:
    """The value, which must be a date without a time of day.

    Raises: ValueError.
    """
    if type(value) is not date:
        raise ValueError(f"{name} must be a date such as 2026-02-17, not {value!r}")
    return value


def rows_of(row: Mapping[str, Any], name: str) -> list[Any]:
    """A list.

    Raises: ValueError.
    """
    value = row[name]
    if not isinstance(value, list):
        raise ValueError(f"{name} must be a list, not {value!r}")
    return value


def message_of(row: Mapping[str, Any]) -> Message:
    """The two languages of an entry.

    Raises: KeyError, ValueError when one is missing or empty.
    """
    return Message(text_of(row, "zh"), text_of(row, "en"))


def span_of(row: Mapping[str, Any]) -> tuple[date, date | None]:
    """First and last day on which a version governs; no last day while it is in force.

    Raises: KeyError, ValueError when it ends before it begins.
    """
    since = day_of(row, "since")
    until = day_of(row, "until") if "until" in row else None
    if until is not None and until < since:
        raise ValueError(f"a version begins on {since} and ends before that, on {until}")
    return since, until
