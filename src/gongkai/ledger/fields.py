"""From the fields of an event to JSON and back, by their types."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, NoReturn, get_args, get_origin, get_type_hints

from gongkai.ledger.entry import Event
from gongkai.ledger.events.opening import Applicant
from gongkai.ledger.opaque import without_personal
from gongkai.ledger.times import day

_Read = Callable[[Any], Any]
_MOST = 200
"""Characters that a text can have: ids, numbers of files, names of organs."""


class Codec(NamedTuple):
    """How one type is written and read. `decode` raises ValueError."""

    encode: Callable[[Any], dict[str, Any]]
    decode: Callable[[dict[str, Any]], Any]


@cache
def codecs() -> Mapping[str, Codec]:
    """The codec of each event of the vocabulary, by its name."""
    return {kind.__name__: _codec(kind) for kind in get_args(Event)}


def _codec(kind: type[Any]) -> Codec:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    defaults = {field.name: field.default for field in fields(kind) if field.default is not MISSING}
    reads = tuple((name, _reader(hints[name])) for name in names)
    writes = tuple((name, _writer(hints[name])) for name in names)

    def decode(data: dict[str, Any]) -> Any:
        if data.keys() == wanted:
            return kind(*[read(data[name]) for name, read in reads])
        if unknown := data.keys() - wanted:
            raise ValueError(f"unknown field {', '.join(sorted(unknown))}")
        if missing := wanted - data.keys() - defaults.keys():
            raise ValueError(f"{', '.join(sorted(missing))} is missing")
        return kind(**{name: read(data[name]) for name, read in reads if name in data})

    wanted = set(names)
    return Codec(lambda event: {name: write(getattr(event, name)) for name, write in writes}, decode)


def _writer(hint: Any) -> _Read:
    if hint is date:
        return date.isoformat
    if get_origin(hint) is UnionType:
        write = _writer(_wanted(hint))
        return lambda value: None if value is None else write(value)
    if hint == tuple[Applicant, ...]:
        return lambda value: [{"id": one.id, "kind": one.kind} for one in value]
    return lambda value: value


def _reader(hint: Any) -> _Read:
    if get_origin(hint) is UnionType:
        read = _reader(_wanted(hint))
        return lambda value: None if value is None else read(value)
    if get_origin(hint) is tuple:
        return _list(_reader(get_args(hint)[0]))
    if hint is Applicant:
        applicant = _codec(Applicant)
        return lambda value: applicant.decode(value) if type(value) is dict else _refuse(value, "an object with id and kind")
    if hint is date:
        return day
    if issubclass(hint, StrEnum):
        return _member(hint)
    return {str: _text, int: _whole, bool: _truth}[hint]


def _wanted(hint: Any) -> Any:
    return next(one for one in get_args(hint) if one is not NoneType)


def _list(read: _Read) -> _Read:
    return lambda value: tuple(map(read, value)) if type(value) is list else _refuse(value, "a list")


def _member(kind: type[StrEnum]) -> _Read:
    members = {member.value: member for member in kind}
    return lambda value: members[value] if type(value) is str and value in members else _refuse(value, f"one of {', '.join(members)}")


def _text(value: Any) -> str:
    if type(value) is str and 0 < len(value) <= _MOST and value.isprintable():
        return without_personal(value)
    return _refuse(value, f"a text of 1 to {_MOST} printable characters")


def _whole(value: Any) -> int:
    return value if type(value) is int else _refuse(value, "an integer")


def _truth(value: Any) -> bool:
    return value if type(value) is bool else _refuse(value, "true or false")


def _refuse(value: Any, wanted: str) -> NoReturn:
    raise ValueError(f"{value!r:.100} is not {wanted}")
