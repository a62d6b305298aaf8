"""Pages a second, as a ratio to a bare Django page of fifty rows on the same server in the same run."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from gongkai_web.serve.environment import environment
from gongkai_web.serve.processes import run_once
from lab.bench.many_items import fill
from lab.bench.measure import Spread, spread
from lab.bench.result import Bar, Result, Table
from lab.search_texts import Texts

SIZES = (10_000,)
_PORT, _FLOOR_PORT = 8391, 8392
_ROUNDS, _SECONDS = 3, 5
_PATHS_OF_A_KIND = 200
_LUA = """local paths = {{{paths}}}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""
_BARS = {"item": 0.30, "list": 0.30, "API list of 50": 0.40}


def growth(sizes: Sequence[int] = SIZES) -> Result:
    """Every page type over databases of these sizes; the bars are for the largest."""
    rows: list[tuple[str | int | float | Spread, ...]] = []
    bars: list[Bar] = []
    for size in sizes:
        with TemporaryDirectory(prefix="gongkai-bench-") as folder, _platform(Path(folder), size) as env:
            ratios = _ratios(env, Path(folder), size)
        rows += [(name, size, ratio) for name, ratio in ratios.items()]
        if size == max(sizes):
            bars = [Bar(f"{name}, of the floor", ratios[name].middle, limit, at_least=True) for name, limit in _BARS.items()]
            bars.append(Bar("item, cached, of the floor", ratios["item, cached"].middle, 6, at_least=True))
    notes = (f"wrk with 32 connections, {_SECONDS} s a page, {_ROUNDS} rounds in turns; server, database and load on the same machine",)
    return Result(notes, (Table(("page", "items", "of the floor"), tuple(rows)),), tuple(bars))


def of_a_million() -> Result:
    """The same for ten thousand and for a million items."""
    return growth((10_000, 1_000_000))


@contextmanager
def _platform(data: Path, size: int) -> Iterator[Mapping[str, str]]:
    with environment(data) as env:
        run_once(["-m", "django", "migrate", "--verbosity", "0"], {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]})
        run_once(["-m", "django", "collectstatic", "--no-input", "--verbosity", "0"], env)
        fill(env["GONGKAI_OWNER_DATABASE"], size)
        run_once(["-m", "django", "rebuild_search"], env)
        yield env


def _ratios(env: Mapping[str, str], folder: Path, size: int) -> dict[str, Spread]:
    """Each page's rate by the floor's of the same round."""
    pages = _pages(size)
    found: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        with _served("lab.bench.floor:application", _FLOOR_PORT, env):
            floor = _rate(_FLOOR_PORT, ["/"], folder)
        with _served("lab.bench.uncached:application", _PORT, env):
            for name, paths in pages.items():
                found.setdefault(name, []).append(_rate(_PORT, paths, folder) / floor)
        with _served("gongkai_web.wsgi:application", _PORT, env):
            found.setdefault("item, cached", []).append(_rate(_PORT, pages["item"][:1], folder) / floor)
            found.setdefault("home, cached", []).append(_rate(_PORT, ["/"], folder) / floor)
    return {name: spread(values) for name, values in found.items()}


def _pages(size: int) -> Mapping[str, Sequence[str]]:
    step = max(1, size // _PATHS_OF_A_KIND)
    items = [one.index_no for one in Texts().entries(size) if one.item_id % step == 0]
    return {
        "home": ["/"],
        "item": [f"/items/{number}" for number in items],
        "list": [f"/items/?page={number}" for number in range(1, 20)],
        "library": ["/library/"],
        "organ": [f"/organs/139900-{number}/" for number in range(2, 30)],
        "API list of 50": [f"/api/v1/items?page={number}" for number in range(1, 20)],
        "API item": [f"/api/v1/items/{number}" for number in items],
    }


@contextmanager
def _served(application: str, port: int, env: Mapping[str, str]) -> Iterator[None]:
    """A granian with two workers, as the platform starts it."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    command += ["--blocking-threads", "4", "--log-level", "error", application]
    running = subprocess.Popen(command, env={**env, "PYTHONPATH": os.getcwd()}, stdin=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        for _ in range(100):
            try:
                with urlopen(f"http://localhost:{port}/"):
                    break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        running.terminate()
        running.wait(20)


def _rate(port: int, paths: Sequence[str], folder: Path) -> float:
    """Requests a second. Raises: RuntimeError when one was not answered with 200."""
    script = folder / "paths.lua"
    script.write_text(_LUA.format(paths=", ".join(f'"{one}"' for one in paths)), encoding="utf-8")
    command = ["wrk", "-t1", "-c32", f"-d{_SECONDS}s", "-s", str(script), f"http://localhost:{port}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - Debian's wrk
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{paths[0]}: {said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None:
        raise RuntimeError(said)
    return float(found[1])
