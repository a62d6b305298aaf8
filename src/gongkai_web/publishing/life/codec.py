"""Events as rows hold them: a name, and what they say as JSON."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from re import sub
from typing import Any, get_type_hints

from gongkai.errors import ContractError
from gongkai_web.publishing.life.events import Drafted, Event
from gongkai_web.publishing.life.fold import STEPS

_BESIDE = frozenset({"happened_on", "person"})
"""Columns of their own."""


def kind_of(event: type[Event]) -> str:
    """The name of a kind of event: `attribute_fixed`."""
    return sub(r"(?<!^)(?=[A-Z])", "_", event.__name__).lower()


def _hints(event: type[Event]) -> Mapping[str, Any]:
    return {name: hint for name, hint in get_type_hints(event).items() if name not in _BESIDE}


_VOCABULARY: tuple[type[Event], ...] = (Drafted, *STEPS)
_KINDS: Mapping[str, type[Event]] = {kind_of(one): one for one in _VOCABULARY}
_HINTS = {kind: _hints(event) for kind, event in _KINDS.items()}


def encoded(event: Event) -> dict[str, Any]:
    """What an event says beside its day and its author, in values that JSON has."""
    return {one.name: _plain(getattr(event, one.name)) for one in fields(event) if one.name not in _BESIDE}


def decoded(kind: str, happened_on: date, data: Mapping[str, Any], person: int | None = None) -> Event:
    """The event that a row holds.

    Raises: ContractError for a kind or for data that no event has.
    """
    found = _KINDS.get(kind)
    if found is None:
        raise ContractError(f"unknown event {kind!r}", remedy=f"use one of {', '.join(_KINDS)}")
    hints = _HINTS[kind]
    try:
        return found(happened_on, person=person, **{name: _typed(hints[name], value) for name, value in data.items()})
    except (KeyError, TypeError, ValueError) as error:
        raise ContractError(f"malformed data of the event {kind}", why=str(error), remedy=f"give {', '.join(hints)}") from error


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else list(value) if isinstance(value, tuple) else value


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if hint == date | None and value is not None:
        return date.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value
