"""Adding up 2,500 reports: from Parquet against a bare sum over the same files, and loaded reports by the library."""

import dataclasses
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from gongkai.corpus.identities import counts
from gongkai.corpus.layout import KINDS
from gongkai.corpus.query import name, open_corpus
from gongkai.corpus.totals import total
from gongkai.report.model import AnnualReport, Scope
from gongkai.report.organs import Organ, OrganTree
from gongkai.report.rollup import rollup
from gongkai.report.selection import Submission
from lab.bench.machine import one_core
from lab.bench.measure import Work, race
from lab.bench.result import Bar, Result, Table
from lab.corpus_synth import YEARS, write
from lab.generate.seeds import seeded
from lab.generate.truth import make_truth

YEAR = 2023
ROOT = "0"
CHILDREN = 50
"""Organs directly below one in the tree."""
DISTINCT = 200
"""Different reports among those that are rolled up."""
PARQUET_LIMIT, LOADED_LIMIT = 3.0, 3.0


def from_parquet(reports: int = 2500, rounds: int = 7) -> Result:
    """The sum of every cell over the reports of a year; and, over as many reports, whether every identity holds."""
    with TemporaryDirectory(prefix="gongkai-bench-") as folder, one_core():
        several, single = Path(folder) / "years", Path(folder) / "reports"
        write(several, reports * len(YEARS))
        write(single, reports)
        with open_corpus(several, threads=1) as years, open_corpus(single, threads=1) as one:
            run = race(
                {
                    "roll-up": {"gongkai": lambda: total(years, YEAR), "sum": lambda: _long_sum(years)},
                    "identities": {"gongkai": lambda: counts(one), "sum": lambda: _wide_sum(one)},
                },
                rounds,
            )
    rows = (
        (what, reports, run.seconds("gongkai", case), run.seconds("sum", case), run.ratio("gongkai", "sum", case))
        for case, what in (("roll-up", "every cell added up, with coverage"), ("identities", "every identity of every report checked"))
    )
    table = Table(("what", "reports", "gongkai s", "bare sum s", "times bare sum"), tuple(rows))
    notes = (f"the roll-up takes its reports from a corpus of {reports * len(YEARS)}, by year; both sums are of all cells, on one thread",)
    return Result(
        notes, (table,), (Bar("roll-up from Parquet, times a bare sum", run.ratio("gongkai", "sum", "roll-up").middle, PARQUET_LIMIT),)
    )


def of_loaded(reports: int = 2500, rounds: int = 5) -> Result:
    """`report.rollup` of a tree of organs, compared with the root's published report."""
    with one_core():
        run = race({"": {"rollup": rolling_up(reports)}}, rounds)
    seconds = run.seconds("rollup")
    table = Table(("reports", "seconds"), ((reports, seconds),))
    return Result(
        (f"{run.waited:.0%} of the clock waited",), (table,), (Bar("rollup of loaded reports, seconds", seconds.middle, LOADED_LIMIT),)
    )


def rolling_up(reports: int = 2500) -> Work:
    """What `of_loaded` times: a published report that differs in every cell, so that every difference is explained."""
    rng = seeded("bench", "rollup")
    made = [make_truth(rng, year=YEAR).report for _ in range(min(reports, DISTINCT))]
    codes = [str(number) for number in range(reports)]
    organs = {code: Organ(code, f"机关{code}", None if code == ROOT else str((int(code) - 1) // CHILDREN), "", "") for code in codes}
    tree = OrganTree(organs)
    submissions = [Submission(_owned(made[number % len(made)], organs[code]), organ=code) for number, code in enumerate(codes)]
    published = dataclasses.replace(made[0], scope=Scope.AGGREGATE)
    return lambda: rollup([*submissions, Submission(published, organ=ROOT)], tree, ROOT, YEAR)


def _owned(report: AnnualReport, organ: Organ) -> AnnualReport:
    return dataclasses.replace(report, organ=organ.name, scope=Scope.OWN)


def _long_sum(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("SELECT key, sum(value), sum(amount) FROM cells WHERE year = ? GROUP BY key", [YEAR]).fetchall()


def _wide_sum(connection: duckdb.DuckDBPyConnection) -> None:
    sums = ", ".join(f"sum({name(key)})" for key in KINDS)
    connection.execute(f"SELECT {sums} FROM figures").fetchall()  # noqa: S608 (column names of our own layout)
