"""A table's cells with colspan and rowspan unfolded to positions, by the rules of the HTML Standard (4.9.12)."""

import re
from collections.abc import Iterable
from itertools import count, repeat
from typing import NamedTuple

from gongkai.errors import InputRefused
from gongkai.reader.document import GridCell
from gongkai.reader.limits import MAX_COLSPAN, MAX_GRID_POSITIONS
from gongkai.report.place import NodePlace

_NUMBER = re.compile(r"[ \t\r\n\f]*\+?([0-9]{1,9})", re.ASCII)
_new_tuple = tuple.__new__  # GridCell(…) itself takes twice as long, and mapped in C four times; a page has hundreds
_TO_THE_END = 1 << 30
"""A rowspan of 0 reaches to the end of its section."""


class Span(NamedTuple):
    """How many columns and rows a cell covers."""

    columns: int
    rows: int



def span_of(colspan: str | None, rowspan: str | None) -> Span:
    """The span that two attributes ask for; what is not a number counts as 1, as browsers do."""
    columns = _number(colspan)
    rows = _number(rowspan)
    return Span(min(columns, MAX_COLSPAN) if columns else 1, rows if rows else _TO_THE_END)


def _number(value: str | None) -> int:
    match = _NUMBER.match(value or "")
    return int(match[1]) if match else 1


class Unfolder:
    """Lays cells row by row; where spans overlap, the cell that came first keeps the position.

    `positions`: how many were laid before, in earlier tables of the document, and by now.
    """

    __slots__ = ("_left", "_line", "positions", "rows")

    def __init__(self, positions: int = 0) -> None:
        self.rows: list[tuple[GridCell | None, ...]] = []
        self.positions = positions
        self._line: list[GridCell | None] = []
        self._left: dict[int, int] = {}

    def end_section(self) -> None:
        """A thead, tbody or tfoot ends: no span reaches beyond it."""
        self._line, self._left = [], {}

    def add(self, texts: list[str], places: list[NodePlace], spans: list[Span | None] | None) -> None:
        """Lays one row: what its cells print, where they stand and, unless none has any, their spans.

        Raises: InputRefused when the document's grids grow beyond MAX_GRID_POSITIONS.
        """
        line = self._line
        below: dict[int, int] = {}
        if spans is None and None not in line:
            line += map(_new_tuple, repeat(GridCell), zip(texts, places, repeat(len(self.rows)), count(len(line))))
        else:
            self._lay(zip(texts, places, spans or repeat(None)), below)
        self._count(len(line))
        self.rows.append(tuple(line))
        if below or self._left:
            self._prepare(line, below)
        else:
            self._line = []

    def _lay(self, cells: Iterable[tuple[str, NodePlace, Span | None]], below: dict[int, int]) -> None:
        row, line = len(self.rows), self._line
        column = 0
        for text, place, span in cells:
            while column < len(line) and line[column] is not None:
                column += 1
            cell = GridCell(text, place, row, column)
            if span is not None:
                column = _cover(line, cell, span, below)
                self._count(span.columns)
            elif column < len(line):
                line[column] = cell
            else:
                line.append(cell)

    def _prepare(self, line: list[GridCell | None], below: dict[int, int]) -> None:
        """Puts the cells that reach down into the next row."""
        for column, left in self._left.items():
            if left > 1:
                below[column] = left - 1
        self._left = below
        self._line = [None] * (max(below) + 1) if below else []
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


def _cover(line: list[GridCell | None], cell: GridCell, span: Span, below: dict[int, int]) -> int:
    """Sets a spanning cell into all free positions it covers; answers the column after it."""
    end = cell.column + span.columns
    if end > len(line):
        line.extend([None] * (end - len(line)))
    for column in range(cell.column, end):
        if line[column] is None:
            line[column] = cell
            if span.rows > 1:
                below[column] = span.rows - 1
    return end
