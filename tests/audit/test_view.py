"""The audit page's view of a source: whole, and with every figure marked where it was read."""

from pathlib import Path

import pytest

from gongkai.audit.audit import checked
from gongkai.audit.view import View, flatten_view, restore_view, source_view
from gongkai.audit.wire import pack, unpack
from gongkai.reader.read import read
from gongkai.render.page_model import Mark, SourceCell, SourceGrid, SourceText, anchor
from gongkai.report.model import Cell
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").iterdir())


def marked(view: View) -> dict[str, str]:
    """The marked texts by anchor."""
    parts: list[SourceText | SourceCell] = []
    for part in view:
        parts += [part] if isinstance(part, SourceText) else [cell for row in part.rows for cell in row if cell is not None]
    return {mark.anchor: part.text[mark.start : mark.end] for part in parts for mark in part.marks}


def made(path: Path) -> tuple[View, list[Cell]]:
    found = read(path.read_bytes())
    audited = checked(found, path.name)
    return source_view(found.document, audited), [cell for one in audited.reports for cell in one.read.report.cells.values()]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_figure_is_marked_where_it_is_printed(path: Path) -> None:
    view, cells = made(path)
    texts = marked(view)

    for cell in cells:
        assert cell.at is not None
        assert (cell.printed or "").strip() in texts[anchor(cell.at)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_view_comes_through_the_wire_with_its_merged_cells(path: Path) -> None:
    view, _ = made(path)
    restored = restore_view(unpack(pack(flatten_view(view))))

    assert marked(restored) == marked(view)
    assert [shape(part) for part in restored] == [shape(part) for part in view]


def shape(part: SourceText | SourceGrid) -> object:
    """Text with marks; of a grid, the text of each position and which positions are the same cell."""
    if isinstance(part, SourceText):
        return part
    order: dict[int, int] = {}

    def position(cell: SourceCell | None) -> object:
        return None if cell is None else (order.setdefault(id(cell), len(order)), cell.text, cell.marks)

    return [[position(cell) for cell in row] for row in part.rows]


def test_a_sentence_that_a_finding_names_is_marked() -> None:
    page = (
        "<html><body><h1>清河市某局2020年政府信息公开工作年度报告</h1><p>一、总体情况</p>"
        "<p>全年主动公开信息3548条，其中门户网站1107条，政务新媒体1643条，其他799条。</p></body></html>"
    )
    found = read(page.encode())
    audited = checked(found, "a")
    places = [finding.at for one in audited.reports for finding in one.findings if finding.at is not None]
    texts = marked(source_view(found.document, audited))

    assert places
    assert all("3548条" in texts[anchor(place)] for place in places)


def test_a_place_that_is_not_in_the_document_has_no_mark() -> None:
    found = read((ROOT / "examples" / "county-2021.html").read_bytes())
    audited = checked(found, "a")
    other = read((ROOT / "examples" / "county-2025.xlsx").read_bytes()).document

    assert marked(source_view(other, audited)) == {}


def test_marks_are_values() -> None:
    view: View = (SourceText("正文\n", (Mark(0, 2, "t0-2"),)), SourceGrid(((SourceCell("7"), None), ())))
    text, grid = restore_view(unpack(pack(flatten_view(view))))

    assert text == view[0]
    assert isinstance(grid, SourceGrid)
    assert grid.rows[0][1] is None
    assert grid.rows[1] == ()
