"""TO-04 and TO-20: what stands in the cells, and whether all cells are there."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gongkai.checks.context import Context
from gongkai.checks.finding import Finding, Severity
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import Label, label
from gongkai.law.message import Message
from gongkai.report.forms import Kind, form
from gongkai.report.model import AnnualReport, Cell, Status


@rule("TO-04", Severity.ERROR)
def to_04(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Counts are integers not below zero; columns of change may be negative. In a filed report no cell is left blank.

    A blank of a report that was read stays a blank: it is neither zero nor a fault.
    """
    kinds = form(report.form).kinds
    for key, cell in report.cells.items():
        value = cell[0]
        if value is not None and (type(value) is not int or value < 0):
            wrong = _wrong(kinds.get(key), cell)
            if wrong is not None:
                yield rule.finding(report, (key,), None, value, _bad_value(label(report, key), cell, *wrong))
    if context.filed:
        for keys in _rows(key for key in form(report.form).keys if _is_blank(report.cells.get(key))):
            yield rule.finding(report, keys, None, None, _unfilled(report, keys))


def _is_blank(cell: Cell | None) -> bool:
    return cell is not None and cell.status is Status.BLANK


def _wrong(kind: Kind | None, cell: Cell) -> tuple[str, str] | None:
    value = cell.value
    if kind is None or kind is Kind.AMOUNT or value is None:
        return None
    if value != int(value):
        return "不是整数", "is not an integer"
    if kind is Kind.COUNT and value < 0:
        return "是负数", "is negative"
    return None


def _bad_value(label: Label, cell: Cell, zh: str, en: str) -> Message:
    return Message(
        f"{label.zh}填写的是 {cell.value}，{zh}。件数只能填 0 或正整数，请更正。",
        f"{label.english}, {label.row}: {cell.value} {en}. A count is 0 or a positive integer; correct it.",
    )


def _unfilled(report: AnnualReport, keys: tuple[str, ...]) -> Message:
    first, columns = label(report, keys[0]), "、".join(label(report, key).column for key in keys)
    return Message(
        f"“{first.row}”行有 {len(keys)} 格没有填写（{columns}）。没有发生的填“0”，不适用的请说明原因。",
        f"Row {first.row}: {len(keys)} blank ({columns}). Enter 0 where nothing happened, or explain why it does not apply.",
    )


@rule("TO-20", Severity.ERROR)
def to_20(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """A filed report has every cell of its form and no other.

    For a report read from elsewhere missing and odd rows are the reader's issues, so this says nothing.
    """
    if not context.filed:
        return
    known = form(report.form)
    replaced = {part for whole, parts in known.merged.items() if whole in report.cells for part in parts}
    for keys in _rows(key for key in known.keys if key not in report.cells and key not in replaced):
        yield rule.finding(report, keys, None, None, _missing(report, keys))
    for whole in (key for key in known.merged if key in report.cells):
        yield rule.finding(report, (whole,), None, report.value(whole), _merged(label(report, whole), len(known.merged[whole])))
    for key in (key for key in report.cells if key not in known.kinds):
        yield rule.finding(report, (key,), None, report.value(key), _unknown(key))


def _missing(report: AnnualReport, keys: tuple[str, ...]) -> Message:
    first, columns = label(report, keys[0]), "、".join(label(report, key).column for key in keys)
    return Message(
        f"“{first.row}”行缺少 {len(keys)} 格（{columns}）。请按规定格式补齐。", f"Row {first.row} lacks {columns}. Add the cells."
    )


def _merged(label: Label, rows: int) -> Message:
    return Message(
        f"{label.zh}合并成一行填写。本格式要求分 {rows} 行填写，请拆分。",
        f"{label.english}, {label.row}, is printed as one row; the form asks for {rows}. Split it.",
    )


def _unknown(key: str) -> Message:
    return Message(
        f"格式中没有“{key}”这一格。请删除，或改填到规定的格内。", f"The form has no cell {key}. Remove it or use the form's own cell."
    )


def _rows(keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Keys of one row together."""
    for _, row in groupby(keys, key=lambda key: key.rpartition(".")[0]):
        yield tuple(row)
