"""Tables broken over pages become one grid again: columns aligned, repeated headers dropped, torn rows and group labels joined."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from gongkai.reader.document import GridCell
from gongkai.reader.source.pdf.tables import Part, PdfCell
from gongkai.reader.tables.labels import bare, table_ids, vocabulary

_SAME_COLUMN = 3.0
"""Rules of two pages this close, in points, are the same column's."""
_FIGURE = re.compile(r"[-+]?\d[\d\s.,]*")
_NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）、.．,，]")

_Row = list[PdfCell | None]


def continues(above: Part, below: Part) -> bool:
    """Whether two parts, at the foot of one page and the head of the next, have one table's columns.

    They do when they are equally wide and the rules of one are among those of the other; margins may differ from page to page.
    """
    if below.page != above.page + 1:
        return False
    few, many = sorted((_widths(above), _widths(below)), key=len)
    return abs(few[-1] - many[-1]) <= _SAME_COLUMN and all(min(abs(x - y) for y in many) <= _SAME_COLUMN for x in few)


def stitched(parts: Sequence[Part]) -> list[list[GridCell | None]]:
    """The rows of one table from its parts, page after page."""
    rules = max((_widths(part) for part in parts), key=len)
    above = head = _aligned(parts[0], rules)
    rows = [*head]
    for part in parts[1:]:
        below = _aligned(part, rules)
        below = below[_repeated(head, below) :]
        if below:
            rest = _Seam(above, below).rest()
            rows += rest
            above = rest or above
    return _grid(rows)


class _Seam:
    """The two rows on both sides of a page break, and what of them belongs together."""

    def __init__(self, above: list[_Row], below: list[_Row]) -> None:
        self._above, self._below = above, below
        rows = above + below
        figures = [column for row in rows for column, cell in enumerate(row) if cell is not None and _FIGURE.fullmatch(cell.text.strip())]
        self._labels = min(figures, default=0)
        """Number of label columns: those before the first that holds a figure. Without figures nothing is joined."""

    def rest(self) -> list[_Row]:
        """The rows below that are rows of their own; cells that the break tore are made one, which stands above and below."""
        if not self._labels:
            return self._below
        if self._is_torn():
            for column in range(len(self._above[-1])):
                self._join(column)
            return self._below[1:]
        for column in range(self._labels):
            if self._goes_on(column):
                self._join(column)
        return self._below

    def _is_torn(self) -> bool:
        """Whether the break went through a row: one side has no values, and the label below is not the beginning of a row."""
        last, first = self._above[-1], self._below[0]
        if self._has_values(last) and self._has_values(first):
            return False
        if any(_extent(last, column) != _extent(first, column) for column in range(len(last))):
            return False
        above, below = last[self._labels - 1], first[self._labels - 1]
        if above is None or below is None or above.is_blank:
            return False
        return below.is_blank or _is_one_label(above.text, below.text)

    def _goes_on(self, column: int) -> bool:
        """Whether the group label in this column brackets rows on both sides of the break."""
        last, first = self._above[-1], self._below[0]
        above, below = last[column], first[column]
        if above is None or below is None or _extent(last, column) != _extent(first, column):
            return False
        if not any(cell is not None and not cell.is_blank for cell in first[_extent(first, column)[1] : self._labels]):
            return False  # only a group has labels to its right
        return above.is_blank or below.is_blank or _is_one_label(above.text, below.text)

    def _has_values(self, row: _Row) -> bool:
        return any(cell is not None and not cell.is_blank for cell in row[self._labels :])

    def _join(self, column: int) -> None:
        above, below = self._above[-1][column], self._below[0][column]
        if above is None or below is None or above is below:
            return
        if above.is_blank:
            above.at = below.at
        above.text = "\n".join(cell.text for cell in (above, below) if not cell.is_blank)
        for row in self._below:
            row[:] = [above if cell is below else cell for cell in row]


def _is_one_label(above: str, below: str) -> bool:
    """Whether a label was cut in two: together they are a known label, or neither is one and the second does not begin like one."""
    if _is_known(above + below):
        return True
    return not (_is_known(above) or _is_known(below) or _NUMBERED.match("".join(below.split())))


@cache
def _known() -> frozenset[str]:
    words = (vocabulary(table) for table in table_ids())
    return frozenset(label for one in words for labels in (one.rows, one.columns, one.groups, one.blocks) for label in labels)


def _is_known(label: str) -> bool:
    return bare(label) in _known()


def _widths(part: Part) -> tuple[float, ...]:
    return tuple(x - part.xs[0] for x in part.xs)


def _aligned(part: Part, rules: tuple[float, ...]) -> list[_Row]:
    """The part's rows over the columns of the whole table."""
    own = _widths(part)
    columns = [min(max(bisect_right(own, (left + right) / 2) - 1, 0), len(own) - 2) for left, right in pairwise(rules)]
    return [[row[column] for column in columns] for row in part.rows]


def _extent(row: _Row, column: int) -> tuple[int, int]:
    """First column, and the one after the last, of the cell that stands there."""
    first = last = column
    while first > 0 and row[first - 1] is row[column]:
        first -= 1
    while last < len(row) and row[last] is row[column]:
        last += 1
    return first, last


def _repeated(above: list[_Row], below: list[_Row]) -> int:
    """How many rows at the head of `below` repeat the table's header. Rows with figures are never a header."""
    count = 0
    for one, other in zip(above, below, strict=False):
        texts = [cell.text for cell in other if cell is not None]
        if [cell.text for cell in one if cell is not None] != texts or not any(text.strip() for text in texts):
            break
        if any(_FIGURE.fullmatch(text.strip()) for text in texts):
            break
        count += 1
    return count


def _grid(rows: list[_Row]) -> list[list[GridCell | None]]:
    made: dict[int, GridCell] = {}
    grid: list[list[GridCell | None]] = []
    for number, row in enumerate(rows):
        positions: list[GridCell | None] = []
        for column, cell in enumerate(row):
            if cell is not None and id(cell) not in made:
                made[id(cell)] = GridCell(cell.text, cell.at, number, column)
            positions.append(None if cell is None else made[id(cell)])
        grid.append(positions)
    return grid
