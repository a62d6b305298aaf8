"""Cells of a ruled table: their text, their place, and every position they cover."""

from gongkai.reader.source.pdf.tables import Frame, PdfCell, encloses
from gongkai.report.place import BoxPlace
from tests.reader.source.pdf.test_glyphs import char

WIDE, LEFT, RIGHT = (0.0, 0.0, 200.0, 20.0), (0.0, 20.0, 100.0, 40.0), (100.0, 20.0, 200.0, 40.0)


def test_a_cell_stands_in_every_position_it_covers() -> None:
    rows = Frame([WIDE, LEFT, RIGHT]).part(1).rows

    assert [len(row) for row in rows] == [2, 2]
    assert rows[0][0] is rows[0][1]
    assert rows[1][0] is not rows[1][1]


def test_positions_that_no_cell_covers_are_absent() -> None:
    rows = Frame([WIDE, LEFT]).part(1).rows

    assert [[cell is None for cell in row] for row in rows] == [[False, False], [False, True]]


def test_glyphs_go_to_the_cell_of_their_middle() -> None:
    frame = Frame([WIDE, LEFT, RIGHT])

    assert frame.take(char("甲", 97, 35, width=5))
    assert frame.take(char("1", 150, 35))
    assert not frame.take(char("外", 250, 35))
    assert not frame.take(char("下", 50, 95))
    assert [cell.text for cell in frame.part(1).rows[1] if cell] == ["甲", "1"]


def test_the_place_of_a_cell_is_its_texts_or_its_own() -> None:
    frame = Frame([LEFT, RIGHT])
    frame.take(char("1", 150.04, 35))
    blank, filled = frame.part(2).rows[0]

    assert blank is not None
    assert filled is not None
    assert (blank.text, blank.at) == ("", BoxPlace(2, 0.0, 20.0, 100.0, 40.0))
    assert filled.at == BoxPlace(2, 150.0, 25.0, 155.0, 35.0)


def test_borders_drawn_twice_are_one() -> None:
    frame = Frame([(0.0, 0.0, 100.0, 20.0), (100.5, 0.4, 200.0, 20.3), (0.0, 20.5, 200.0, 40.0)])

    assert (len(frame.xs), len(frame.ys)) == (3, 3)
    assert frame.is_table
    assert not Frame([(0.0, 0.0, 100.0, 1.0), (0.0, 1.0, 100.0, 1.5)]).is_table


def test_a_cell_is_blank_when_nothing_is_printed() -> None:
    place = BoxPlace(1, 0, 0, 1, 1)

    assert [PdfCell(text, place).is_blank for text in ("", " \n", "0", "-")] == [True, True, False, False]


def test_a_page_border_encloses_the_table_in_it() -> None:
    assert encloses((0, 0, 500, 700), (50, 50, 450, 300))
    assert not encloses((50, 50, 450, 300), (0, 0, 500, 700))
    assert not encloses(WIDE, WIDE)
    assert not encloses(WIDE, LEFT)
