"""The audit of a corpus of a million reports: time, memory and exactness, and how they grow."""

import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from gongkai.corpus.identities import counts
from gongkai.corpus.query import open_corpus
from lab.bench.alone import alone, peak_memory
from lab.bench.measure import spent_by
from lab.bench.result import Bar, Result, Table
from lab.corpus_synth import FORM, planted, write

SIZES = (10_000, 100_000, 1_000_000)
MEMORY_LIMIT = 4.0
"""Units: GB."""


class Audit(NamedTuple):
    """One audit in a process of its own. `found`: instances by (code, status). Units: `peak` GB of resident memory."""

    clock: float
    processor: float
    peak: float
    found: dict[tuple[str, str], int]


def growth(sizes: Sequence[int] = SIZES) -> Result:
    """Every identity of every report of corpora of these sizes, on all cores."""
    rows = []
    strays = 0
    peak = 0.0
    for reports in sizes:
        with TemporaryDirectory(prefix="gongkai-bench-") as folder:
            corpus = Path(folder) / "corpus"
            started = time.perf_counter()
            alone(write, corpus, reports)
            making = time.perf_counter() - started
            size = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file()) / 1e9
            audit = alone(audit_corpus, corpus)
        strays += stray(audit.found, reports)
        peak = max(peak, audit.peak)
        wrong = audit.found.get(("TO-01", "violated"), 0)
        rows.append(
            (reports, reports * len(FORM.keys), making, size, audit.clock, audit.processor, audit.peak, planted(reports).faulty, wrong)
        )
    columns = ("reports", "cells", "made in s", "GB on disk", "audit s", "processor s", "peak GB", "reports planted wrong", "found")
    bars = (
        Bar("peak memory of an audit, GB", peak, MEMORY_LIMIT),
        Bar("findings that were not planted, or planted and not found", strays, 0),
    )
    return Result(("each audit in a process of its own, on all cores",), (Table(columns, tuple(rows)),), bars)


def audit_corpus(corpus: Path) -> Audit:
    """The audit, to be run in a new process: its peak memory is that of the process."""
    found: dict[tuple[str, str], int] = {}
    with open_corpus(corpus) as connection:
        spent = spent_by(lambda: found.update({(code, status): instances for code, status, instances, _ in counts(connection)}))
    return Audit(spent.clock, spent.processor, peak_memory(), found)


def stray(found: dict[tuple[str, str], int], reports: int) -> int:
    """How many findings differ from those planted: each wrong or blank figure concerns its row (TO-01) and its column (TO-02)."""
    faulty, blank = planted(reports)
    due = {(code, status): count for code in ("TO-01", "TO-02") for status, count in (("violated", faulty), ("not_assessable", blank))}
    return sum(abs(found.get(key, 0) - due.get(key, 0)) for key in found.keys() | due.keys())
