"""A ledger on disk: written, and the report computed from it, each in a process of its own.

What this module imports counts in the memory that is measured, so it imports what a program that computes reports needs, and no more.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gongkai.ledger.chain import seal
from gongkai.ledger.reading import read_lines
from gongkai.report.compute.compute import Computed, annual_report
from gongkai.report.model import AnnualReport
from lab.bench.alone import peak_memory
from lab.bench.measure import spent_by
from lab.province import entries


class Counted(NamedTuple):
    """One report from a file. `figures`: cell → count. Units: seconds; `peak` GB of resident memory."""

    clock: float
    processor: float
    peak: float
    figures: Mapping[str, int]


def write(path: Path, report: AnnualReport, copies: int) -> int:
    """A sealed ledger that gives the report's figures so many times; returns its number of entries."""
    lines = 0
    with path.open("w", encoding="utf-8") as file:
        for copy in range(copies):
            for line in seal(entries(report, copy)):
                file.write(line + "\n")
                lines += 1
    return lines


def count(path: Path, form: str, year: int) -> Counted:
    """The report of a year from a file, with its evidence."""
    found: list[Computed] = []

    def work() -> None:
        with path.open("rb") as lines:
            found.append(annual_report(read_lines(lines), form=form, year=year))

    spent = spent_by(work)
    evidence = found[0].evidence
    return Counted(spent.clock, spent.processor, peak_memory(), {key: evidence.count(key) for key in evidence.keys})
