"""Many organs' reports of a year added up into one: the figures, who is in them and who is not, and how they differ from what was
published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from typing import NamedTuple

from gongkai.errors import ContractError
from gongkai.report.convert import merge_rows
from gongkai.report.forms import Form, form_for_year
from gongkai.report.model import AnnualReport, Cell, Scope, Status, Value
from gongkai.report.organs import OrganTree
from gongkai.report.place import CellsPlace
from gongkai.report.selection import NotSummed, Reason, Selection, Submission, select

EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])
"""Amounts are added without rounding; a sum that would need it is refused."""


class CellCoverage(NamedTuple):
    """Of the added-up reports, how many have this cell printed (or inferred), blank, undecided, or not at all."""

    printed: int
    blank: int
    ambiguous: int
    absent: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who is in a roll-up. All are organ codes in the tree's order.

    `used`: organs whose reports were added up. `covered`: organs below one whose aggregate report was used. `missing`: organs without
    children and without a report. `without_own`: organs with children that have no report of their own, so that only those below them
    count. `converted`: used reports put on an earlier form. `with_errors`: used organs and their findings of severity error.
    `not_summed`: every report that was set aside, with the reason. `merged`: cells that stand for several rows, because some report
    prints these rows as one.
    """

    organs: int
    used: tuple[str, ...]
    covered: tuple[str, ...]
    missing: tuple[str, ...]
    without_own: tuple[str, ...]
    converted: tuple[str, ...]
    with_errors: tuple[tuple[str, int], ...]
    not_summed: tuple[NotSummed, ...]
    merged: tuple[str, ...]
    cells: Mapping[str, CellCoverage]

    @property
    def duplicated(self) -> tuple[NotSummed, ...]:
        """Reports of an organ that handed in more than one."""
        return tuple(one for one in self.not_summed if one.reason in {Reason.REPEATED, Reason.CONFLICTING})


class Contribution(NamedTuple):
    """What one organ directly under the root (or the root itself) and all below it bring to a cell; None: nothing printed."""

    organ: str
    value: Value
    reports: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell whose published figure is not the sum. `difference`: published less computed, None when one of them is not printed."""

    key: str
    published: Value
    computed: Value
    difference: Value
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class RollUp:
    """The added-up report of the root, who is in it, and where the root's published aggregate report says otherwise (TO-18)."""

    report: AnnualReport
    coverage: Coverage
    differences: tuple[Difference, ...]


def rollup(submissions: Iterable[Submission], tree: OrganTree, root: str, year: int) -> RollUp:
    """The root's aggregate report of that year: cell by cell the sum of the printed figures of every organ at or under the root.

    A sum over figures and blanks is the sum of the figures; the coverage of the cell says how many were blank. All blank is blank.
    Law: domain C.6. Units: amounts in 万元, added exactly.
    Raises: ContractError when the root is unknown or the year has no statutory form.
    """
    form = form_for_year(year)
    if form is None:
        raise ContractError(f"there is no statutory form for {year}", why="reports to 2018 are prose and are not added up")
    selection = select(submissions, tree, root, year, form.id)
    cells_of = {code: one.report.cells for code, one in selection.used.items()}
    published = None if selection.published is None else selection.published.report.cells
    merged = _merged_rows(form, (*cells_of.values(), published or {}))
    if merged:
        cells_of = {code: merge_rows(cells, merged) for code, cells in cells_of.items()}
        published = None if published is None else merge_rows(published, merged)
    with localcontext(EXACT):
        cells, counted = _added_up(form, cells_of)
        differences = () if published is None else tuple(_differences(published, cells, cells_of, tree, root))
    report = AnnualReport(tree.organ(root).name, year, form.id, cells, Scope.AGGREGATE)
    return RollUp(report, _coverage(tree, root, selection, tuple(merged), counted), differences)


def _merged_rows(form: Form, reports: Iterable[Mapping[str, Cell]]) -> dict[str, tuple[str, ...]]:
    """Merged cells of every row that some report prints as one; its parts can then not be told apart in the sum."""
    if not form.merged:
        return {}
    rows = {whole.rpartition(".")[0] for cells in reports for whole in form.merged if whole in cells}
    return {whole: parts for whole, parts in form.merged.items() if whole.rpartition(".")[0] in rows}


