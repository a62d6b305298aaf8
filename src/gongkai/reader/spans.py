"""A table's cells with colspan and rowspan unfolded to positions, by the rules of the HTML Standard (4.9.12)."""

import re
from typing import NamedTuple

from gongkai.errors import InputRefused
from gongkai.reader.limits import MAX_COLSPAN, MAX_GRID_POSITIONS

_NUMBER = re.compile(r"[ \t\r\n\f]*\+?([0-9]{1,9})", re.ASCII)
NOTHING = -1
"""Stands in a row where no cell is."""
_TO_THE_END = 1 << 30
"""A rowspan of 0 reaches to the end of its section."""


class Span(NamedTuple):
    """How many columns and rows a cell covers."""

    columns: int
    rows: int


_ONE = Span(1, 1)


def span_of(colspan: str | None, rowspan: str | None) -> Span:
    """The span that two attributes ask for; what is not a number counts as 1, as browsers do."""
    columns = _number(colspan)
    rows = _number(rowspan)
    return Span(min(columns, MAX_COLSPAN) if columns else 1, rows if rows else _TO_THE_END)


def _number(value: str | None) -> int:
    match = _NUMBER.match(value or "")
    return int(match[1]) if match else 1


class Unfolder:
    """Lays the cells of one table, known by their numbers 0, 1, 2 …, row by row.

    Where spans overlap, the cell that came first keeps the position. `spans`: of the cells that have any. `hidden`: cells that take no
    position. `positions`: how many were laid before, in earlier tables of the document, and by now. `lines`: the cells of each row
    by position, NOTHING where none stands. `rows`, `columns`: where each cell begins.
    """

    __slots__ = ("_hidden", "_left", "_line", "_spans", "columns", "lines", "positions", "rows")

    def __init__(self, spans: dict[int, Span], hidden: set[int], positions: int) -> None:
        self._spans, self._hidden = spans, hidden
        self.positions = positions
        self.lines: list[list[int]] = []
        self.rows: list[int] = []
        self.columns: list[int] = []
        self._line: list[int] = []
        self._left: dict[int, int] = {}

    def end_section(self) -> None:
        """A thead, tbody or tfoot ends: no span reaches beyond it."""
        self._line, self._left = [], {}

    def add(self, first: int, end: int, *, hidden: bool = False) -> None:
        """Lays the cells from `first` to before `end` as a row; a hidden row takes no place.

        Raises: InputRefused when the document's grids grow beyond MAX_GRID_POSITIONS.
        """
        cells = range(first, end)
        if hidden:
            self.rows += [NOTHING] * len(cells)
            self.columns += [NOTHING] * len(cells)
            return
        line = self._line
        below: dict[int, int] = {}
        self.rows += [len(self.lines)] * len(cells)
        if NOTHING in line or not self._spans.keys().isdisjoint(cells) or not self._hidden.isdisjoint(cells):
            self._lay(cells, below)
        else:
            self.columns += range(len(line), len(line) + len(cells))
            line += cells
        self._count(len(line))
        self.lines.append(line)
        if below or self._left:
            self._prepare(line, below)
        else:
            self._line = []

    def _lay(self, cells: range, below: dict[int, int]) -> None:
        line = self._line
        column = 0
        for cell in cells:
            if cell in self._hidden:
                self.columns.append(NOTHING)
                continue
            while column < len(line) and line[column] != NOTHING:
                column += 1
            self.columns.append(column)
            columns, rows = self._spans.get(cell, _ONE)
            self._count(columns)
            line += [NOTHING] * (column + columns - len(line))
            for covered in range(column, column + columns):
                if line[covered] == NOTHING:
                    line[covered] = cell
                    if rows > 1:
                        below[covered] = rows - 1
            column += columns

    def _prepare(self, line: list[int], below: dict[int, int]) -> None:
        """Puts the cells that reach down into the next row."""
        for column, left in self._left.items():
            if left > 1:
                below[column] = left - 1
        self._left = below
        self._line = [NOTHING] * (max(below) + 1) if below else []
        for column in below:
            self._line[column] = line[column]

    def _count(self, positions: int) -> None:
        self.positions += positions
        if self.positions > MAX_GRID_POSITIONS:
            raise InputRefused(
                "the tables of the file are too large",
                why=f"after unfolding merged cells they have more than {MAX_GRID_POSITIONS} positions",
                remedy="cut the file into parts that hold one report each",
            )
