"""A table's cells with colspan and rowspan unfolded to positions, by the rules of the HTML Standard (4.9.12)."""

import re
from functools import lru_cache
from typing import NamedTuple

from gongkai.errors import InputRefused
from gongkai.reader.source.limits import MAX_COLSPAN, MAX_GRID_POSITIONS

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


@lru_cache(maxsize=1024)
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
    position. `positions`: how many were laid by now. `lines`: the cells of each row by position, NOTHING where none stands.
    `rows`, `columns`: where each cell begins.
    """

    __slots__ = ("_hidden", "_line", "_reaching", "_spans", "_special", "columns", "lines", "positions", "rows")

    def __init__(self, spans: dict[int, Span], hidden: frozenset[int]) -> None:
        self._spans, self._hidden = spans, hidden
        self._special = hidden.union(spans)
        self.positions = 0
        self.lines: list[list[int]] = []
        self.rows: list[int] = []
        self.columns: list[int] = []
        self._line: list[int] = []
        self._reaching: list[tuple[int, int, int, int]] = []

    def end_section(self) -> None:
        """A thead, tbody or tfoot ends: no span reaches beyond it."""
        self._line, self._reaching = [], []

    def add(self, first: int, end: int, *, hidden: bool = False) -> None:
        """Lays the cells from `first` to before `end` as a row; a hidden row takes no place.

        Raises: InputRefused when the table grows beyond MAX_GRID_POSITIONS.
        """
        cells = range(first, end)
        if hidden:
            self.rows += [NOTHING] * len(cells)
            self.columns += [NOTHING] * len(cells)
            return
        line = self._line
        self.rows += [len(self.lines)] * len(cells)
        if NOTHING in line or (self._special and not self._special.isdisjoint(cells)):
            self._lay(cells)
        else:
            self.columns += range(len(line), len(line) + len(cells))
            line += cells
        self._count(len(line))
        self.lines.append(line)
        self._line = self._reached() if self._reaching else []

    def _lay(self, cells: range) -> None:
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
            end = column + columns
            self._cover(line, cell, column, end)
            if rows > 1:
                self._reaching.append((cell, column, end, len(self.lines) + rows))
            column = end

    def _cover(self, line: list[int], cell: int, column: int, end: int) -> None:
        self._count(end - column)
        line += [NOTHING] * (end - len(line))
        for covered in range(column, end):
            if line[covered] == NOTHING:
                line[covered] = cell

    def _reached(self) -> list[int]:
        """The next row as the cells above leave it."""
        line: list[int] = []
        row = len(self.lines)
        self._reaching = [reaching for reaching in self._reaching if reaching[3] > row]
        for cell, column, end, _ in self._reaching:
            self._cover(line, cell, column, end)
        return line

    def _count(self, positions: int) -> None:
        self.positions += positions
        refuse_too_many_positions(self.positions)


def refuse_too_many_positions(positions: int) -> None:
    """Answers nothing when a document's tables may have so many positions.

    Raises: InputRefused for more than MAX_GRID_POSITIONS.
    """
    if positions > MAX_GRID_POSITIONS:
        raise InputRefused(
            "the tables of the file are too large",
            why=f"after unfolding merged cells they have more than {MAX_GRID_POSITIONS} positions",
            remedy="cut the file into parts that hold one report each",
        )
