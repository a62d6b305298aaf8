"""What prints say of themselves."""

from gongkai.reader.result import IssueCode
from gongkai.reader.tables.printed import Piece, RowPrint, first_print, odd_label, two_reports
from gongkai.report.place import TextPlace

FIVE, WHOLE = Piece("5", TextPlace(3, 4)), Piece("56", TextPlace(3, 5))


def test_the_first_figure_of_a_row() -> None:
    assert first_print(RowPrint("rules", ("issued", "repealed"), ((None, FIVE),), True)) == FIVE
    assert first_print(RowPrint("rules", ("issued", "repealed"), ((None, None), (FIVE, None)), False, WHOLE)) == FIVE


def test_a_row_whose_readings_show_nothing_has_its_whole_print() -> None:
    for readings in (None, (), ((None, None),)):
        assert first_print(RowPrint("rules", ("issued", "repealed"), readings, False, WHOLE)) == WHOLE
    assert first_print(RowPrint("rules", ("issued", "repealed"), None, False)) is None


def test_a_label_that_was_taken_for_another_is_quoted_on_one_line() -> None:
    issue = odd_label("重复\n 申清" + "长" * 100, "outcome.not_processed.repeated", TextPlace(1, 8))
    assert (issue.code, issue.at) == (IssueCode.ODD_LABEL, TextPlace(1, 8))
    assert "重复 申清长" in issue.zh
    assert "outcome.not_processed.repeated" in issue.en
    assert len(issue.zh) < 120


def test_two_reports_in_one_table_name_the_table() -> None:
    issue = two_reports("requests")
    assert issue.code is IssueCode.REPEATED_TABLE
    assert "requests" in issue.zh
    assert "requests" in issue.en
