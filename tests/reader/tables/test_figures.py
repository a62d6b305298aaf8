"""The figures of one row, in every way in which cells can stand apart, and the ways to read those that do not."""

import pytest

from gongkai.reader.tables.figures import MASK, RowText, Span, count_slots, usual_breaks
from gongkai.reader.tables.split import Slot
from gongkai.report.forms import Kind
from gongkai.report.place import TextPlace
from tests.reader.tables.table_texts import source_of

SEVEN = count_slots([Kind.COUNT] * 7, [0] * 6 + [6])
THREE = count_slots([Kind.COUNT] * 3, [0] * 3)
ROW = ["5", "0", "0", "0", "1", "0", "6"]


def _row(text: str, slots: tuple[Slot, ...] = SEVEN, breaks: int | None = None, cut: bool = False, clipped: bool = False) -> RowText:
    row = RowText(text, slots, source_of(text), 0)
    row.breaks, row.cut, row.clipped = breaks, cut, clipped
    return row


def _certain(row: RowText) -> list[str] | None:
    reading = row.certain()
    return None if reading is None else [print_.text if print_ else "?" for print_ in reading]


@pytest.mark.parametrize(
    "text",
    [
        "5 0 0 0 1 0 6",
        "\n  5   0 0\t0 1 0 6 \n",
        "\n5\n0\n0\n0\n1\n0\n6\n",
        "\n\n5\n\n0\n\n0\n\n0\n\n1\n\n0\n\n6\n\n",
        "|5|0|0|0|1|0|6|\n",
        "| 5 | 0 | 0 | 0 | 1 | 0 | 6 ",
        "|||5|0|0|0|1|0|6|\n",
        "|\n5|\n0|\n0|\n0|\n1|\n0|\n6|\n",
        f"|{MASK * 4}|5|0|0|0|1|0|6|\n",
        f"{MASK}5 0 0 0 1 0 6{MASK * 3}",
    ],
)
def test_cells_that_stand_apart_leave_one_reading(text: str) -> None:
    assert _certain(_row(text)) == ROW


@pytest.mark.parametrize(
    "text", ["5 0 6", "5 0 0 0 1 0 6 7", "5000106", "", "\n", "5\n0 0 0 1\n0 6", "|5|0|0|1|0|6|", "5 0 0 x 1 0 6", "5 0 0 007 1 0 6"]
)
def test_too_few_too_many_or_no_figures_leave_none(text: str) -> None:
    assert _certain(_row(text)) is None


@pytest.mark.parametrize("page", ["- 3 -", "--3--", "3/12", "3 / 12", "4", "          12"])
def test_a_page_number_under_a_row_is_no_figure(page: str) -> None:
    assert _certain(_row(f"5 0 0 0 1 0 6\n{page}\n")) == ROW


def test_dashes_around_a_figure_behind_the_label_are_cells() -> None:
    assert _certain(_row(" - 3 -\n", THREE)) == ["-", "3", "-"]


def test_cells_under_each_other_are_no_page_number() -> None:
    """1, / and 10, one a line, are not page 1 of 10."""
    assert _certain(_row("\n9\n/\n/\n/\n1\n/\n10\n")) == ["9", "/", "/", "/", "1", "/", "10"]
    assert _certain(_row("\n0\n0\n0\n0\n-\n3\n-\n")) == ["0", "0", "0", "0", "-", "3", "-"]


def test_a_number_on_the_row_s_own_line_is_no_page_number() -> None:
    assert _certain(_row("5 0 0 0 1 0 6 4\n")) is None
    assert _certain(_row("5 0 0 0 1 0\n6\n")) is None
    assert _certain(_row("5 0 0 0 1 0 6\n2021\n")) is None


def test_a_number_in_the_middle_of_a_line_is_a_page_s() -> None:
    assert _certain(_row("\n5\n0\n0\n                  3\n0\n1\n0\n6\n")) == ROW


def test_a_ruler_is_no_cell() -> None:
    assert _certain(_row("|5|0|0|0|1|0|6|\n|---|---|---|\n")) == ROW


