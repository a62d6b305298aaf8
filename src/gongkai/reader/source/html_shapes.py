"""What follows from the kinds of a table's elements and their spans alone: rows, cells, the steps of their XPaths, their positions.

Offices fill in one form, and their content systems write it the same way each time, so that most tables of a corpus have one of few shapes:
these are remembered.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gongkai.reader.document import Layout
from gongkai.reader.source.html_tags import CELLS, DATA_CELL, HEADER_CELL, LINE_MAKERS, ROW, SECTIONS, TABLE_PARTS
from gongkai.reader.source.spans import Span, Unfolder

_REMEMBERED = 128
_MAX_ELEMENTS = 2_000
"""Larger tables are not remembered. Units: elements."""
_MAX_POSITIONS = 10_000
"""Layouts that may have more are not remembered. Units: positions."""
_NAMES = {DATA_CELL: "td", HEADER_CELL: "th"}


class _Row(NamedTuple):
    """A row of a table: the XPath step of its section, its number there, its first cell in the list of all."""

    section: str
    number: int
    first: int


class Shape:
    """A table by the kinds of its elements; one object a shape, so that it can be looked up by identity.

    `cells`, `rows`, `lined`: where among the elements the cells, the rows and the line makers stand; `lined_at`: the cell of each of
    these, -1 before the first; `lined_cells`: each of these cells once, with its first line maker and the end of them; `lined_once`: each
    has one. `ranges`: the rows, each with the end of its cells in the list of all.
    `sections`: XPath steps of the sections with how many cells follow in each; `steps`: the rest of the XPath of each cell.
    """

    __slots__ = ("cells", "lined", "lined_at", "lined_cells", "lined_once", "ranges", "rows", "sections", "steps")

    def __init__(self, numbers: Sequence[int]) -> None:
        self.cells: list[int] = []
        self.rows: list[int] = []
        self.lined: list[int] = []
        self.lined_at: list[int] = []
        rows = self._read(numbers)
        self.lined_cells = [(at, bisect_left(self.lined_at, at), bisect_right(self.lined_at, at)) for at in dict.fromkeys(self.lined_at)]
        self.lined_once = len(self.lined_cells) == len(self.lined_at) and -1 not in self.lined_at
        ends = [row.first for row in rows[1:]]
        self.ranges = list(zip(rows, [*ends, len(self.cells)], strict=False))
        self.sections = [(row.section, end - row.first) for row, end in self.ranges]
        self.steps = [step for row, end in self.ranges for step in _steps(row.number, [numbers[at] for at in self.cells[row.first : end]])]

    def _read(self, numbers: Sequence[int]) -> list[_Row]:
        rows: list[_Row] = []
        section, sections, row_number = "", dict.fromkeys(SECTIONS, 0), 0
        for at, number in enumerate(numbers):
            if number not in TABLE_PARTS:
                continue
            if number in LINE_MAKERS:
                self.lined.append(at)
                self.lined_at.append(len(self.cells) - 1)
            elif number in CELLS:
                self.cells.append(at)
            elif number == ROW:
                row_number += 1
                self.rows.append(at)
                rows.append(_Row(section, row_number, len(self.cells)))
            else:
                sections[number] += 1
                section, row_number = f"/{SECTIONS[number]}[{sections[number]}]", 0
        return rows


def shape_of(numbers: tuple[int, ...]) -> Shape:
    """The shape of a table whose elements, in the order of the page, are of these kinds."""
    return _remembered_shape(numbers) if len(numbers) <= _MAX_ELEMENTS else Shape(numbers)


@lru_cache(maxsize=_REMEMBERED)
def _remembered_shape(numbers: tuple[int, ...]) -> Shape:
    return Shape(numbers)


def layout_of(shape: Shape, spans: tuple[tuple[int, Span], ...], hidden: frozenset[int], hidden_rows: frozenset[int]) -> Layout:
    """Where the cells of a shape stand. `spans`: of the cells that have any; `hidden`: cells that take no position.

    Raises: InputRefused for more than MAX_GRID_POSITIONS.
    """
    widest = len(shape.cells) + sum([span.columns for _, span in spans])
    if widest * len(shape.rows) <= _MAX_POSITIONS:
        return _remembered_layout(shape, spans, hidden, hidden_rows)
    return _laid(shape, spans, hidden, hidden_rows)


def _laid(shape: Shape, spans: tuple[tuple[int, Span], ...], hidden: frozenset[int], hidden_rows: frozenset[int]) -> Layout:
    unfolder = Unfolder(dict(spans), hidden)
    section = ""
    for index, (row, end) in enumerate(shape.ranges):
        if row.section != section:
            section = row.section
            unfolder.end_section()
        unfolder.add(row.first, end, hidden=index in hidden_rows)
    lines = tuple(map(tuple, unfolder.lines))
    return Layout(lines, tuple(unfolder.rows), tuple(unfolder.columns), max(map(len, lines), default=0), unfolder.positions)


_remembered_layout = lru_cache(maxsize=_REMEMBERED)(_laid)


def _steps(row: int, kinds: list[int]) -> list[str]:
    """XPath steps of the cells of a row."""
    counts = {DATA_CELL: 0, HEADER_CELL: 0}
    steps = []
    for kind in kinds:
        counts[kind] += 1
        steps.append(f"/tr[{row}]/{_NAMES[kind]}[{counts[kind]}]")
    return steps
