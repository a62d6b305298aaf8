"""One table of a page as a grid: which elements are its cells, what they print, and where they stand.

A table's cells are worked on as one list and mapped in C as far as may be: this is where the time of a page goes.
"""

from functools import lru_cache
from itertools import chain, repeat
from operator import add
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from gongkai.reader.document import GridCell
from gongkai.reader.html_places import Paths
from gongkai.reader.html_tags import CELLS, DATA_CELL, HEADER_CELL, LINE_MAKERS, ROW, SECTIONS, TABLE_PARTS
from gongkai.reader.html_text import mark_lines, printed
from gongkai.reader.spans import Span, Unfolder
from gongkai.report.place import NodePlace

LAYOUT_CELL = 2_000
"""A table with a cell longer than this is page layout around an article. Units: characters."""

_NAMES = {DATA_CELL: "td", HEADER_CELL: "th"}
_new_tuple = tuple.__new__  # NodePlace(…) and GridCell(…) themselves take twice as long, and a page has hundreds

Rows = tuple[tuple[GridCell | None, ...], ...]


class _Row(NamedTuple):
    """A row of a table: the XPath step of its section, its number there, its first cell in the list of all, whether it is hidden."""

    section: str
    number: int
    first: int
    hidden: bool


class _Cells:
    """The cells of a table in one list, its rows, and the elements inside cells that make lines with the cell each stands in."""

    __slots__ = ("lined", "lined_at", "memory", "nodes", "rows")

    def __init__(self) -> None:
        self.nodes: list[LexborNode] = []
        self.memory: list[int] = []
        self.rows: list[_Row] = []
        self.lined: list[LexborNode] = []
        self.lined_at: list[int] = []


