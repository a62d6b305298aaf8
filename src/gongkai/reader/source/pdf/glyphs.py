"""Glyphs of a PDF page and the lines of text they form."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import normalize

from gongkai.report.place import BoxPlace

_UNMAPPED = re.compile(r"\(cid:\d+\)")
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Fonts often name a character by its Kangxi radical (U+2F00 for 一): the page shows the character, and so does the text."""

_SAME_LINE, _RAISED = 0.5, 0.15
"""Baselines this far apart, in glyph sizes, are one line; this far, one is raised (a footnote sign) and no part of its neighbour's word."""
_WORD_GAP, _DIGIT_GAP, _COLUMN_GAP = 0.3, 0.15, 1.0
"""Gaps, in glyph sizes, that are one space, one space between digits (which must not run together), two spaces or more."""
_DRAWN_TWICE = 0.3
"""The same glyph again within this part of its width is bold type made by printing twice, not a second digit."""
_OF_NUMBERS = frozenset("0123456789.,-%")


class Glyph(NamedTuple):
    """A character on a page.

    [`start`, `end`) and `base`: its extent along its line and the line's place, in the direction of reading, whatever way it is turned.
    `turn`: quarter turns clockwise. `x0` to `bottom`: its box in points from the page's top left corner.
    """

    text: str
    start: float
    end: float
    base: float
    size: float
    turn: int
    x0: float
    top: float
    x1: float
    bottom: float


def glyph(char: dict[str, Any], height: float) -> Glyph:
    """The glyph of a pdfplumber char, on a page of that height."""
    x0, top, x1, bottom = char["x0"], char["top"], char["x1"], char["bottom"]
    a, b, _, _, e, f = char["matrix"]
    text = char["text"]
    if text.startswith("(cid:") and _UNMAPPED.fullmatch(text):
        text = "\ufffd"  # the font does not say which character it is; the number is none of the report's
    if a > 0 and abs(b) <= a:
        return Glyph(text, x0, x1, height - f, char["size"], 0, x0, top, x1, bottom)
    if abs(b) <= -a:
        return Glyph(text, -x1, -x0, f - height, char["size"], 2, x0, top, x1, bottom)
    if b < 0:
        return Glyph(text, top, bottom, -e, x1 - x0, 1, x0, top, x1, bottom)
    return Glyph(text, -bottom, -top, e, x1 - x0, 3, x0, top, x1, bottom)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `glyphs[i]` is the glyph of `text[i]`, None for a space that stands for a gap."""

    text: str
    glyphs: tuple[Glyph | None, ...]

    @property
    def top(self) -> float:
        """Where the line begins on the page."""
        return min(one.top for one in self.glyphs if one is not None)

    @property
    def bottom(self) -> float:
        """Where the line ends on the page."""
        return max(one.bottom for one in self.glyphs if one is not None)

    def box(self, page: int, start: int, end: int) -> BoxPlace:
        """Box of the characters [start, end), of the whole line when they are all gaps."""
        wanted = [one for one in self.glyphs[start:end] if one is not None]
        return hull(page, wanted or [one for one in self.glyphs if one is not None])


def hull(page: int, glyphs: Sequence[Glyph]) -> BoxPlace:
    """The box around glyphs, to a tenth of a point."""
    return BoxPlace(
        page,
        round(min(one.x0 for one in glyphs), 1),
        round(min(one.top for one in glyphs), 1),
        round(max(one.x1 for one in glyphs), 1),
        round(max(one.bottom for one in glyphs), 1),
    )


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The glyphs as lines in reading order, blank lines left out. Gaps are kept: one space, or two and more as wide as the gap."""
    found: list[Line] = []
    row: list[Glyph] = []
    for one in sorted(glyphs, key=lambda one: (one.turn, one.base)):
        if row and (one.turn != row[0].turn or one.base - row[0].base > _SAME_LINE * max(one.size, row[0].size)):
            found.append(_line(row))
            row = []
        row.append(one)
    if row:
        found.append(_line(row))
    return [line for line in found if line.text]


def _line(row: list[Glyph]) -> Line:
    row.sort(key=lambda one: one.start)
    texts: list[str] = []
    sources: list[Glyph | None] = []
    last: Glyph | None = None
    blank = False
    for one in row:
        if not one.text.strip():
            blank = True
            continue
        if last is not None:
            if one.text == last.text and one.start - last.start < _DRAWN_TWICE * (last.end - last.start):
                continue
            spaces = _spaces(last, one, blank=blank)
            texts.append(" " * spaces)
            sources += [None] * spaces
        texts.append(one.text)
        sources += [one] * len(one.text)
        last, blank = one, False
    return Line("".join(texts).translate(_RADICALS), tuple(sources))


def _spaces(last: Glyph, one: Glyph, *, blank: bool) -> int:
    """How many spaces the gap between two glyphs is worth. `blank`: a blank was printed in it."""
    size = max(min(last.size, one.size), 1.0)
    gap = (one.start - last.end) / size
    if gap >= _COLUMN_GAP:
        return max(2, round(gap * 2))
    between_digits = last.text[-1] in _OF_NUMBERS and one.text[0] in _OF_NUMBERS
    is_raised = abs(one.base - last.base) > _RAISED * size
    return int(blank or is_raised or gap > (_DIGIT_GAP if between_digits else _WORD_GAP))
