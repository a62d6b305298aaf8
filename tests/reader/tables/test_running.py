"""Rows of running text: a label, what stands behind it, and what the rows of a table tell about each other."""

from gongkai.reader.result import IssueCode
from gongkai.reader.tables.labels import vocabulary
from gongkai.reader.tables.marks import find_marks
from gongkai.reader.tables.masking import Foreign
from gongkai.reader.tables.printed import RowPrint
from gongkai.reader.tables.running import Found, differs, prints, row_text, slots_of, unknown_row
from gongkai.report.forms import Kind
from gongkai.report.place import TextPlace
from tests.reader.tables.table_texts import source_of

KNOWN = vocabulary("disclosure")
COLUMNS = ("issued", "repealed", "in_force")


def _rows(text: str, columns: tuple[str, ...] = COLUMNS, unit: str | None = None) -> list[Found]:
    """All rows that the text holds, each up to the next label."""
    marks = [mark for mark in find_marks(text, 0, len(text), "disclosure") if mark.role == "row"]
    stops = [*(mark.start for mark in marks[1:]), len(text)]
    return [row_text(text, mark, mark.key, stop, columns, KNOWN, source_of(text), unit)[0] for mark, stop in zip(marks, stops, strict=True)]


def _prints(text: str) -> dict[str, RowPrint]:
    return {row.row: row for row in prints(_rows(text))}


def _texts(row: RowPrint) -> list[list[str | None]]:
    return [[print_.text if print_ else None for print_ in reading] for reading in row.readings or ()]


def test_a_row_is_its_label_columns_figures_and_unit() -> None:
    [row] = _rows("规章 1 2 74\n", unit="万元")
    assert (row.key, row.columns, row.unit) == ("rules", COLUMNS, "万元")
    assert row.text.text == " 1 2 74\n"
    assert row.text.slots == slots_of("disclosure", COLUMNS)


def test_a_row_ends_at_foreign_words_whose_place_is_told() -> None:
    text = "规章 1 2 74\n备注说明 9\n"
    [mark] = find_marks(text, 0, len(text), "disclosure")
    row, foreign = row_text(text, mark, "rules", len(text), COLUMNS, KNOWN, source_of(text))
    assert row.text.text == " 1 2 74\n"
    assert foreign == Foreign(text.index("备注"), text.index(" 9"), True)
    assert not row.text.cut


def test_a_row_that_ends_with_the_source_may_be_cut_unless_it_fills_its_line() -> None:
    assert [row.text.cut for row in _rows("规章 1 2 74\n规范性文件 1 2 3")] == [False, True]
    assert [row.text.cut for row in _rows("规章 1 2 74\n规范性文件 1 2 3\n")] == [False, False]
    assert [row.text.cut for row in _rows("规章|\n1|\n2|\n74|\n")] == [True]
    assert [row.text.cut for row in _rows("规章|1|2|74|\n规范性文件|1|2|\n |\n")] == [False, False]


def test_bars_behind_a_row_do_not_keep_it_from_being_cut() -> None:
    """|\n| between two rows is no blank cell of the second, of which the last figure is missing."""
    text = "规章|\n|\n1|\n2|\n"
    [mark] = find_marks(text, 0, len(text), "disclosure")
    row, _ = row_text(text, mark, "rules", text.rindex("|"), COLUMNS, KNOWN, source_of(text))
    assert row.text.cut
    assert list(prints([row])) == []


def test_a_figure_that_touches_foreign_words_leaves_its_row_in_doubt() -> None:
    text = "规章 1 27备注"
    [mark] = find_marks(text, 0, len(text), "disclosure")
    row, foreign = row_text(text, mark, "rules", len(text), COLUMNS, KNOWN, source_of(text))
    assert foreign is not None
    assert foreign.clips
    [print_] = prints([row])
    assert (print_.sure, print_.readings, print_.gapped and print_.gapped()) == (False, None, None)


def test_rows_that_stand_apart_are_sure_others_have_their_readings() -> None:
    found = _prints("规章 1 2 74\n规范性文件 123\n")
    assert (_texts(found["rules"]), found["rules"].sure) == ([["1", "2", "74"]], True)
    doubtful = found["normative_documents"]
    assert (_texts(doubtful), doubtful.sure) == ([["1", "2", "3"]], False)
    assert doubtful.printed is not None
    assert (doubtful.printed.text, doubtful.printed.at) == ("123", TextPlace(16, 19))
    assert doubtful.gapped is not None
    # One run of three digits under three columns, cells lost: nothing but the order is known.
    lost = doubtful.gapped() or ()
    assert {"".join(print_.text for print_ in reading if print_) for reading in lost} == {"123"}
    assert (None, None, "123") in [tuple(print_ and print_.text for print_ in reading) for reading in lost]


def test_an_empty_row_and_a_cut_one_are_left_out() -> None:
    assert list(_prints("规章\n规范性文件 1 2 3\n")) == ["normative_documents"]
    assert list(_prints("规章 1 2 3\n规范性文件 1 2")) == ["rules"]


def test_a_full_row_tells_how_the_blanks_of_another_are_to_be_read() -> None:
    found = _prints("规章\n1\n2\n74\n规范性文件\n5\n\n6\n行政许可\n1\n")
    assert _texts(found["normative_documents"]) == [["5", "", "6"]]
    assert found["normative_documents"].sure
    assert not _prints("规章 1 2 74\n规范性文件\n5\n\n6\n行政许可 1\n")["normative_documents"].sure


def test_figures_below_two_labels_belong_to_neither_for_certain() -> None:
    row = _prints("规章\n规范性文件\n1 2 3\n")["normative_documents"]
    assert (row.readings, row.sure) == (None, False)
    assert row.printed is not None
    assert row.printed.text == "1 2 3"
    assert _prints("规章\n规范性文件 1 2 3\n")["normative_documents"].sure
    assert _prints("规章\n规范性文件|\n1|2|3|\n")["normative_documents"].sure


def test_nothing_is_certain_in_a_thinned_text() -> None:
    text = "第二十条第(一)项信息内容规章 1 2 3\n第二十条第(五)项\n第二十条第(六)项\n规范性文件\n"
    found = _prints(text)
    assert list(found) == ["rules"]
    assert (found["rules"].readings, found["rules"].sure) == (None, False)


def test_a_total_is_the_sum_of_all_before_it() -> None:
    assert [slot.addends for slot in slots_of("remedies", ("upheld", "corrected", "other", "pending", "total"))] == [0, 0, 0, 0, 4]
    assert [slot.addends for slot in slots_of("remedies", ("total", "upheld", "corrected", "other", "pending"))] == [0] * 5
    assert [slot.kind for slot in slots_of("disclosure", ("items_change", "amount_wan", "projects"))] == [
        Kind.CHANGE,
        Kind.AMOUNT,
        Kind.COUNT,
    ]


def test_a_second_print_differs_when_it_has_other_figures() -> None:
    [first] = _rows("规章 1 2 74\n")
    assert differs(first, " 1 2 75")
    assert differs(first, " 1 2")
    assert not differs(first, "|1|2|74|")
    assert not differs(first, " 见附件")


def test_an_unknown_row_is_quoted_with_its_place() -> None:
    text = "规章 1 2 3 备注 9"
    issue = unknown_row(Foreign(9, 11, True), source_of(text))
    assert (issue.code, issue.at) == (IssueCode.UNKNOWN_ROW, TextPlace(9, 11))
    assert "备注" in issue.zh
    assert "备注" in issue.en
