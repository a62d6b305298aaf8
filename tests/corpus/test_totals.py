"""The roll-up by query agrees with the roll-up by hand."""

from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.corpus.encode import ChunkBuilder
from gongkai.corpus.parts import SourceFile, open_folder
from gongkai.corpus.query import open_corpus
from gongkai.corpus.totals import CorpusTotal, total
from gongkai.errors import ContractError
from gongkai.reader.result import ReadReport
from gongkai.report.model import AnnualReport, Cell, Scope, Status
from gongkai.report.organs import parse_organs
from gongkai.report.rollup import CellCoverage, rollup
from gongkai.report.selection import Submission
from lab.corpus_synth import write

KEY, FEE, OPEN = "requests.received.total", "disclosure.fees.amount_wan", "requests.carried_in.total"


def totals(path: Path, *reports: tuple[AnnualReport, int | None], organs: list[str] | None = None, year: int = 2022) -> CorpusTotal:
    builder = ChunkBuilder()
    for number, (report, duplicate_of) in enumerate(reports):
        builder.add(AuditedSource(str(number), (AuditedReport(ReadReport(0, report, (), False, duplicate_of, (0, 0))),)), "", 0)
    with open_folder(path) as folder:
        folder.write(builder.chunk(), [SourceFile(str(number), Path(), 0, 0) for number in range(len(reports))])
    with open_corpus(path) as connection:
        return total(connection, year, organs)


def report(organ: str, cells: dict[str, Cell], year: int = 2022, scope: Scope | None = None, form: str = "cn-ogi-2021") -> AnnualReport:
    return AnnualReport(organ, year, form, cells, scope)


A = report("甲", {KEY: Cell(5), FEE: Cell(Decimal("0.10")), OPEN: Cell(None, Status.BLANK)})
B = report("乙", {KEY: Cell(None, Status.BLANK), FEE: Cell(Decimal("0.20")), OPEN: Cell(None, Status.BLANK)})
C = report("丙", {KEY: Cell(7), OPEN: Cell(None, Status.AMBIGUOUS)})


def test_sums_with_their_coverage(tmp_path: Path) -> None:
    result = totals(tmp_path, (A, None), (B, None), (C, None))
    assert result.reports == 3
    assert result.report.scope is Scope.AGGREGATE
    assert result.report.cells == {
        FEE: Cell(Decimal("0.3"), Status.COMPUTED),
        KEY: Cell(12, Status.COMPUTED),
        OPEN: Cell(None, Status.AMBIGUOUS),
    }
    assert result.cells == {FEE: CellCoverage(2, 0, 0, 1), KEY: CellCoverage(2, 1, 0, 0), OPEN: CellCoverage(0, 2, 1, 0)}


def test_nobody_counts_twice_and_other_years_and_forms_not_at_all(tmp_path: Path) -> None:
    result = totals(
        tmp_path,
        (A, None),
        (A, 0),
        (report("省", {KEY: Cell(1000)}, scope=Scope.AGGREGATE), None),
        (report("甲", {KEY: Cell(1000)}, year=2023), None),
        (report("丁", {KEY: Cell(1000)}, form="cn-ogi-2019"), None),
    )
    assert (result.reports, result.report.value(KEY)) == (1, 5)


def test_only_the_organs_asked_for(tmp_path: Path) -> None:
    result = totals(tmp_path, (A, None), (B, None), (C, None), organs=["丙", "无"])
    assert (result.reports, result.report.value(KEY)) == (1, 7)


def test_a_fraction_in_a_count_cell_is_summed_with_the_counts(tmp_path: Path) -> None:
    result = totals(tmp_path, (A, None), (report("丁", {KEY: Cell(Decimal("2.5"))}), None))
    assert result.report.value(KEY) == Decimal("7.5")


def test_nothing_of_that_year(tmp_path: Path) -> None:
    result = totals(tmp_path, (A, None), year=2025)
    assert (result.reports, result.report.cells) == (0, {})


def test_prose_years_have_no_total(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="2018"):
        totals(tmp_path, (A, None), year=2018)


def test_it_agrees_with_the_roll_up_of_loaded_reports(tmp_path: Path) -> None:
    write(tmp_path / "c", 50)
    with open_corpus(tmp_path / "c") as connection:
        by_query = total(connection, 2022)
        rows = connection.execute("SELECT organ, key, value, amount, status FROM cells WHERE year = 2022").fetchall()
    cells: dict[str, dict[str, Cell]] = {}
    for organ, key, value, amount, status in rows:
        cells.setdefault(organ, {})[key] = Cell(value if amount is None else amount, Status(status))
    names = sorted(cells)
    tree = parse_organs("code,name,parent,level,kind\nR,省,,,\n" + "".join(f"{organ},{organ},R,,\n" for organ in names))
    by_hand = rollup([Submission(report(organ, cells[organ])) for organ in names], tree, "R", 2022)
    assert by_query.reports == len(names) == 10
    assert {key: cell[:2] for key, cell in by_query.report.cells.items()} == {key: cell[:2] for key, cell in by_hand.report.cells.items()}
    assert by_query.cells == by_hand.coverage.cells
