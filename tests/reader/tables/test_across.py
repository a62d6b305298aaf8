"""Tables of blocks side by side in running text: the remedies table."""

import pytest

from gongkai.reader.result import IssueCode
from gongkai.reader.tables.across import read_across
from gongkai.reader.tables.printed import TablePrint
from gongkai.reader.tables.settle import settle
from gongkai.report.forms import form
from gongkai.report.model import Status, Value
from tests.reader.tables.table_texts import source_of

FORM = form("cn-ogi-2021")
FIVE = "结果维持结果纠正其他结果尚未审结总计"
HEADER = f"行政复议行政诉讼{FIVE}未经复议直接起诉复议后起诉{FIVE}{FIVE}"
COLUMNS = ("upheld", "corrected", "other", "pending", "total")


def _print(text: str) -> TablePrint | None:
    return read_across(text, 0, len(text), "remedies", source_of(text))


def _values(table: TablePrint | None, block: str) -> list[Value]:
    assert table is not None
    cells = settle(table, FORM).cells
    return [cells[f"remedies.{block}.{column}"].value for column in COLUMNS]


def test_table_four() -> None:
    table = _print(HEADER + "1 0 0 0 1 2 3 0 0 5 0 0 0 0 0\n")
    assert _values(table, "review") == [1, 0, 0, 0, 1]
    assert _values(table, "suit_direct") == [2, 3, 0, 0, 5]
    assert _values(table, "suit_after_review") == [0, 0, 0, 0, 0]
    assert table is not None
    assert all(row.sure for row in table.rows)
    assert table.issues == ()
    apart = settle(table, FORM).cells
    together = _print(HEADER + "100012300500000\n")
    assert together is not None
    inferred = settle(together, FORM).cells
    assert {key: cell.value for key, cell in inferred.items()} == {key: cell.value for key, cell in apart.items()}
    assert all(cell.status is Status.INFERRED for cell in inferred.values())


@pytest.mark.parametrize(
    "figures",
    ["\n" + "\n".join("100012300500000") + "\n", "|" + "|".join("100012300500000") + "|\n", "\n\n" + "\n\n".join("100012300500000") + "\n"],
)
def test_dresses(figures: str) -> None:
    assert _values(_print(HEADER + figures), "suit_direct") == [2, 3, 0, 0, 5]


def test_a_sum_that_is_wrong_is_read_as_printed_when_the_cells_stand_apart() -> None:
    assert _values(_print(HEADER + "1 0 0 0 9 2 3 0 0 5 0 0 0 0 0\n"), "review") == [1, 0, 0, 0, 9]


def test_a_sum_that_is_wrong_leaves_figures_that_run_together_open() -> None:
    table = _print(HEADER + "100092300500000\n")
    assert _values(table, "suit_direct") == [None] * 5
    assert _values(table, "review") == [None] * 5


def test_what_all_readings_agree_on_is_taken_the_rest_stays_open() -> None:
    """1110012 is 1, 11, 0, 0, 12 or 11, 1, 0, 0, 12 or 1, 1, 10, 0, 12."""
    table = _print(HEADER + "1110012" + "0" * 10 + "\n")
    assert _values(table, "review") == [None, None, None, 0, 12]
    assert _values(table, "suit_direct") == [0, 0, 0, 0, 0]


def test_dashes_are_blank_cells() -> None:
    table = _print(HEADER + "- " * 15 + "\n")
    assert table is not None
    assert {cell.status for cell in settle(table, FORM).cells.values()} == {Status.BLANK}


def test_a_row_too_short_is_not_shared_out() -> None:
    table = _print(HEADER + "1 0 0 0 1 2 3 0 0 5\n")
    assert table is not None
    assert all(row.readings is None and not row.sure for row in table.rows)
    assert {cell.value for cell in settle(table, FORM).cells.values()} == {None}


def test_a_header_that_lost_labels_is_said() -> None:
    table = _print(f"行政复议{FIVE}行政诉讼结果维持尚未审结总计" + "1 0 0 0 1 2 3 0 0 5 0 0 0 0 0\n")
    assert _values(table, "suit_direct") == [2, 3, 0, 0, 5]
    assert table is not None
    assert [issue.code for issue in table.issues] == [IssueCode.MISSING_COLUMN]


def test_the_end_of_the_source_may_have_cut_the_row() -> None:
    assert _print(HEADER + "1 0 0 0 1 2 3 0 0 5 0 0") is None
    assert _print(HEADER + "1 0 0 0 1 2 3 0 0 5 0 0 0 1 12") is None
    assert _values(_print(HEADER + "1 0 0 0 1 2 3 0 0 5 0 0 0 1 1"), "suit_after_review") == [0, 0, 0, 1, 1]


def test_blank_cells_behind_tabs_stand_in_a_row_of_their_own() -> None:
    cells = "".join(f"\t{figure}\n" for figure in ["", "", "", "", "", "2", "3", "", "", "5", "", "", "", "", ""])
    table = _print(f"{HEADER}\n\n{cells}\n五、存在的问题\n")
    assert _values(table, "review") == [None] * 5
    assert _values(table, "suit_direct") == [2, 3, None, None, 5]


def test_a_row_of_cells_on_lines_of_their_own_is_cut_where_a_figure_is_missing() -> None:
    """The bars between header and row are no blank cell: 14 figures and a 15th that is lost."""
    assert _print(HEADER + "|\n|\n" + "".join(f"  {figure}\n|\n" for figure in "06037050138040")) is None
    whole = _print(HEADER + "|\n|\n" + "".join(f"  {figure}\n|\n" for figure in "100012300500000"))
    assert _values(whole, "suit_direct") == [2, 3, 0, 0, 5]


def test_a_thinned_text_is_not_read() -> None:
    text = "第二十条第(一)项信息内容第二十条第(五)项第二十条第(六)项\n" + HEADER + "1 0 0 0 1 2 3 0 0 5 0 0 0 0 0\n"
    table = _print(text)
    assert table is not None
    assert all(row.readings is None and not row.sure for row in table.rows)


@pytest.mark.parametrize("text", ["", HEADER, HEADER + "\n", "行政复议3件,结果维持2件,结果纠正1件。\n", "没有行政诉讼。"])
def test_no_table_without_header_and_figures(text: str) -> None:
    assert _print(text) is None
