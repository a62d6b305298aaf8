"""Which statutory form the tables of a report follow."""

from collections.abc import Iterable
from functools import lru_cache

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.printed import TablePrint
from gongkai.report.forms import Form, form_for_year, forms


def form_of(tables: Iterable[TablePrint], year: int | None) -> tuple[Form | None, tuple[Issue, ...]]:
    """The form that has most of the printed cells; the form of the year when the print fits several, said as an issue. None without tables
    and year.

    Law: FORM-2019 for the reports of 2019 and 2020, FORM-2021 since; a superseded form that was used all the same is an issue.
    """
    rows = [(table.table, row) for table in tables for row in table.rows]
    # A row whose figures cannot be read at all stands in a torn text; its columns were taken from a form, not from the print.
    keys = frozenset(f"{table}.{row.row}.{column}" for table, row in rows if row.readings is not None for column in row.columns)
    if rows:
        return form_with(keys, year)
    return form_for_year(year) if year is not None else None, ()


@lru_cache(maxsize=256)
def form_with(keys: frozenset[str], year: int | None) -> tuple[Form | None, tuple[Issue, ...]]:
    """`form_of` for tables in which the cells with these keys are printed."""
    due = form_for_year(year) if year is not None else None
    fits = {form.id: len(keys & form.kinds.keys()) - _merged_rows(keys, form) for form in forms().values()}
    most = max(fits.values())
    best = [form for form in forms().values() if fits[form.id] == most]
    if due is not None and fits[due.id] >= most - 0.5:
        return due, () if best == [due] else (_uncertain(due),)
    used = best[-1]
    if year is None:
        return used, () if len(best) == 1 else (_uncertain(used),)
    if due is None:
        zh, en = f"{year} 年没有表格式的报告，所印为 {used.id} 格式", f"no form is in force for {year}; it is printed in the form {used.id}"
    else:
        zh = f"{year} 年的报告应使用 {due.id} 格式，所印为 {used.id} 格式"
        en = f"a report of {year} must use the form {due.id}; it is printed in the form {used.id}"
    return used, (Issue(IssueCode.FORM_NOT_OF_YEAR, zh, en),)


def _uncertain(taken: Form) -> Issue:
    zh = f"所印表格不足以判断用的是哪一种格式，按 {taken.id} 读"
    en = f"the printed tables fit several forms; they were read by the form {taken.id}"
    return Issue(IssueCode.FORM_UNCERTAIN, zh, en)


def _merged_rows(keys: frozenset[str], form: Form) -> float:
    """A form that has the row as its own fits better than one that knows it as a merger of three."""
    return 0.5 if keys & form.merged.keys() else 0.0
