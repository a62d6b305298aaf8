"""Cells and columns: by position under the header and by order in the row."""

from gongkai.reader.document import GridCell
from gongkai.reader.result import IssueCode
from gongkai.reader.tables.align import by_order, by_position, misaligned, one_reading, row_print
from gongkai.reader.tables.header import Header
from gongkai.reader.tables.labels import vocabulary
from gongkai.report.place import PartPlace

KNOWN = vocabulary("disclosure")
ORDER = ("issued", "repealed", "in_force")
AT = {2: "issued", 3: "repealed", 4: "in_force"}
LABEL = GridCell("规章", PartPlace("t", "label"), 0, 0)


def _cells(*texts: str, first: int = 2) -> list[GridCell]:
    """Neighbouring cells of one row, the first at that position."""
    return [GridCell(text, PartPlace("t", f"{first + index}"), 0, first + index) for index, text in enumerate(texts)]


def test_cells_under_their_labels() -> None:
    cells = _cells("1", "2", "74")
    assert by_position(AT, cells, ORDER) == tuple(cells)


def test_the_order_is_that_of_the_columns_not_of_the_cells() -> None:
    cells = _cells("74", "1", "2")
    assert by_position({2: "in_force", 3: "issued", 4: "repealed"}, cells, ORDER) == (cells[1], cells[2], cells[0])


def test_a_blank_cell_under_no_label_is_a_ghost_a_figure_is_not() -> None:
    cells = _cells("1", "2", "74", " ")
    assert by_position(AT, cells, ORDER) == tuple(cells[:3])
    assert by_position(AT, _cells("1", "2", "74", "9"), ORDER) is None


def test_a_label_over_two_positions_takes_the_one_figure_below_it() -> None:
    wide = {2: "issued", 3: "issued", 4: "repealed", 5: "in_force"}
    for texts in (("1", "", "2", "74"), ("", "1", "2", "74"), ("1", "1", "2", "74")):
        reading = by_position(wide, _cells(*texts), ORDER)
        assert reading is not None
        assert [cell and cell.text for cell in reading] == ["1", "2", "74"]
    assert by_position(wide, _cells("1", "3", "2", "74"), ORDER) is None


def test_a_column_without_a_cell_leaves_no_reading() -> None:
    assert by_position(AT, _cells("1", "2"), ORDER) is None
    assert by_position({}, _cells("1", "2", "74"), ORDER) is None


def test_order_needs_as_many_cells_as_columns() -> None:
    cells = _cells("1", "2", "74")
    assert by_order(cells, 3) == tuple(cells)
    assert by_order(cells, 4) is None
    assert by_order([], 3) is None


def test_one_complete_answer_is_taken_two_that_differ_are_not() -> None:
    first, second, third = _cells("1", "1", "74")
    assert one_reading((first, second), None) == (first, second)
    assert one_reading(None, (first, second)) == (first, second)
    assert one_reading((first, second), (first, second)) == (first, second)
    assert one_reading((first, second), (second, third)) is None
    assert one_reading(None, None) is None


def test_a_row_on_which_position_and_order_agree_is_sure() -> None:
    cells = _cells("1", "2", "74")
    row, issues = row_print(KNOWN, "rules", Header(AT, ORDER, "万元"), cells[::-1], LABEL)
    assert row is not None
    assert (row.row, row.columns, row.readings, row.sure, row.unit) == ("rules", ORDER, (tuple(cells),), True, "万元")
    assert issues == []


def test_a_row_on_which_they_contradict_each_other_keeps_both_readings() -> None:
    swapped = {2: "repealed", 3: "issued", 4: "in_force"}
    cells = _cells("1", "2", "74")
    row, issues = row_print(KNOWN, "rules", Header(swapped, ORDER, None), cells, LABEL)
    assert row is not None
    assert row.readings == ((cells[1], cells[0], cells[2]), tuple(cells))
    assert not row.sure
    assert [issue.code for issue in issues] == [IssueCode.MISALIGNED_ROW]


def test_a_row_that_neither_can_match_is_an_issue_at_its_label() -> None:
    row, [issue] = row_print(KNOWN, "rules", Header(AT, ORDER, None), _cells("1", "2", "74", "9"), LABEL)
    assert row is None
    assert (issue.code, issue.at) == (IssueCode.MISALIGNED_ROW, LABEL.at)
    assert "disclosure.rules" in issue.zh
    assert "4 格（1 | 2 | 74 | 9）" in issue.zh
    assert "under 3 columns" in issue.en


def test_a_row_without_label_stands_where_its_first_cell_does() -> None:
    cells = _cells("1", "2")
    assert misaligned("remedies", cells, 15).at == cells[0].at


def test_two_labels_in_a_row_leave_it_without_figures() -> None:
    """A page end tore the row: the label of another stands where the first figure should be."""
    header = Header(AT, ORDER, None)
    row, [issue] = row_print(KNOWN, "rules", header, _cells("行政规范性文件", "0", "0"), LABEL)
    assert (row, issue.code) == (None, IssueCode.MISALIGNED_ROW)
    kept, _ = row_print(KNOWN, "rules", header, _cells("详见附件", "0", "0"), LABEL)
    assert kept is not None
