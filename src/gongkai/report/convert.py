"""A report on one form, as far as another form has the same cells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gongkai.errors import ContractError
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Status

LATER, EARLIER = "cn-ogi-2021", "cn-ogi-2019"


def to_2019(report: AnnualReport) -> AnnualReport:
    """A report on the form of 2021 in the keys of the form of 2019: 其他处理 becomes the sum of its three rows; cells that the
    earlier form lacks are left out, so its disclosure table keeps little more than the decisions.

    Law: FORM-2019, FORM-2021. The other direction does not exist: one figure cannot be split into three.
    Raises: ContractError for a report on another form.
    """
    if report.form != LATER:
        raise ContractError(f"a report on form {report.form} cannot be put on form {EARLIER}", where=report.organ or "report")
    target = form(EARLIER).kinds
    cells = {key: cell for key, cell in merge_rows(report.cells, form(LATER).merged).items() if key in target}
    return replace(report, form=EARLIER, cells=cells)


def merge_rows(cells: Mapping[str, Cell], merged: Mapping[str, Sequence[str]]) -> dict[str, Cell]:
    """The cells with each merged cell (`Form.merged`) in place of its parts: the printed one, else the sum of its parts; absent when
    one of the parts is, because nobody knows what it held."""
    result = dict(cells)
    for whole, parts in merged.items():
        found = [cell for part in parts if (cell := result.pop(part, None)) is not None]
        if whole not in result and len(found) == len(parts):
            result[whole] = _sum(found)
    return result


def _sum(cells: Sequence[Cell]) -> Cell:
    """The printed values added up; all blank is blank, and an undecided part leaves the sum undecided."""
    if any(cell.status is Status.AMBIGUOUS for cell in cells):
        return Cell(None, Status.AMBIGUOUS)
    printed = [cell.value for cell in cells if cell.value is not None]
    return Cell(sum(printed), Status.COMPUTED) if printed else Cell(None, Status.BLANK)
