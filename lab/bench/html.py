"""HTML: reading against a bare parse of the same pages, in this process and through the capped worker."""

from collections import deque
from collections.abc import Callable
from functools import partial

from selectolax.lexbor import LexborHTMLParser

from gongkai.audit.sandbox import Worker
from gongkai.audit.served import served
from gongkai.audit.wire import pack
from gongkai.reader.read import read
from gongkai.reader.source.decode import decode
from lab.bench.files import batches, mix, sizes
from lab.bench.machine import clock_of, one_core
from lab.bench.measure import Race, Work, each, in_turns, race
from lab.bench.result import Bar, Entry, Result, Table
from lab.bench.sites import in_site
from lab.generate.seeds import seeded

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
Pages = dict[str, list[list[bytes]]]
"""For each layout, the files of each round."""


def in_process(files: int = 270, rounds: int = 7) -> Result:
    """Cells and issues, without checks."""
    found = []
    with one_core():
        for pages in (_pages(files, rounds), in_sites(_pages(files, rounds))):
            run = race({layout: {_OURS: _turns(_reading, some), _BARE: _turns(_parsing, some)} for layout, some in pages.items()}, rounds)
            found.append((run, pages))
    return _result(found, "read in process", IN_PROCESS_LIMIT)


def through_worker(files: int = 270, rounds: int = 7) -> Result:
    """Cells, issues and findings, through one worker that is used for all files; both processes on one core."""
    found = []
    with one_core(), Worker() as worker:
        auditing = partial(_auditing, worker)
        for pages in (_pages(files, rounds), in_sites(_pages(files, rounds))):
            cases = {layout: {_OURS: _turns(auditing, some), _BARE: _turns(_parsing, some)} for layout, some in pages.items()}
            found.append((race(cases, rounds, clock_of(lambda: worker.pid)), pages))
    return _result(found, "audited through the worker", WORKER_LIMIT)


def in_sites(pages: Pages) -> Pages:
    """The same pages, each in the frame of a site."""
    return {
        layout: [[in_site(one, seeded("site", layout, turn, number)) for number, one in enumerate(some)] for turn, some in enumerate(turns)]
        for layout, turns in pages.items()
    }


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


def _pages(files: int, rounds: int) -> Pages:
    """Other files for each round, and for the one before the first."""
    return batches(SHARES, files, rounds + 1, MIXERS)


def _turns(work: Callable[[list[bytes]], Work], turns: list[list[bytes]]) -> Work:
    return in_turns([work(some) for some in turns])


def _all(pages: dict[str, list[bytes]]) -> list[bytes]:
    return [one for some in pages.values() for one in some]


def _result(found: list[tuple[Race, Pages]], what: str, limit: float) -> Result:
    """The bar is on the pages as generated, the first table; the second has them in the frame of a site."""
    notes = tuple(f"{sizes(_first(pages))} a round; {run.waited:.0%} of the clock waited" for run, pages in found)
    bar = Bar(f"{what}, times a bare selectolax parse", found[0][0].ratio(_OURS, _BARE).middle, limit)
    return Result(notes, tuple(_table(run, pages) for run, pages in found), (bar,))


def _table(run: Race, pages: Pages) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for layout, contents in (*((layout, turns[0]) for layout, turns in pages.items()), ("all", _first(pages))):
        case = None if layout == "all" else layout
        kilobytes = sum(map(len, contents)) / len(contents) / 1000
        ours, bare = (run.rate(name, len(contents), case) for name in (_OURS, _BARE))
        rows.append((layout, len(contents), kilobytes, ours, bare, run.ratio(_OURS, _BARE, case)))
    return Table(("layout", "files", "kB each", "gongkai files/s", "selectolax files/s", "times selectolax"), tuple(rows))


def _first(pages: Pages) -> list[bytes]:
    return [one for turns in pages.values() for one in turns[0]]
