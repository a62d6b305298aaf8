"""Flattened text: reports on one line, the hardest work for the reader."""

from gongkai.reader.read import read
from lab.bench.files import mix, sizes
from lab.bench.machine import one_core
from lab.bench.measure import Work, each, race
from lab.bench.result import Bar, Result, Table

SHARES = {"one_line_joined": 1, "one_line_spaced": 1}
LIMIT = 300.0
_OURS = "gongkai"


def flattened(files: int = 200, rounds: int = 7) -> Result:
    """Reports a second, half with their figures run together, half with spaces kept."""
    texts = mix(SHARES, files)
    with one_core():
        run = race({layout: {_OURS: _reading(some)} for layout, some in texts.items()}, rounds)
    everything = [one for some in texts.values() for one in some]
    rows = [(layout, len(some), run.rate(_OURS, len(some), layout)) for layout, some in texts.items()]
    rate = run.rate(_OURS, len(everything))
    table = Table(("layout", "files", "reports/s"), (*rows, ("all", len(everything), rate)))
    bar = Bar("flattened reports a second", rate.middle, LIMIT, at_least=True)
    return Result((sizes(everything), f"{run.waited:.0%} of the clock waited"), (table,), (bar,))


def reading() -> Work:
    """What `flattened` times, for a profile."""
    return _reading([one for some in mix(SHARES, 60).values() for one in some])


def _reading(texts: list[bytes]) -> Work:
    return each(read, texts)
