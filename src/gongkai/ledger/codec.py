"""Entries as lines of JSON: one form for each entry, so that its hash is the same wherever it is computed.

    {"v":1,"case":"R-7","number":3,"type":"Dispatched","happened_on":"2026-03-20","recorded_at":"2026-03-20T17:05:00+08:00","data":{"mode":"post"}}

Keys stand in this order, those of `data` in the order of the event's fields, without white space, in UTF-8; a sealed line ends with
the key `hash` (`gongkai.ledger.chain`). Reading is strict: what it does not know it refuses, with file, line and rule.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fields import codecs
from gongkai.ledger.opaque import PERSONAL, PersonalData
from gongkai.ledger.times import day, instant, written

VERSION = 1
"""The version that is written."""

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
"""Makes the object of a line of one version into that of the next; `v` is set by the caller."""

UPCASTERS: Mapping[int, Upcaster] = {}
"""For each older version, how it becomes the next. There is none before 1."""

_KEYS = ("v", "case", "number", "type", "happened_on", "recorded_at", "data")
_FORMAT = "LR-09: a line has the keys v, case, number, type, happened_on, recorded_at, data and, when it is sealed, hash"
_REMEDY = "restore the line from a copy"
_DIGITS = 15
"""Digits that a whole number has at most."""


class Line(NamedTuple):
    """An entry as it stands in a file. `hash`: None when it is not sealed."""

    entry: Entry
    hash: str | None


def encode(entry: Entry) -> str:
    """The line of an entry without hash and line break.

    Raises: LedgerError for an instant without a time zone.
    """
    if entry.recorded_at.utcoffset() is None:
        why = "LR-02: an instant has a time zone"
        raise LedgerError(
            "an entry was recorded at a time without a zone", why=why, remedy="give it one", case=entry.case, entry=entry.number
        )
    event = entry.event
    return _encode(
        {
            "v": VERSION,
            "case": entry.case,
            "number": entry.number,
            "type": type(event).__name__,
            "happened_on": entry.happened_on.isoformat(),
            "recorded_at": written(entry.recorded_at),
            "data": codecs()[type(event).__name__].encode(event),
        }
    )


def decode(text: str, upcasters: Mapping[int, Upcaster] = UPCASTERS) -> Line:
    """The entry that a line holds.

    Raises: LedgerError for what is not JSON, for keys, versions, events and values that are unknown or missing.
    """
    raw = parsed(text)
    if raw.get("v") != VERSION:
        raw = _upcast(raw, upcasters)
    try:
        case, number, name, data = raw["case"], raw["number"], raw["type"], raw["data"]
        on, at = raw["happened_on"], raw["recorded_at"]
    except KeyError as error:
        raise _malformed(raw, f"the key {error.args[0]} is missing", _FORMAT) from None
    if len(raw) != len(_KEYS) and not (len(raw) == len(_KEYS) + 1 and "hash" in raw):
        unknown = ", ".join(sorted(raw.keys() - {*_KEYS, "hash"}))
        raise _malformed(raw, f"unknown key {unknown}", _FORMAT)
    if type(case) is not str or not case or type(number) is not int or type(data) is not dict:
        raise _malformed(raw, "case, number or data is of the wrong kind", "LR-09: case is a text, number an integer, data an object")
    codec = codecs().get(name) if type(name) is str else None
    if codec is None:
        raise _malformed(raw, f"unknown event {name}", "LR-10: the vocabulary is closed", "see docs/reference/ledger.md")
    try:
        entry = Entry(case, number, day(on), instant(at), codec.decode(data))
    except PersonalData as error:
        raise _malformed(raw, str(error), PERSONAL, "give what names nobody, such as a running number") from None
    except ValueError as error:
        raise _malformed(raw, f"{name}: {error}", "LR-10: the vocabulary is closed", "see docs/reference/ledger.md") from None
    return Line(entry, raw.get("hash"))


def as_text(line: bytes) -> str:
    """The text of a line without its end.

    Raises: LedgerError when it is not UTF-8.
    """
    try:
        return line.rstrip(b"\r\n").decode()
    except UnicodeDecodeError:
        raise LedgerError("the line is not UTF-8", why="LR-09: a ledger is text in UTF-8", remedy=_REMEDY) from None


def parsed(text: str) -> dict[str, Any]:
    """The JSON object of a line.

    Raises: LedgerError when it is none, or has a key twice.
    """
    try:
        raw, end = _decode(text)
        if "\\u" in text:
            _encode(raw).encode()  # half of a pair of surrogates is no character and has no bytes
    except (ValueError, RecursionError):
        raw, end = None, 0
    if type(raw) is not dict or end != len(text):
        raise LedgerError("the line is not a JSON object", why="LR-09: each line is one object", remedy=_REMEDY)
    return raw


def content_of(raw: dict[str, Any]) -> tuple[str, str | None]:
    """The line that an object was before it was sealed, whatever white space it has now, and its hash."""
    rest = {key: value for key, value in raw.items() if key != "hash"}
    digest = raw.get("hash")
    return _encode(rest), digest if isinstance(digest, str) else None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of a line. Of two keys of one name the hash would be over the last, whatever else the line says."""
    found = dict(pairs)
    if len(found) != len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise LedgerError(f"the key {twice!a:.100} stands twice", why=_FORMAT, remedy=_REMEDY)
    return found


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _whole(digits: str) -> int:
    """Numbers of a ledger are small: one of thousands of digits could be read, but not printed or added up."""
    if len(digits) > _DIGITS:
        raise LedgerError("a number is too long", why=f"LR-09: whole numbers have at most {_DIGITS} digits", remedy=_REMEDY)
    return int(digits)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_constant=_constant).raw_decode


def _upcast(raw: dict[str, Any], upcasters: Mapping[int, Upcaster]) -> dict[str, Any]:
    """The line in the version that is written; its hash, which is over what was written, stays."""
    while (version := raw.get("v")) != VERSION:
        if type(version) is not int or version not in upcasters:
            known = ", ".join(map(str, sorted({*upcasters, VERSION})))
            raise _malformed(raw, f"version {version} is unknown", f"LR-09: this program knows {known}", "read it with a newer one")
        raw = {**upcasters[version](raw), "v": version + 1}
    return raw


def _malformed(raw: Mapping[str, Any], what: str, why: str, remedy: str = _REMEDY) -> LedgerError:
    case, number = raw.get("case"), raw.get("number")
    named, numbered = case if isinstance(case, str) else "", number if isinstance(number, int) else None
    return LedgerError(what, why=why, remedy=remedy, case=named, entry=numbered)
