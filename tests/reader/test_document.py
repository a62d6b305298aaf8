"""A grid whose rows are made when they are asked for."""

from collections.abc import Iterable, Sequence

from gongkai.reader.document import Grid, GridCell, Layout, Pick, unfolded
from gongkai.report.place import PartPlace, Place

# | 规章 | 3 |
# |  (1) | 5 |   (1): the label spans both rows
LAYOUT = Layout(lines=((0, 1), (0, 2), (-1,)), rows=(0, 0, 1), columns=(0, 1, 1), width=2, positions=4)


class Cells:
    """Three cells one after another, that count how often their places were asked for."""

    layout = LAYOUT
    texts: Sequence[str] = ("规章", "3", "5")

    def __init__(self) -> None:
        self.asked = 0

    def places(self, pick: Pick) -> Iterable[Place]:
        """Their places."""
        self.asked += 1
        return [PartPlace("t", text) for text in pick(self.texts)]


def test_a_spanning_cell_is_one_object_in_all_its_positions() -> None:
    rows = unfolded(LAYOUT, ("规章", "3", "5"), [PartPlace("t", str(number)) for number in range(3)])

    assert rows[0] == (GridCell("规章", PartPlace("t", "0"), 0, 0), GridCell("3", PartPlace("t", "1"), 0, 1))
    assert rows[1][0] is rows[0][0]
    assert rows[1][1] == GridCell("5", PartPlace("t", "2"), 1, 1)
    assert rows[2] == (None,)


def test_rows_are_made_once_and_only_when_they_are_asked_for() -> None:
    cells = Cells()
    grid = Grid(None, 0, 1, cells)
    assert cells.asked == 0

    assert [cell.text for row in grid.rows for cell in row if cell] == ["规章", "3", "规章", "5"]
    assert grid.rows is grid.rows
    assert cells.asked == 1


def test_a_grid_of_nothing_has_no_rows() -> None:
    assert Grid(None, 0, 1).rows == ()
