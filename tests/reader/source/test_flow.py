"""The linear text, its grids, and the way back from a span to its place."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.reader.document import GRID_MARK, GridCell, Media
from gongkai.reader.source.flow import Flow
from gongkai.report.place import BoxPlace, PartPlace


def test_lines_and_grids_stand_in_the_order_in_which_they_came() -> None:
    flow = Flow()
    cell = GridCell("1", PartPlace("s", "A2"), 0, 0)
    flow.line("甲", PartPlace("s", "A1"))
    flow.grid([[cell, None]], PartPlace("s", "A2"))
    flow.line("乙\n丙", PartPlace("s", "A3"))
    document = flow.document(Media.XLSX)

    assert document.text == f"甲\n{GRID_MARK}\n乙\n丙\n"
    assert document.grids[0].rows == ((cell, None),)
    assert document.text[document.grids[0].start : document.grids[0].end] == GRID_MARK


def test_a_span_over_lines_of_a_page_has_one_box_around_them() -> None:
    flow = Flow()
    flow.line("一二", lambda start, end: BoxPlace(1, 10.0 * start, 0, 10.0 * end, 10))
    flow.line("三四", lambda start, end: BoxPlace(1, 10.0 * start, 10, 10.0 * end, 20))
    flow.line("五", lambda _start, _end: BoxPlace(2, 0, 0, 10, 10))
    locate = flow.document(Media.PDF).locate

    assert locate(1, 2) == BoxPlace(1, 10, 0, 20, 10)
    assert locate(1, 4) == BoxPlace(1, 0, 0, 20, 20)
    assert locate(4, 7) == BoxPlace(1, 10, 10, 20, 20)
    assert locate(6, 7) == BoxPlace(2, 0, 0, 10, 10)


@given(st.lists(st.text(min_size=1), min_size=1))
def test_every_character_leads_back_to_its_line(lines: list[str]) -> None:
    flow = Flow()
    for number, line in enumerate(lines):
        flow.line(line, PartPlace("p", str(number)))
    document = flow.document(Media.DOCX)

    position = 0
    for number, line in enumerate(lines):
        assert document.locate(position, position + len(line)) == PartPlace("p", str(number))
        position += len(line) + 1
    assert position == len(document.text)
    assert GRID_MARK not in document.text