def test_an_empty_line_is_a_blank_cell_where_cells_stand_one_a_line() -> None:
    text = "\n5\n\n0\n0\n1\n0\n6\n"
    assert _certain(_row(text)) is None
    assert _certain(_row(text, breaks=1)) == ["5", "", "0", "0", "1", "0", "6"]


def test_an_empty_line_is_none_where_every_cell_is_there() -> None:
    assert _certain(_row("\n5\n0\n0\n\n0\n1\n0\n6\n", breaks=1)) == ROW


def test_lines_between_cells_leave_a_blank_only_where_the_row_adds_up() -> None:
    text = "\n\n5\n\n\n\n0\n\n0\n\n1\n\n0\n\n{}\n"
    assert _certain(_row(text.format(6), breaks=2)) == ["5", "", "0", "0", "1", "0", "6"]
    assert _certain(_row(text.format(7), breaks=2)) is None
    assert _certain(_row(text.format(6), breaks=1)) is None


@pytest.mark.parametrize("dashes", ["-" * 7, "-" * 14, "/" * 7, "无" * 7, "-" * 7 + "\n", "- - - - - - -", "|-|-|-|-|-|-|-|"])
def test_dashes_for_every_column_are_blank_cells(dashes: str) -> None:
    found = _certain(_row(dashes))
    assert found is not None
    assert len(found) == 7
    assert not any(text.strip("-/无") for text in found)


@pytest.mark.parametrize("dashes", ["-" * 8, "-" * 21, "--", "-/-/-/-"])
def test_dashes_that_do_not_share_out_are_not(dashes: str) -> None:
    assert _certain(_row(dashes)) is None


def test_cells_between_bars_may_be_blank() -> None:
    assert _certain(_row("|5||0|0|1|0|6|\n")) == ["5", "", "0", "0", "1", "0", "6"]
    assert _certain(_row("|||||||||\n")) == [""] * 7


def test_empty_cells_before_the_first_figure_are_filling_only_where_the_row_adds_up() -> None:
    assert _certain(_row("||5|0|0|0|1|0|7|")) is None
    assert _certain(_row("||1|2|3|", THREE)) is None
    assert _certain(_row("|1|2|3||", THREE)) == ["1", "2", "3"]


def test_a_row_that_may_be_cut_off_must_show_all_its_cells_and_add_up() -> None:
    full = "|5|0|0|0|1|0|6|"
    assert _certain(_row(full, cut=True)) == ROW
    assert _certain(_row("|5|0|0|0|1|0|65|", cut=True)) is None
    assert _certain(_row("|6||0|0|0|0|6|", cut=True)) is None
    assert _certain(_row("1 2 3", THREE, cut=True)) is None


def test_a_row_that_lost_a_figure_to_the_words_behind_it_must_show_all_its_cells() -> None:
    assert _certain(_row("1 2 3\n", THREE, clipped=True)) == ["1", "2", "3"]
    assert _certain(_row("|1||3|", THREE, clipped=True)) is None
    assert _row("123", THREE, clipped=True).possible(gaps=True) is None


def test_a_ruler_that_breaks_off_is_no_row_of_dashes() -> None:
    for end in ("| --- | --- | --- | ...", "|---|---|---|---|-", "|:---|---|---:|"):
        assert _row(f"\n{end}\n").empty()
    assert _certain(_row("\n| -- | -- | -- |\n", THREE)) == ["--", "--", "--"]


def test_lines_behind_tabs_are_cells_though_they_hold_nothing() -> None:
    assert _certain(_row("\n\t5\n\t\n\t 2\n\n\t规章\n", THREE)) == ["5", "", "2"]
    assert _certain(_row("\n\t\n\t\n\t \n\n\t", THREE)) == ["", "", ""]
    assert _certain(_row("\n\t\n\t\n\n\t\n", THREE)) is None, "one cell too few before the line that ends the row"
    assert _certain(_row("\n \n \n \n\n", THREE)) is None, "blanks alone may be what stands between lines"
    assert _certain(_row("\n\t\n\t\n\t\n", THREE, cut=True)) is None


def test_the_rest_of_a_pronunciation_is_no_figure() -> None:
    assert _row("qǐ\nng\n").empty()
    assert not _row("qǐ 5\n").empty()
    assert not _row(" -\n").empty()


