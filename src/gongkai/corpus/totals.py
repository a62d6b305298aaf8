"""A roll-up straight from the corpus: the sum of every cell over many reports, by one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

import duckdb

from gongkai.errors import ContractError
from gongkai.report.forms import form_for_year
from gongkai.report.model import AnnualReport, Cell, Scope, Status
from gongkai.report.rollup import EXACT, CellCoverage

TOTALS = """SELECT key, sum(value), sum(amount), count(value) + count(amount), count(*) FILTER (status = 'ambiguous'), count(*)
FROM cells
WHERE form = ? AND year = ? AND NOT duplicate AND scope IS DISTINCT FROM 'aggregate'
    AND (?::VARCHAR[] IS NULL OR list_contains(?::VARCHAR[], organ))
GROUP BY key"""
REPORTS = """SELECT count(*) FROM reports
WHERE form = ? AND year = ? AND NOT duplicate AND scope IS DISTINCT FROM 'aggregate'
    AND (?::VARCHAR[] IS NULL OR list_contains(?::VARCHAR[], organ))"""


@dataclass(frozen=True, slots=True)
class CorpusTotal:
    """The sum as a report, from how many reports it comes, and for each cell how many of them print it."""

    report: AnnualReport
    reports: int
    cells: Mapping[str, CellCoverage]


def total(connection: duckdb.DuckDBPyConnection, year: int, organs: Sequence[str] | None = None) -> CorpusTotal:
    """The sum of all reports of a year on the year's form (of the organs that print one of these names; None: of all).

    Duplicates and aggregate reports are left out, so that nobody counts twice; who is missing only `report.rollup` with an organ tree
    can say. A row that merges others is summed as itself.
    Raises: ContractError when the year has no statutory form.
    """
    form = form_for_year(year)
    if form is None:
        raise ContractError(f"there is no statutory form for {year}", why="reports to 2018 are prose and are not added up")
    chosen = None if organs is None else list(organs)
    parameters = [form.id, year, chosen, chosen]
    ((reports,),) = connection.execute(REPORTS, parameters).fetchall()
    rows = {key: row for key, *row in connection.execute(TOTALS, parameters).fetchall()}
    cells: dict[str, Cell] = {}
    coverage: dict[str, CellCoverage] = {}
    for key in form.kinds:
        if key in rows:
            count, amount, printed, ambiguous, there = rows[key]
            cells[key] = _cell(count, amount, ambiguous)
            coverage[key] = CellCoverage(printed, there - printed - ambiguous, ambiguous, reports - there)
    return CorpusTotal(AnnualReport(None, year, form.id, cells, Scope.AGGREGATE), reports, coverage)


def _cell(count: int | None, amount: Decimal | None, ambiguous: int) -> Cell:
    """Both at once: some reports print a fraction where a count belongs."""
    if amount is not None:
        with localcontext(EXACT):
            return Cell(_plain(amount + (count or 0)), Status.COMPUTED)
    if count is not None:
        return Cell(count, Status.COMPUTED)
    return Cell(None, Status.AMBIGUOUS if ambiguous else Status.BLANK)


def _plain(amount: Decimal) -> Decimal:
    """Without the zeros that only the column's width adds."""
    return Decimal(format(amount, "f").rstrip("0").rstrip("."))
