"""Statistics of a small corpus that can be counted by hand."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.corpus import stats
from gongkai.corpus.encode import ChunkBuilder
from gongkai.corpus.parts import SourceFile, open_folder
from gongkai.corpus.query import open_corpus
from gongkai.law.message import Message
from gongkai.reader.result import Issue, IssueCode, ReadReport
from gongkai.report.model import AnnualReport, Cell, Scope, Status

FORM = "cn-ogi-2021"
KEY, NEXT = "requests.received.total", "requests.carried_in.business"
FAULT = Finding("TO-01", Severity.ERROR, Verdict.VIOLATED, (KEY,), 1, 2, Message("", ""), FORM)
OPEN = Finding("TO-01", Severity.ERROR, Verdict.NOT_ASSESSABLE, (KEY,), 1, None, Message("", ""), FORM)
ISSUE = Issue(IssueCode.MISSING_ROW, "", "")
UNDECIDED, BLANK = Cell(None, Status.AMBIGUOUS), Cell(None, Status.BLANK)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    first = [Cell(value) for value in (0, 1, 2, 3, 4, 5, 6, 7, 8, 90)] + [Cell(4, Status.INFERRED), BLANK, UNDECIDED]
    builder = ChunkBuilder()
    for number, cell in enumerate(first):
        findings = {0: (FAULT, FAULT), 1: (FAULT, OPEN)}.get(number, ())
        report = AnnualReport(None if number == 12 else f"甲{number % 5}", 2022, FORM, {KEY: cell, NEXT: Cell(number)})
        read = ReadReport(0, report, (ISSUE, ISSUE) if number == 3 else (), number == 2, None, (0, 0))
        builder.add(AuditedSource(f"{number:02}", (AuditedReport(read, findings),)), "", 0)
    again = AuditedReport(ReadReport(1, AnnualReport("甲0", 2022, FORM, {KEY: Cell(999)}), (), False, 0, (0, 0)), (FAULT,))
    other = AuditedReport(ReadReport(0, AnnualReport("乙", None, "cn-ogi-2019", {KEY: Cell(3)}), (), False, None, (0, 0)), ())
    builder.add(AuditedSource("again", (other, again)), "", 0)
    builder.add(AuditedSource("nothing", (), (ISSUE,)), "", 0)
    builder.refuse("bad", "broken")
    with open_folder(tmp_path) as folder:
        chunk = builder.chunk()
        names = chunk.tables["sources"]["source"].to_pylist()
        folder.write(chunk, [SourceFile(name, Path(), 0, 0) for name in names])
    with open_corpus(tmp_path) as opened:
        yield opened


def test_coverage_and_sources(connection: duckdb.DuckDBPyConnection) -> None:
    assert stats.coverage(connection).fetchall() == [(None, "cn-ogi-2019", 1, 1, 0, 0, 0, 0, 0), (2022, FORM, 13, 5, 1, 1, 1, 0, 12)]
    assert stats.sources(connection).fetchall() == [(16, 1, 1, 15)]


def test_distribution_of_a_cell(connection: duckdb.DuckDBPyConnection) -> None:
    relation = stats.cells(connection)
    found = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    assert [(row["form"], row["year"], row["name"]) for row in found] == [("cn-ogi-2019", None, KEY), (FORM, 2022, NEXT), (FORM, 2022, KEY)]
    assert found[2] == {
        "form": FORM,
        "year": 2022,
        "name": KEY,
        "cells": 13,
        "printed": 11,
        "blank": 1,
        "inferred": 1,
        "ambiguous": 1,
        "zero": 1,
        "total": Decimal(130),
        "smallest": Decimal(0),
        "median": Decimal(4),
        "ninth_decile": Decimal(8),
        "largest": Decimal(90),
    }


def test_rows_are_their_totals(connection: duckdb.DuckDBPyConnection) -> None:
    assert [(row[2], row[4]) for row in stats.rows(connection).fetchall()] == [("requests.received", 1), ("requests.received", 11)]


def test_rates_of_rules_leave_duplicates_out(connection: duckdb.DuckDBPyConnection) -> None:
    assert stats.rules(connection).fetchall() == [
        (2022, FORM, "TO-01", "error", "not_assessable", 1, 1, 13, 1 / 13),
        (2022, FORM, "TO-01", "error", "violated", 3, 2, 13, 2 / 13),
    ]


def test_issues_are_counted_with_their_files(connection: duckdb.DuckDBPyConnection) -> None:
    assert stats.issues(connection).fetchall() == [("missing_row", 3, 2)]


def reports(path: Path, *given: tuple[str | None, Scope | None, int]) -> dict[str, tuple[object, ...]]:
    """Coverage, row of totals and rules of a corpus of one-cell reports of 2022: organ, scope, figure; each in a file of its own."""
    builder = ChunkBuilder()
    for number, (organ, scope, figure) in enumerate(given):
        report = AnnualReport(organ, 2022, FORM, {KEY: Cell(figure)}, scope)
        builder.add(AuditedSource(f"{number}", (AuditedReport(ReadReport(0, report, (), False, None, (0, 0)), (FAULT,)),)), "", 0)
    with open_folder(path) as folder:
        folder.write(builder.chunk(), [SourceFile(f"{number}", Path(), 0, 0) for number in range(len(given))])
    with open_corpus(path) as connection:
        (coverage,), (total,), (rule,) = (ask(connection).fetchall() for ask in (stats.coverage, stats.rows, stats.rules))
    return {"reports": coverage[2], "copies": coverage[7], "differing": coverage[8], "cells": total[3], "sum": total[9], "rule": rule[5:8]}


@pytest.mark.parametrize(
    ("given", "counted", "copies", "differing", "total"),
    [
        ([("甲", None, 5), ("甲", None, 5), ("甲", None, 5)], 1, 2, 0, 5),
        ([("甲", Scope.OWN, 5), ("甲", None, 5)], 1, 1, 0, 5),
        ([("甲", Scope.OWN, 5), ("甲", Scope.AGGREGATE, 5)], 2, 0, 0, 10),
        ([("甲", None, 5), ("甲", None, 6), ("甲", None, 6)], 2, 1, 2, 11),
        ([("甲", Scope.OWN, 5), ("甲", Scope.AGGREGATE, 6)], 2, 0, 0, 11),
        ([("甲", None, 5), ("乙", None, 5)], 2, 0, 0, 10),
        ([(None, None, 5), (None, None, 5)], 2, 0, 0, 10),
    ],
    ids=["three copies", "one says its scope", "two scopes", "a version", "own and aggregate", "two organs", "no names"],
)
def test_a_report_in_several_files_counts_once(
    tmp_path: Path, given: list[tuple[str | None, Scope | None, int]], counted: int, copies: int, differing: int, total: int
) -> None:
    found = reports(tmp_path, *given)

    assert found == {
        "reports": counted,
        "copies": copies,
        "differing": differing,
        "cells": counted,
        "sum": Decimal(total),
        "rule": (counted, counted, counted),
    }
