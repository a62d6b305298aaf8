"""A document as one text, and the way back to its cells."""

from gongkai.reader.document import GRID_MARK, Document, Grid, GridCell, Media
from gongkai.reader.outline.segment import Segment
from gongkai.reader.tables.linear import linear
from gongkai.report.place import PartPlace, TextPlace

PROSE = f"一、总体情况\n平稳。\n{GRID_MARK}\n二、其他\n{GRID_MARK}\n完。"
WIDE = GridCell("规章", PartPlace("t", "A1"), 0, 0)
TALL = GridCell("总计", PartPlace("t", "C1"), 0, 2)
SEVEN = GridCell("7", PartPlace("t", "A2"), 1, 0)
LATER = GridCell("第二表", PartPlace("t", "A9"), 0, 0)


def _document() -> Document:
    first, second = PROSE.index(GRID_MARK), PROSE.rindex(GRID_MARK)
    grids = (Grid(((WIDE, WIDE, TALL), (SEVEN, None, TALL)), first, first + 1), Grid(((LATER,),), second, second + 1))
    return Document(Media.HTML, PROSE, grids, TextPlace)


def test_grids_are_written_between_the_prose_each_cell_once() -> None:
    lines = linear(_document(), Segment(0, len(PROSE)))
    assert lines.text == "一、总体情况\n平稳。\n规章|总计|\n7|\n\n二、其他\n第二表|\n\n完。"


def test_a_figure_is_found_in_its_cell() -> None:
    lines = linear(_document(), Segment(0, len(PROSE)))
    at = lines.text.index("7|")
    assert lines.source(at, at + 1) == ("7", SEVEN.at)
    at = lines.text.index("总计")
    assert lines.source(at, at + 2) == ("总计", TALL.at)
    assert lines.source(at + 1, at + 2) == ("计", TALL.at)


def test_prose_is_found_in_the_document() -> None:
    lines = linear(_document(), Segment(0, len(PROSE)))
    at = lines.text.index("完。")
    assert lines.source(at, at + 2) == ("完。", TextPlace(PROSE.index("完。"), PROSE.index("完。") + 2))


def test_offsets_of_the_document_move_with_the_grids_before_them() -> None:
    lines = linear(_document(), Segment(0, len(PROSE)))
    for words in ("一、总体情况", "平稳", "二、其他", "完。"):
        assert lines.moved(PROSE.index(words)) == lines.text.index(words)


def test_only_the_segment_is_written() -> None:
    begin = PROSE.index("二、其他")
    lines = linear(_document(), Segment(begin, len(PROSE)))
    assert lines.text == "二、其他\n第二表|\n\n完。"
    assert lines.source(0, 2) == ("二、", TextPlace(begin, begin + 2))
    assert lines.moved(begin) == 0
    assert lines.moved(0) == 0


def test_a_segment_without_grids_is_its_prose() -> None:
    assert linear(_document(), Segment(0, 6)).text == "一、总体情况"
