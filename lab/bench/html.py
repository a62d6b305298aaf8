"""HTML: reading against a bare parse of the same pages, in this process and through the capped worker."""

from collections import deque

from selectolax.lexbor import LexborHTMLParser

from gongkai.audit.sandbox import Worker
from gongkai.audit.served import served
from gongkai.audit.wire import pack
from gongkai.reader.read import read
from gongkai.reader.source.decode import decode
from lab.bench.files import mix, sizes
from lab.bench.machine import clock_of, one_core
from lab.bench.measure import Race, Work, each, race
from lab.bench.result import Bar, Entry, Result, Table

SHARES = {
    "html_clean": 2,
    "html_word": 2,
    "html_nested_p": 1,
    "html_ghost_column": 1,
    "html_filler_cells": 1,
    "html_in_script": 1,
    "html_without_tables": 1,
}
"""How often each kind of page stands among the real reports that docs/reference/layouts.md was made from."""
MIXERS = ("page_frame",)
IN_PROCESS_LIMIT, WORKER_LIMIT = 3.0, 5.0
_OURS, _BARE = "gongkai", "selectolax"


def in_process(files: int = 270, rounds: int = 7) -> Result:
    """Cells and issues, without checks."""
    pages = mix(SHARES, files, MIXERS)
    with one_core():
        run = race({layout: {_OURS: _reading(some), _BARE: _parsing(some)} for layout, some in pages.items()}, rounds)
    return _result(run, pages, "read in process", IN_PROCESS_LIMIT)


def through_worker(files: int = 270, rounds: int = 7) -> Result:
    """Cells, issues and findings, through one worker that is used for all files; both processes on one core."""
    pages = mix(SHARES, files, MIXERS)
    with one_core(), Worker() as worker:
        cases = {layout: {_OURS: _auditing(worker, some), _BARE: _parsing(some)} for layout, some in pages.items()}
        run = race(cases, rounds, clock_of(lambda: worker.pid))
    return _result(run, pages, "audited through the worker", WORKER_LIMIT)


def reading() -> Work:
    """What `in_process` times, for a profile."""
    return _reading(_all(mix(SHARES, 90, MIXERS)))


def serving() -> Work:
    """What the worker's child does, for a profile."""
    pages = _all(mix(SHARES, 90, MIXERS))
    return each(lambda one: pack(served(one, False)), pages)


def _reading(pages: list[bytes]) -> Work:
    return each(read, pages)


def _parsing(pages: list[bytes]) -> Work:
    return each(LexborHTMLParser, [decode(one).text for one in pages])


def _auditing(worker: Worker, pages: list[bytes]) -> Work:
    named = [(str(number), one) for number, one in enumerate(pages)]
    return lambda: deque(worker.audit_many(named), maxlen=0)


def _all(pages: dict[str, list[bytes]]) -> list[bytes]:
    return [one for some in pages.values() for one in some]


def _result(run: Race, pages: dict[str, list[bytes]], what: str, limit: float) -> Result:
    rows: list[tuple[Entry, ...]] = []
    for layout, contents in (*pages.items(), ("all", _all(pages))):
        case = None if layout == "all" else layout
        kilobytes = sum(map(len, contents)) / len(contents) / 1000
        ours, bare = (run.rate(name, len(contents), case) for name in (_OURS, _BARE))
        rows.append((layout, len(contents), kilobytes, ours, bare, run.ratio(_OURS, _BARE, case)))
    table = Table(("layout", "files", "kB each", "gongkai files/s", "selectolax files/s", "times selectolax"), tuple(rows))
    bar = Bar(f"{what}, times a bare selectolax parse", run.ratio(_OURS, _BARE).middle, limit)
    return Result((sizes(_all(pages)), f"{run.waited:.0%} of the clock waited"), (table,), (bar,))
