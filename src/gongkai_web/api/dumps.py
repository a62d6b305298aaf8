"""Everything of a set as a file, written while it is sent."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from threading import BoundedSemaphore
from weakref import finalize

from gongkai_web.api.answers import plain
from gongkai_web.api.safe_csv import lines

Rows = Iterable[Mapping[str, object]]
_AT_ONCE = 2
_FREE = BoundedSemaphore(_AT_ONCE)
"""So many are sent at once by each web process. A slow reader keeps a thread busy all the while, and pages need threads as well."""
_LINES = 500
"""Lines sent together: one by one they would take longer."""


class Dump(Iterator[str]):
    """The file, in parts. It counts as being sent until its end, or until it is closed or let go of."""

    def __init__(self, written: Iterator[str]) -> None:
        self._written = written
        self.close = finalize(self, _FREE.release)

    def __next__(self) -> str:
        if part := "".join(islice(self._written, _LINES)):
            return part
        self.close()
        raise StopIteration


def dump(rows: Rows, kind: str) -> Dump | None:
    """The rows as a file of that kind (csv, json, ndjson); None while as many as may be are being sent."""
    return Dump(WRITTEN[kind](rows)) if _FREE.acquire(blocking=False) else None


def _csv(rows: Rows) -> Iterator[str]:
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        return
    header = list(first)
    yield from lines(header, ([row[name] for name in header] for row in chain((first,), waiting)))


def _json(rows: Rows) -> Iterator[str]:
    """An array, a row a line."""
    before = "[\n"
    for row in rows:
        yield before + _object(row)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def _ndjson(rows: Rows) -> Iterator[str]:
    """An object a line, and nothing else: what was received of it can be read, even where the rest is missing."""
    return (f"{_object(row)}\n" for row in rows)


def _object(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, default=plain)


WRITTEN = {"csv": _csv, "json": _json, "ndjson": _ndjson}