class GridReader:
    """Reads the tables of one page, in the order of the page.

    `spans`: of the cells that have any, by memory number. `gone`: rows and cells that are hidden. `fields`: what form fields in cells hold.
    """

    __slots__ = ("_fields", "_gone", "_paths", "_positions", "_spans")

    def __init__(self, spans: dict[int, Span], gone: set[int], fields: dict[int, str]) -> None:
        self._spans, self._gone, self._fields = spans, gone, fields
        self._paths = Paths()
        self._positions = 0

    def read(self, inside: list[LexborNode], numbers: list[int], memory: list[int]) -> Rows | None:
        """The grid of a table that holds no other; None for one that is empty, of one column, or page layout.

        `inside`: the table and all elements in it, in the order of the page; `numbers`: their kinds; `memory`: their memory numbers.
        """
        cells = self._cells(inside, numbers, memory)
        texts, starts, ends = self._printed(cells)
        length = len("".join(texts))
        if not length or (length > LAYOUT_CELL and max(map(len, texts)) > LAYOUT_CELL):
            return None
        table = self._paths.of(inside[0])
        ranges = _ranges(cells)
        parents = chain.from_iterable([repeat(table + row.section, end - row.first) for row, end in ranges])
        plain = HEADER_CELL not in numbers
        steps = chain.from_iterable(
            [_steps(row.number, end - row.first) if plain else _mixed_steps(cells, row, end) for row, end in ranges]
        )
        places = map(_new_tuple, repeat(NodePlace), zip(parents, steps, starts, ends, strict=True))
        laid = self._laid(cells, ranges)
        grid: list[GridCell | None] = list(
            map(_new_tuple, repeat(GridCell), zip(texts, places, laid.rows, laid.columns, strict=True)),
        )
        grid.append(None)  # what stands at position NOTHING, the last one
        if max(map(len, laid.lines), default=0) < 2:
            return None
        return tuple([tuple(map(grid.__getitem__, line)) for line in laid.lines])

    def _cells(self, inside: list[LexborNode], numbers: list[int], memory: list[int]) -> _Cells:
        cells = _Cells()
        nodes, lined, lined_at, cell_memory = cells.nodes, cells.lined, cells.lined_at, cells.memory
        section, sections, row_number = "", dict.fromkeys(SECTIONS, 0), 0
        for node, number, address in zip(inside, numbers, memory, strict=True):
            if number == DATA_CELL:
                nodes.append(node)
                cell_memory.append(address)
            elif number not in TABLE_PARTS:
                continue
            elif number in LINE_MAKERS:
                lined.append(node)
                lined_at.append(len(nodes) - 1)
            elif number in CELLS:
                nodes.append(node)
                cell_memory.append(address)
            elif number == ROW:
                row_number += 1
                cells.rows.append(_Row(section, row_number, len(nodes), address in self._gone))
            else:
                sections[number] += 1
                section, row_number = f"/{SECTIONS[number]}[{sections[number]}]", 0
        return cells

    def _printed(self, cells: _Cells) -> tuple[list[str], list[int], list[int]]:
        """What each cell prints, and the span of that in the cell's text."""
        raws = [node.text() for node in cells.nodes]
        texts = list(map(str.strip, raws))
        starts = [0] * len(texts) if texts == raws else list(map(str.find, raws, texts))
        ends = list(map(add, starts, map(len, texts)))
        marked = _mark(cells, texts)
        joined = "".join(texts)
        if marked or "\n" in joined or "\x00" in joined:  # a table may stand in preformatted text, whose lines are marked
            for index, text in enumerate(texts):
                if index in marked or "\n" in text or "\x00" in text:
                    texts[index], starts[index], ends[index] = printed(cells.nodes[index].text())
        if self._fields:
            texts = [text or self._fields.get(number, "") for text, number in zip(texts, cells.memory, strict=True)]
        return texts, starts, ends

    def _laid(self, cells: _Cells, ranges: list[tuple[_Row, int]]) -> Unfolder:
        spans: dict[int, Span] = {}
        hidden: set[int] = set()
        if self._spans:
            spans = {index: self._spans[number] for index, number in enumerate(cells.memory) if number in self._spans}
        if self._gone:
            hidden = {index for index, number in enumerate(cells.memory) if number in self._gone}
        unfolder = Unfolder(spans, hidden, self._positions)
        section = ""
        for row, end in ranges:
            if row.section != section:
                section = row.section
                unfolder.end_section()
            unfolder.add(row.first, end, hidden=row.hidden)
        self._positions = unfolder.positions
        return unfolder


@lru_cache(maxsize=256)
def _steps(row: int, cells: int) -> tuple[str, ...]:
    """XPath steps of the cells of a row that has data cells only."""
    return tuple([f"/tr[{row}]/td[{cell}]" for cell in range(1, cells + 1)])


def _mixed_steps(cells: _Cells, row: _Row, end: int) -> list[str]:
    counts = {DATA_CELL: 0, HEADER_CELL: 0}
    steps = []
    for node in cells.nodes[row.first : end]:
        number = node.tag_id
        counts[number] += 1
        steps.append(f"/tr[{row.number}]/{_NAMES[number]}[{counts[number]}]")
    return steps


def _ranges(cells: _Cells) -> list[tuple[_Row, int]]:
    """Each row with the end of its cells in the list of all."""
    ends = [row.first for row in cells.rows[1:]]
    return list(zip(cells.rows, [*ends, len(cells.nodes)], strict=False))


def _mark(cells: _Cells, texts: list[str]) -> set[int]:
    """Marks the lines inside cells; answers which cells were marked.

    Nothing is to be done where one paragraph holds all of a cell's text, as Word writes every cell.
    """
    lined, lined_at = cells.lined, cells.lined_at
    if not lined:
        return set()
    odd = set(lined_at)
    if len(odd) == len(lined) and lined_at[0] >= 0:
        inner = list(map(str.strip, [node.text() for node in lined]))
        if inner == [texts[at] for at in lined_at]:
            return set()
        odd = {at for at, text in zip(lined_at, inner, strict=True) if text != texts[at]}
    mark_lines([node for at, node in zip(lined_at, lined, strict=True) if at in odd])
    return odd
