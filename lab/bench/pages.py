"""Pages a second, as a ratio to a bare Django page of fifty rows on the same server in the same run."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from lab.bench.alone import alone
from lab.bench.measure import Spread, spread
from lab.bench.platforms import Made, platform
from lab.bench.result import Bar, Result, Table
from lab.bench.served import Server, rate, served
from lab.search_bench.apart import through_the_platform
from lab.search_bench.asked import MIDDLING
from lab.search_texts import Texts

SMALL, LARGE = 10_000, 1_000_000
_ROUNDS, _SECONDS = 3, 3
_PATHS_OF_A_KIND = 200
_BARS = {"item": 0.30, "list": 0.30, "API list of 50": 0.40, "item, cached": 6.0}
_COLUMNS = ("page", "items", "queries", "of the floor, by processor time", "of the floor, by the clock")
_NOTE = (
    f"wrk with 32 connections, each page for {_SECONDS} s just after the floor, {_ROUNDS} rounds; processor time is that of web server and "
    "database together and is what the bars are on; the clock also counts wrk, and on a busy machine the neighbours"
)


class Ratio(NamedTuple):
    """Requests a second in times of the floor's, by processor time and by the clock."""

    processor: Spread
    clock: Spread


def of_ten_thousand() -> Result:
    """Every page type over ten thousand items."""
    with platform(SMALL) as made:
        return _result({SMALL: _measured(made)})


def of_a_million() -> Result:
    """Every page type over ten thousand and over a million items, and search among the million."""
    with platform(SMALL) as made:
        small = _measured(made)
    with platform(LARGE) as made:
        result = _result({SMALL: small, LARGE: _measured(made)})
        found = alone(through_the_platform, dict(made.env), made.items)
    notes = (
        *result.notes,
        f"{LARGE:,} items made and written in {made.filled.clock:,.0f} s",
        f"read from the database and indexed in {made.indexed.clock:,.0f} s ({made.indexed.processor:,.0f} s of processor time)",
        *found.notes,
    )
    return Result(notes, (*result.tables, *found.tables), (*result.bars, *found.bars))


def _result(found: Mapping[int, Mapping[str, tuple[int, Ratio]]]) -> Result:
    rows = tuple((name, size, queries, *ratio) for size, pages in found.items() for name, (queries, ratio) in pages.items())
    largest = found[max(found)]
    bars = tuple(Bar(f"{name}, of the floor", largest[name][1].processor.middle, limit, at_least=True) for name, limit in _BARS.items())
    return Result((_NOTE,), (Table(_COLUMNS, rows),), bars)


def _measured(made: Made) -> dict[str, tuple[int, Ratio]]:
    pages = _pages(made.items)
    counted = _queries(made, {name: paths[0] for name, paths in pages.items()})
    cached = {"item, cached": pages["item"][:1], "home, cached": ["/"]}
    with (
        served("lab.bench.floor:application", made.env) as floor,
        served("lab.bench.uncached:application", made.env) as bare,
        served("gongkai_web.wsgi:application", made.env) as whole,
    ):
        ratios = _ratios(
            {**{name: (bare, paths) for name, paths in pages.items()}, **{name: (whole, cached[name]) for name in cached}},
            floor,
            made.folder,
        )
    return {name: (counted.get(name, 0), ratio) for name, ratio in ratios.items()}


def _ratios(contestants: Mapping[str, tuple[Server, Sequence[str]]], floor: Server, folder: Path) -> dict[str, Ratio]:
    """Each page right after the floor, so that both meet the same neighbours."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for server, paths in ((floor, ["/"]), *contestants.values()):
        rate(server, paths, _SECONDS, folder)  # templates, texts and connections are there in a server that runs
    for _ in range(_ROUNDS):
        for name, (server, paths) in contestants.items():
            base, page = rate(floor, ["/"], _SECONDS, folder), rate(server, paths, _SECONDS, folder)
            found[name].append((page.processor / base.processor, page.clock / base.clock))
    return {name: Ratio(*(spread(values) for values in zip(*pairs, strict=True))) for name, pairs in found.items()}


def _queries(made: Made, paths: Mapping[str, str]) -> dict[str, int]:
    """How many queries each page costs, once the process knows organs, sites and counts."""
    command = [sys.executable, "-m", "lab.bench.queries", json.dumps(paths)]
    said = subprocess.run(command, env=dict(made.env), stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603 - our own command
    return {name: int(count) for name, count in json.loads(said).items()}


def _pages(size: int) -> Mapping[str, Sequence[str]]:
    step = max(1, size // _PATHS_OF_A_KIND)
    texts = Texts()
    words = texts.words[MIDDLING][:: max(1, len(texts.words[MIDDLING]) // _PATHS_OF_A_KIND)]
    items = [one.index_no for one in texts.entries(size) if one.item_id % step == 0]
    return {
        "home": ["/"],
        "item": [f"/items/{number}" for number in items],
        "list": [f"/items/?page={number}" for number in range(1, 20)],
        "list of an organ": [f"/items/?organ=139900-{number}" for number in range(2, 30)],
        "list of a category and a year": [f"/items/?category=20-{number:02}&year=2020" for number in range(1, 15)],
        "library": ["/library/"],
        "organ": [f"/organs/139900-{number}/" for number in range(2, 30)],
        "search": [f"/search/?q={quote(word)}" for word in words],
        "API list of 50": [f"/api/v1/items?page={number}" for number in range(1, 20)],
        "API item": [f"/api/v1/items/{number}" for number in items],
    }
