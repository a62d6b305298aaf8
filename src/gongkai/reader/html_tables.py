"""One table of a page as a grid: which elements are its cells, what they print, and where they stand."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from operator import add

from selectolax.lexbor import LexborNode

from gongkai.reader.document import GridCell
from gongkai.reader.html_places import Paths
from gongkai.reader.html_tags import DATA_CELL, HEADER_CELL, LINE_MAKERS, ROW, SECTIONS
from gongkai.reader.html_text import mark_lines, printed
from gongkai.reader.spans import Span, Unfolder
from gongkai.report.place import NodePlace

LAYOUT_CELL = 2_000
"""A table with a cell longer than this is page layout around an article. Units: characters."""

_NAMES = {DATA_CELL: "td", HEADER_CELL: "th"}
_new_tuple = tuple.__new__  # NodePlace(…) itself takes twice as long, and a page has hundreds


@lru_cache(maxsize=256)
def _steps(row: int, cells: int) -> tuple[str, ...]:
    """XPath steps of the data cells of a row."""
    return tuple([f"/tr[{row}]/td[{cell}]" for cell in range(1, cells + 1)])


class _Row:
    """A row of a table: its number in its section, its cells, and the elements inside them that make lines."""

    __slots__ = ("cells", "headed", "lined", "number", "section")

    def __init__(self, section: str, number: int) -> None:
        self.section, self.number = section, number
        self.cells: list[LexborNode] = []
        self.headed = False
        self.lined: dict[int, list[LexborNode]] = {}


class GridReader:
    """Reads the tables of one page, in the order of the page.

    `spans`: of the cells that have any, by memory number. `gone`: rows and cells that are hidden. `fields`: what form fields in cells hold.
    """

    __slots__ = ("_fields", "_gone", "_paths", "_positions", "_spans")

    def __init__(self, spans: dict[int, Span], gone: set[int], fields: dict[int, str]) -> None:
        self._spans, self._gone, self._fields = spans, gone, fields
        self._paths = Paths()
        self._positions = 0

    def read(self, inside: Sequence[LexborNode], numbers: Sequence[int]) -> tuple[tuple[GridCell | None, ...], ...] | None:
        """The grid of a table that holds no other; None for one that is empty, of one column, or page layout.

        `inside`: the table and all elements in it, in the order of the page; `numbers`: their kinds.
        """
        length = len(inside[0].text().strip())
        if not length:
            return None
        table = self._paths.of(inside[0])
        unfolder = Unfolder(self._positions)
        section = ""
        for row in self._rows(inside, numbers):
            if row.section != section:
                section = row.section
                unfolder.end_section()
            if row.cells or not self._gone:
                self._lay(row, table + section, unfolder)
        self._positions = unfolder.positions
        rows = tuple(unfolder.rows)
        if max(map(len, rows), default=0) < 2 or (length > LAYOUT_CELL and _is_layout(rows)):
            return None
        return rows

    def _rows(self, inside: Sequence[LexborNode], numbers: Sequence[int]) -> list[_Row]:
        rows: list[_Row] = []
        section, sections = "", dict.fromkeys(SECTIONS, 0)
        row, row_number = _Row("", 0), 0
        for node, number in zip(inside, numbers, strict=True):
            if number == DATA_CELL:
                row.cells.append(node)
            elif number in LINE_MAKERS:
                row.lined.setdefault(len(row.cells) - 1, []).append(node)
            elif number == ROW:
                row_number += 1
                row = _Row(section, row_number)
                rows.append(row)
            elif number == HEADER_CELL:
                row.cells.append(node)
                row.headed = True
            elif number in SECTIONS:
                sections[number] += 1
                section, row_number = f"/{SECTIONS[number]}[{sections[number]}]", 0
        return rows

    def _lay(self, row: _Row, parent: str, unfolder: Unfolder) -> None:
        """Prints one row into the grid: mapped in C, since this is where a page's time goes."""
        steps: Sequence[str] = _steps(row.number, len(row.cells))
        if row.headed or self._gone:
            steps = self._leave_visible(row)
        cells = row.cells
        raws = [cell.text() for cell in cells]
        texts = list(map(str.strip, raws))
        starts = list(map(str.find, raws, texts))
        ends = list(map(add, starts, map(len, texts)))
        marked = _mark(row, texts)
        if marked or "\n" in "".join(texts):
            for index, text in enumerate(texts):
                if index in marked or "\n" in text:
                    texts[index], starts[index], ends[index] = printed(cells[index].text())
        fields, spans = self._fields, self._spans
        if fields:
            texts = [text or fields.get(cell.mem_id, "") for text, cell in zip(texts, cells, strict=True)]
        spans_here = [spans.get(cell.mem_id) for cell in cells] if spans else None
        places = list(map(_new_tuple, repeat(NodePlace), zip(repeat(parent), steps, starts, ends)))
        unfolder.add(texts, places, spans_here if spans_here and any(spans_here) else None)

    def _leave_visible(self, row: _Row) -> list[str]:
        """Takes hidden cells out of the row; answers the steps of the others, counted among all of their name."""
        cells, steps, lined = [], [], {}
        counts = {DATA_CELL: 0, HEADER_CELL: 0}
        for index, cell in enumerate(row.cells):
            counts[cell.tag_id] += 1
            if cell.mem_id not in self._gone:
                if index in row.lined:
                    lined[len(cells)] = row.lined[index]
                cells.append(cell)
                steps.append(f"/tr[{row.number}]/{_NAMES[cell.tag_id]}[{counts[cell.tag_id]}]")
        row.cells, row.lined = cells, lined
        return steps


def _mark(row: _Row, texts: list[str]) -> set[int]:
    """Marks the lines inside the cells of a row; answers which were marked.

    Nothing is to be done where one paragraph holds all of a cell's text, as Word writes every cell.
    """
    marked = set()
    for index, makers in row.lined.items():
        if index >= 0 and (len(makers) > 1 or makers[0].text().strip() != texts[index]):
            mark_lines(makers)
            marked.add(index)
    return marked


def _is_layout(rows: tuple[tuple[GridCell | None, ...], ...]) -> bool:
    return any(cell is not None and len(cell.text) > LAYOUT_CELL for row in rows for cell in row)
