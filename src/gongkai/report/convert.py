"""A report on one form, as far as an earlier form has the same cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongkai.errors import ContractError
from gongkai.report.forms import Form, form, forms
from gongkai.report.model import AnnualReport, Cell, Status


def earlier_forms(id: str) -> Iterator[str]:
    """The forms that a report on that form can be put on, the nearest first; none for a report without a statutory form."""
    known = forms().get(id)
    while known is not None and known.earlier is not None:
        yield known.earlier
        known = form(known.earlier)


def on_form(report: AnnualReport, id: str) -> AnnualReport:
    """The report in the keys of that form, its own or an earlier one: rows that only its own divides (the three of 其他处理 since 2021)
    become their sum, cells that the earlier form lacks are left out.

    Law: the notices of the forms. The other direction does not exist: one figure cannot be split into three.
    Raises: ContractError when the report's form cannot be put on that one.
    """
    if report.form != id and id not in earlier_forms(report.form):
        raise ContractError(f"a report on form {report.form} cannot be put on form {id}", where=report.organ or "report")
    while report.form != id:
        own = form(report.form)
        report = _one_form_back(report, own, form(own.earlier or id))
    return report


def _one_form_back(report: AnnualReport, own: Form, target: Form) -> AnnualReport:
    undivided = {whole: parts for whole, parts in own.merged.items() if not target.kinds.keys() >= set(parts)}
    cells = {key: cell for key, cell in merge_rows(report.cells, undivided).items() if key in target.kinds}
    return replace(report, form=target.id, cells=cells)


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