def test_figures_on_several_lines_are_spread() -> None:
    assert _row("\n5\n0\n").spread()
    assert _row("|\n5|\n0|\n").spread()
    assert not _row("\n5 0 0\n").spread()
    assert not _row("\n\n").spread()


def test_money_keeps_its_unit() -> None:
    slots = count_slots([Kind.COUNT, Kind.AMOUNT], [0, 0])
    assert _certain(_row("3 1.5 万元\n", slots)) == ["3", "1.5 万元"]
    assert _certain(_row("3 1,234.56\n", slots)) == ["3", "1,234.56"]


@pytest.mark.parametrize("unit", ["千元", "百万元", "美元", "万美元"])
def test_an_amount_in_another_unit_is_not_taken(unit: str) -> None:
    slots = count_slots([Kind.COUNT, Kind.AMOUNT], [0, 0])
    row = _row(f"3 1.5 {unit}\n", slots)

    assert row.certain() is None
    assert not row.possible(gaps=True)


def test_a_piece_stands_where_the_source_has_it() -> None:
    text = "规章 1 22 3"
    row = RowText(text[2:], THREE, source_of(text), 2)
    reading = row.certain()
    assert reading is not None
    assert [print_ and print_.at for print_ in reading] == [TextPlace(3, 4), TextPlace(5, 7), TextPlace(8, 9)]
    assert row.piece(Span(3, 5)) == ("22", TextPlace(5, 7))
    assert row.whole() == ("1 22 3", TextPlace(3, 9))


def _possible(row: RowText, gaps: bool) -> list[list[str | None]] | None:
    readings = row.possible(gaps)
    return None if readings is None else [[print_.text if print_ else None for print_ in reading] for reading in readings]


def test_figures_that_run_together_are_parted_where_they_add_up() -> None:
    assert _possible(_row(" 15130000154\n"), gaps=False) == [["151", "3", "0", "0", "0", "0", "154"]]
    assert _possible(_row("123", THREE), gaps=False) == [["1", "2", "3"]]
    assert _possible(_row("12", THREE), gaps=False) == []


def test_figures_that_stand_apart_are_not_taken_for_one_run() -> None:
    row = _row("5 5")
    assert _possible(row, gaps=False) == []
    readings = _possible(row, gaps=True)
    assert readings is not None
    # Natural person to other: one of six; or the total is lost with four others.
    assert [reading for reading in readings if reading[-1] == "5"] != []
    assert all(sorted(text for text in reading if text) == ["5", "5"] for reading in readings)


def test_pieces_of_a_run_stand_where_their_digits_do() -> None:
    text = "规章12 345"
    row = RowText(text[2:], THREE, source_of(text), 2)
    for reading in row.possible(gaps=True) or ():
        for print_ in reading:
            assert print_ is None or (isinstance(print_.at, TextPlace) and text[print_.at.start : print_.at.end] == print_.text)


def test_words_have_no_reading_and_endless_digits_are_not_tried() -> None:
    assert _possible(_row("5 x"), gaps=True) == []
    assert _possible(_row("1" * 161), gaps=False) is None


@pytest.mark.parametrize(
    ("text", "empty"),
    [("", True), (" | |\n", True), (MASK * 3, True), ("\n- 3 -\n", True), ("0", False), ("-", False)],
)
def test_whether_anything_stands_behind_the_label(text: str, empty: bool) -> None:
    assert _row(text).empty() is empty


def test_breaks_between_figures() -> None:
    assert _row("5\n0\n\n1 6").line_breaks() == [1, 2, 0]
    assert _row("|5|\n0|").line_breaks() == []
    assert _row("").line_breaks() == []


@pytest.mark.parametrize(
    ("counts", "usual"),
    [([], None), ([0, 0, 0], None), ([1, 1, 1, 2], 1), ([2, 2, 2, 4, 6], 2), ([2, 2, 1, 2], 2), ([2, 1, 2], 1), ([3, 3, 4], None)],
)
def test_the_usual_break_is_the_one_that_is_common(counts: list[int], usual: int | None) -> None:
    assert usual_breaks(counts) == usual
