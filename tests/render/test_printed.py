import pytest

from gongkai.render.printed import PrintedTable, Role, Slot, State
from gongkai.report.forms import Layout
from gongkai.report.model import Cell, Status


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        (Cell(0), State.SURE),
        (Cell(5, Status.COMPUTED), State.SURE),
        (Cell(None, Status.BLANK, "—"), State.BLANK),
        (Cell(None, Status.AMBIGUOUS), State.AMBIGUOUS),
        (Cell(7, Status.INFERRED), State.INFERRED),
        (None, State.ABSENT),
    ],
)
def test_a_blank_cell_an_absent_one_and_a_zero_are_three_things(cell: Cell | None, state: State) -> None:
    assert Slot(Role.FIGURE, "", 0, 0, key="a.b.c", cell=cell).state is state


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("（三）不予公开", ("（三）", "不予公开")),
        ("三、本年度办理结果", ("三、", "本年度办理结果")),
        ("合称", ("合称",)),
        ("（六）", ("（六）",)),
    ],
)
def test_a_group_label_breaks_after_its_number(text: str, lines: tuple[str, ...]) -> None:
    assert Slot(Role.GROUP, text, 0, 0).lines == lines
    assert Slot(Role.LABEL, text, 0, 0).lines == (text,)


def test_footnotes_explain_what_is_there_and_nothing_else() -> None:
    def table(*cells: Cell | None) -> PrintedTable:
        slots = tuple(Slot(Role.FIGURE, "", 0, number, key="k", cell=cell) for number, cell in enumerate(cells))
        return PrintedTable("t", 1, Layout.MATRIX, 0, 0, 1, len(cells), slots)

    assert table(Cell(1), Cell(None, Status.BLANK)).notes == ()
    assert [note[:5] for note in table(None, Cell(1, Status.INFERRED)).notes] == ["“…”表示", "带下划线的"]


def test_columns_of_a_matrix_differ_others_are_equal() -> None:
    matrix = PrintedTable("t", 1, Layout.MATRIX, 3, 1, 2, 10, ())
    stacked = PrintedTable("t", 1, Layout.STACKED, 1, 0, 2, 4, ())

    assert len(matrix.widths) == 10
    assert matrix.widths[0] < matrix.widths[1] < matrix.widths[2] > matrix.widths[3]
    assert stacked.widths == (1, 1, 1, 1)


def test_rows_come_with_the_boxes_that_begin_in_them() -> None:
    slots = (Slot(Role.LABEL, "a", 0, 0, rowspan=2), Slot(Role.LABEL, "b", 0, 1), Slot(Role.LABEL, "c", 1, 1))

    assert list(PrintedTable("t", 1, Layout.STACKED, 1, 0, 2, 2, slots).by_row()) == [slots[:2], slots[2:]]
