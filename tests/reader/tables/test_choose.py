"""The form of a report: what its tables show, and its year where they show too little."""

import pytest

from gongkai.reader.result import IssueCode
from gongkai.reader.tables.choose import form_of
from gongkai.reader.tables.printed import RowPrint, TablePrint

APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")


def _table(table: str, columns: tuple[str, ...], *rows: str) -> TablePrint:
    return TablePrint(table, tuple(RowPrint(row, columns, (), False) for row in rows))


BOTH = _table("requests", APPLICANTS, "received", "carried_in", "outcome.granted")
OLD = _table("disclosure", ("made", "newly_disclosed", "total_disclosed"), "rules", "normative_documents")
NEW = _table("disclosure", ("issued", "repealed", "in_force"), "rules", "normative_documents")
MERGED = _table("requests", APPLICANTS, "received", "outcome.other_handling")
UNMERGED = _table("requests", APPLICANTS, "received", "outcome.other_handling.no_correction", "outcome.other_handling.other")


@pytest.mark.parametrize(("year", "form"), [(2019, "cn-ogi-2019"), (2020, "cn-ogi-2019"), (2021, "cn-ogi-2021"), (2024, "cn-ogi-2021")])
def test_the_year_decides_between_forms_that_fit_alike_and_it_is_said(year: int, form: str) -> None:
    found, [issue] = form_of([BOTH], year)
    assert found is not None
    assert (found.id, issue.code) == (form, IssueCode.FORM_UNCERTAIN)
    assert form in issue.zh
    assert form in issue.en


def test_without_a_year_one_of_several_forms_that_fit_is_taken_and_it_is_said() -> None:
    found, [issue] = form_of([BOTH], None)
    assert found is not None
    assert issue.code is IssueCode.FORM_UNCERTAIN


def test_rows_of_a_torn_text_tell_no_form() -> None:
    """What columns such a row has was taken from a form, not from the print."""
    torn = TablePrint("disclosure", (RowPrint("rules", ("made", "newly_disclosed", "total_disclosed"), None, False),))
    found, [issue] = form_of([torn], 2024)
    assert found is not None
    assert (found.id, issue.code) == ("cn-ogi-2021", IssueCode.FORM_UNCERTAIN)


@pytest.mark.parametrize(
    ("table", "form"), [(OLD, "cn-ogi-2019"), (NEW, "cn-ogi-2021"), (UNMERGED, "cn-ogi-2021"), (MERGED, "cn-ogi-2019")]
)
def test_without_a_year_the_print_decides(table: TablePrint, form: str) -> None:
    found, issues = form_of([table], None)
    assert found is not None
    assert (found.id, issues) == (form, ())


@pytest.mark.parametrize(
    ("table", "year", "used", "due"), [(OLD, 2021, "cn-ogi-2019", "cn-ogi-2021"), (NEW, 2020, "cn-ogi-2021", "cn-ogi-2019")]
)
def test_a_form_that_is_not_the_year_s_is_used_and_said(table: TablePrint, year: int, used: str, due: str) -> None:
    found, [issue] = form_of([BOTH, table], year)
    assert found is not None
    assert (found.id, issue.code) == (used, IssueCode.FORM_NOT_OF_YEAR)
    assert all(word in issue.zh and word in issue.en for word in (str(year), used, due))


def test_one_row_for_three_does_not_make_a_report_one_of_the_old_form() -> None:
    found, issues = form_of([MERGED, NEW], 2022)
    assert found is not None
    assert (found.id, issues) == ("cn-ogi-2021", ())


def test_one_row_for_three_alone_leaves_the_form_open() -> None:
    found, [issue] = form_of([MERGED], 2022)
    assert found is not None
    assert (found.id, issue.code) == ("cn-ogi-2021", IssueCode.FORM_UNCERTAIN)


@pytest.mark.parametrize(("year", "form"), [(None, None), (2018, None), (2019, "cn-ogi-2019"), (2023, "cn-ogi-2021")])
def test_without_tables_there_is_only_the_year(year: int | None, form: str | None) -> None:
    found, issues = form_of([], year)
    assert (found and found.id, issues) == (form, ())