def _added_up(form: Form, cells_of: Mapping[str, Mapping[str, Cell]]) -> tuple[dict[str, Cell], dict[str, CellCoverage]]:
    """Cell and coverage of every key that some report has."""
    cells: dict[str, Cell] = {}
    counted: dict[str, CellCoverage] = {}
    reports = len(cells_of)
    for key in form.kinds:
        found = [(code, cell) for code, of in cells_of.items() if (cell := of.get(key)) is not None]
        if not found:
            continue
        printed = [(code, cell.value) for code, cell in found if cell.value is not None]
        ambiguous = sum(cell.status is Status.AMBIGUOUS for _, cell in found) if len(printed) < len(found) else 0
        counted[key] = CellCoverage(len(printed), len(found) - len(printed) - ambiguous, ambiguous, reports - len(found))
        cells[key] = _sum_cell(key, printed, ambiguous)
    return cells, counted


def _sum_cell(key: str, printed: Sequence[tuple[str, int | Decimal]], ambiguous: int) -> Cell:
    if printed:
        return Cell(sum(value for _, value in printed), Status.COMPUTED, None, CellsPlace(tuple((code, key) for code, _ in printed)))
    return Cell(None, Status.AMBIGUOUS if ambiguous else Status.BLANK)


def _differences(
    published: Mapping[str, Cell],
    computed: Mapping[str, Cell],
    cells_of: Mapping[str, Mapping[str, Cell]],
    tree: OrganTree,
    root: str,
) -> Iterable[Difference]:
    """Cells in which the two reports differ; what the published report does not have is not compared."""
    branches = _branches(tree, root, cells_of)
    for key, cell in published.items():
        value = computed[key].value if key in computed else None
        if cell.value != value:
            gap = None if cell.value is None or value is None else cell.value - value
            contributions = tuple(_contribution(branch, key, reports) for branch, reports in branches.items())
            yield Difference(key, cell.value, value, gap, contributions)


def _branches(tree: OrganTree, root: str, cells_of: Mapping[str, Mapping[str, Cell]]) -> dict[str, list[Mapping[str, Cell]]]:
    """The used reports by the organ directly under the root to which they belong; the root's own stands under the root."""
    branches: defaultdict[str, list[Mapping[str, Cell]]] = defaultdict(list)
    for branch in (root, *(child.code for child in tree.children(root))):
        for code in [root] if branch == root else [organ.code for organ in tree.below(branch)]:
            if code in cells_of:
                branches[branch].append(cells_of[code])
    return branches


def _contribution(branch: str, key: str, reports: Sequence[Mapping[str, Cell]]) -> Contribution:
    printed = [cell.value for cells in reports if (cell := cells.get(key)) is not None and cell.value is not None]
    return Contribution(branch, sum(printed) if printed else None, len(reports))


def _coverage(tree: OrganTree, root: str, selection: Selection, merged: tuple[str, ...], counted: Mapping[str, CellCoverage]) -> Coverage:
    covered: list[str] = []
    missing: list[str] = []
    without_own: list[str] = []
    below: set[str] = set()
    organs = [organ.code for organ in tree.below(root)]
    for code in organs:
        used = selection.used.get(code)
        if code != root and tree.organs[code].parent in below:
            below.add(code)
            covered.append(code)
        elif used is not None and used.report.scope is Scope.AGGREGATE:
            below.add(code)
        elif used is None:
            (without_own if tree.children(code) else missing).append(code)
    return Coverage(
        organs=len(organs),
        used=tuple(selection.used),
        covered=tuple(covered),
        missing=tuple(missing),
        without_own=tuple(without_own),
        converted=tuple(code for code in selection.converted if code in selection.used),
        with_errors=tuple((code, one.errors) for code, one in selection.used.items() if one.errors),
        not_summed=selection.not_summed,
        merged=merged,
        cells=counted,
    )
