"""Ruled tables of a PDF page: their lines, cells, and the text in each cell."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.reader.source.pdf.glyphs import Glyph, hull, lines
from gongkai.report.place import BoxPlace

_SAME_RULE = 2.0
"""Rules this close together, in points, are one: a border drawn as two lines or a thin box."""

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


@dataclass(eq=False, slots=True)
class PdfCell:
    """A cell while tables are put together. Compared by identity: a spanning cell is the same object in every position."""

    text: str
    at: BoxPlace

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in the cell."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Part:
    """A table on one page, or the part of it that stands on this page.

    `xs`, `ys`: its rules from left to right and top to bottom. `rows[r][c]`: the cell between rules r, r + 1 and c, c + 1.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rows: tuple[tuple[PdfCell | None, ...], ...]

    @property
    def top(self) -> float:
        """Where the table begins on the page."""
        return self.ys[0]


class Frame:
    """The cells of one ruled table, to be filled with glyphs."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.xs = _rules(x for box in boxes for x in (box[0], box[2]))
        self.ys = _rules(y for box in boxes for y in (box[1], box[3]))
        self._boxes = boxes
        self._owners: dict[tuple[int, int], int] = {}
        self._glyphs: dict[int, list[Glyph]] = {}
        for number, (x0, top, x1, bottom) in enumerate(boxes):
            for row in range(self._index(self.ys, top), self._index(self.ys, bottom)):
                for column in range(self._index(self.xs, x0), self._index(self.xs, x1)):
                    self._owners.setdefault((row, column), number)

    @property
    def box(self) -> Box:
        """The box around the table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def positions(self) -> int:
        """Rows times columns."""
        return (len(self.xs) - 1) * (len(self.ys) - 1)

    @property
    def is_table(self) -> bool:
        """Whether there are cells; boxes as thin as a rule are none."""
        return len(self._owners) > 1

    def take(self, one: Glyph) -> bool:
        """Put the glyph into the cell that its middle stands in; False when it stands in none."""
        position = self._position((one.x0 + one.x1) / 2, (one.top + one.bottom) / 2)
        owner = self._owners.get(position)
        if owner is None:
            return False
        self._glyphs.setdefault(owner, []).append(one)
        return True

    def part(self, page: int) -> Part:
        """The table with the text of the glyphs taken."""
        cells = [_cell(page, box, self._glyphs.get(number, [])) for number, box in enumerate(self._boxes)]
        owners = self._owners
        return Part(
            page,
            self.xs,
            self.ys,
            tuple(
                tuple(cells[owners[row, column]] if (row, column) in owners else None for column in range(len(self.xs) - 1))
                for row in range(len(self.ys) - 1)
            ),
        )

    def _position(self, x: float, y: float) -> tuple[int, int]:
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1

    @staticmethod
    def _index(rules: tuple[float, ...], value: float) -> int:
        """Number of the rule that the value was taken into."""
        return bisect_right(rules, value) - 1


def encloses(outer: Box, inner: Box) -> bool:
    """Whether a box holds another one: then it is a page border or a layout, not a table."""
    return (
        outer != inner
        and outer[0] <= inner[0] + _SAME_RULE
        and outer[1] <= inner[1] + _SAME_RULE
        and outer[2] >= inner[2] - _SAME_RULE
        and outer[3] >= inner[3] - _SAME_RULE
    )


def _rules(values: Iterable[float]) -> tuple[float, ...]:
    """The values without those that are close to one before them, so that each value belongs to the last rule not after it."""
    rules: list[float] = []
    for value in sorted(set(values)):
        if not rules or value - rules[-1] > _SAME_RULE:
            rules.append(value)
    return tuple(rules)


def _cell(page: int, box: Box, glyphs: list[Glyph]) -> PdfCell:
    text = "\n".join(line.text for line in lines(glyphs))
    if not text:
        x0, top, x1, bottom = (round(edge, 1) for edge in box)
        return PdfCell("", BoxPlace(page, x0, top, x1, bottom))
    return PdfCell(text, hull(page, [one for one in glyphs if one.text.strip()]))
