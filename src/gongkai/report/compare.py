"""One organ's reports over the years, and one year's reports of several organs, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from gongkai.errors import ContractError
from gongkai.report.convert import on_form
from gongkai.report.forms import forms
from gongkai.report.model import PROSE_FORM, AnnualReport, Value

CARRIED_OUT, CARRIED_IN = "requests.carried_out", "requests.carried_in"


@dataclass(frozen=True, slots=True)
class YearChange:
    """One cell in one year and the next report's. `change` is None when either is not printed; `percent` is of the earlier figure,
    rounded half up to a tenth, None when that is not a printed figure above zero."""

    key: str
    year: int
    next_year: int
    before: Value
    after: Value
    change: Value
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class CarryBreak:
    """A column in which what one year carried out is not what the next year carried in (TO-06)."""

    column: str
    year: int
    carried_out: int
    carried_in: int


@dataclass(frozen=True, slots=True)
class YearComparison:
    """An organ's reports by year. `years`: those compared, oldest first."""

    organ: str | None
    years: tuple[int, ...]
    changes: tuple[YearChange, ...]
    breaks: tuple[CarryBreak, ...]


@dataclass(frozen=True, slots=True)
class OrganRow:
    """One cell of every compared report, in their order; None where it is blank, undecided or absent."""

    key: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class OrganComparison:
    """Reports of one year side by side. `organs`: the column headings."""

    year: int
    organs: tuple[str | None, ...]
    rows: tuple[OrganRow, ...]


def compare_years(reports: Iterable[AnnualReport]) -> YearComparison:
    """How each figure of an organ changed from report to report, and where the open requests carried over do not agree.

    Reports on different forms are compared in the cells that the earlier form has.
    Raises: ContractError when fewer than two reports are given, two are of one year, one has no year or is prose, or scopes are mixed.
    """
    ordered = sorted(reports, key=lambda report: report.year or 0)
    years = tuple(_year(report) for report in ordered)
    if len(ordered) < 2 or len(set(years)) < len(years):
        given = ", ".join(map(str, years))
        what = f"reports of {given} cannot be compared" if given else "there are no reports to compare"
        raise ContractError(what, remedy="give one report a year, at least two")
    if len({report.scope for report in ordered}) > 1:
        raise ContractError(
            "own and aggregate reports are mixed",
            where=ordered[-1].organ or "compare",
            remedy="give reports of one scope",
        )
    changes: list[YearChange] = []
    breaks: list[CarryBreak] = []
    for earlier, later in pairwise(ordered):
        changes.extend(_changes(earlier, later))
        breaks.extend(_breaks(earlier, later))
    return YearComparison(ordered[-1].organ, years, tuple(changes), tuple(breaks))


def compare_organs(reports: Sequence[AnnualReport]) -> OrganComparison:
    """The figures of several organs of one year, cell by cell; on different forms, in the cells that the earlier form has.

    Raises: ContractError when there is no report, one is prose, or the years differ.
    """
    years = {_year(report) for report in reports}
    if len(years) != 1:
        raise ContractError(f"reports of {len(years)} different years cannot stand side by side", remedy="give reports of one year")
    on_form = _on_one_form(reports)
    keys = [key for key in forms()[on_form[0].form].kinds if any(key in report.cells for report in on_form)]
    rows = tuple(OrganRow(key, tuple(report.value(key) for report in on_form)) for key in keys)
    return OrganComparison(years.pop(), tuple(report.organ for report in reports), rows)


def _year(report: AnnualReport) -> int:
    if report.year is None or report.form == PROSE_FORM:
        raise ContractError("a report without year or without statutory tables cannot be compared", where=report.organ or "compare")
    return report.year


def _on_one_form(reports: Sequence[AnnualReport]) -> tuple[AnnualReport, ...]:
    """The reports on the earliest form among them."""
    used = {report.form for report in reports}
    earliest = next(known for known in forms() if known in used)
    return tuple(on_form(report, earliest) for report in reports)


def _changes(earlier: AnnualReport, later: AnnualReport) -> Iterable[YearChange]:
    before, after = _on_one_form((earlier, later))
    for key in forms()[before.form].kinds:
        if key in before.cells and key in after.cells:
            old, new = before.value(key), after.value(key)
            change = None if old is None or new is None else new - old
            yield YearChange(key, _year(earlier), _year(later), old, new, change, _percent(change, old))


def _percent(change: Value, old: Value) -> Decimal | None:
    if change is None or old is None or old <= 0:
        return None
    return (Decimal(change) * 100 / Decimal(old)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _breaks(earlier: AnnualReport, later: AnnualReport) -> Iterable[CarryBreak]:
    """Only between a year and the very next one; a figure that is not printed is no break."""
    if _year(later) != _year(earlier) + 1:
        return
    for key in forms()[later.form].keys:
        table_row, _, column = key.rpartition(".")
        if table_row == CARRIED_IN:
            left, taken = earlier.value(f"{CARRIED_OUT}.{column}"), later.value(key)
            if left is not None and taken is not None and left != taken:
                yield CarryBreak(column, _year(earlier), int(left), int(taken))
