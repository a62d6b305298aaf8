"""Tables written with bars in a text."""

from gongkai.reader.document import Document, Grid, Media
from gongkai.reader.outline.segment import Segment
from gongkai.reader.tables.pipes import pipe_grids
from gongkai.report.place import TextPlace


def _grids(text: str, start: int = 0) -> list[Grid]:
    return pipe_grids(Document(Media.TEXT, text, (), TextPlace), Segment(start, len(text)))


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell.text.strip() if cell else "-" for cell in row] for row in grid.rows]


def test_lines_with_bars_are_rows() -> None:
    text = "二、主动公开\n| 规章 | 0 | 74 |\n| 规范性文件 | 2 | |\n完。\n"
    [grid] = _grids(text)
    assert _texts(grid) == [["规章", "0", "74"], ["规范性文件", "2", ""]]
    assert text[grid.start : grid.end] == "| 规章 | 0 | 74 |\n| 规范性文件 | 2 | |\n"


def test_bars_at_the_ends_may_be_left_out() -> None:
    [grid] = _grids("规章 | 0 | 74\n规范性文件 | 2 | 9\n")
    assert _texts(grid) == [["规章", "0", "74"], ["规范性文件", "2", "9"]]


def test_a_ruler_is_no_row() -> None:
    [grid] = _grids("| 信息内容 | 制发 |\n|---|:--:|\n| 规章 | 1 |\n")
    assert _texts(grid) == [["信息内容", "制发"], ["规章", "1"]]


def test_blanks_between_lines_do_not_part_a_table_words_do() -> None:
    [grid] = _grids("| 规章 | 1 |\n\n| 行政许可 | 2 |\n")
    assert _texts(grid) == [["规章", "1"], ["行政许可", "2"]]
    first, second = _grids("| 规章 | 1 |\n单位：件\n| 行政许可 | 2 | 3 |\n")
    assert (_texts(first), _texts(second)) == ([["规章", "1"]], [["行政许可", "2", "3"]])


def test_ragged_rows_have_no_positions() -> None:
    assert _grids("| 规章 | 1 |\n| 行政许可 | 2 | 3 |\n| 行政处罚 | 2 | 3 |\n") == []


def test_a_last_line_that_breaks_off_is_left_out() -> None:
    [grid] = _grids("| 规章 | 0 | 74 |\n| 规范性文件 | 2 |")
    assert _texts(grid) == [["规章", "0", "74"]]


def test_a_cell_stands_where_its_text_does() -> None:
    text = "  |规章 |  74|\n"
    [grid] = _grids(text)
    for cell in (cell for row in grid.rows for cell in row if cell is not None):
        assert isinstance(cell.at, TextPlace)
        assert text[cell.at.start : cell.at.end] == cell.text.strip()


def test_only_the_segment_is_looked_at() -> None:
    text = "| 别的 | 1 | 2 |\n| 规章 | 1 |\n"
    [grid] = _grids(text, text.index("\n") + 1)
    assert _texts(grid) == [["规章", "1"]]


def test_text_without_bars_holds_no_grid() -> None:
    assert _grids("规章 0 0 74\n首页|返回\n") == []
    assert _grids("") == []


def test_a_ruler_that_breaks_off_is_no_row() -> None:
    for ruler in ("| --- | --- | ...", "|---|---|--", "| --- |"):
        [grid] = _grids(f"| 信息内容 | 制发 |\n{ruler}\n| 规章 | 1 |\n")
        assert _texts(grid) == [["信息内容", "制发"], ["规章", "1"]]
