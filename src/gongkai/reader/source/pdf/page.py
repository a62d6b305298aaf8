"""One page of a PDF: its ruled tables and the glyphs that stand in none, from a single pdfplumber pass."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import stream_value
from pdfplumber.page import Page
from pdfplumber.table import TableFinder

from gongkai.errors import InputRefused
from gongkai.reader.source.pdf.glyphs import Glyph, glyph
from gongkai.reader.source.pdf.tables import Frame, Part, encloses

MAX_GLYPHS = 60_000
MAX_RULES = 8_000
"""Glyphs, and lines or boxes, that one page may have: finding tables takes more than linear time."""
MAX_STROKES = 50_000
"""Operators that draw or fill on one page; the parser takes a tenth of a millisecond for each. Half a page of map has a few thousand."""
MAX_CROSSINGS = 5_000
"""Places where rules of one page may cross: tables are found in the square of it. A statutory table has about 400."""
MAX_PAGE_POSITIONS = 20_000
"""Rows times columns of a page's tables."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What stands on a page.

    `loose`: the glyphs outside tables. `has_glyphs`: whether the page has text at all. `is_drawing`: it has so many lines that no tables
    were looked for.
    """

    number: int
    width: float
    height: float
    parts: tuple[Part, ...]
    loose: tuple[Glyph, ...]
    has_glyphs: bool
    is_drawing: bool


def pdf_page(page: Page) -> PdfPage:
    """The page's tables and loose glyphs.

    Raises: InputRefused when it has too many of either; and whatever pdfplumber throws at a damaged page.
    """
    _refuse_drawing(page)
    width, height = float(page.width), float(page.height)
    left, above = page.bbox[0], page.bbox[1]
    if len(page.chars) > MAX_GLYPHS:
        raise InputRefused(
            "a page is too full",
            where=f"page {page.page_number}",
            why=f"more than {MAX_GLYPHS} characters",
            remedy="print the report's pages alone to a new PDF",
        )
    glyphs = [one for one in (glyph(char, height) for char in page.chars) if _is_on_page(one, left, above, width, height)]
    try:
        frames = _frames(page) if glyphs else []
    except _TooManyRules:
        return PdfPage(page.page_number, width, height, (), tuple(glyphs), bool(glyphs), is_drawing=True)
    loose = tuple(_not_taken(glyphs, frames))
    parts = tuple(frame.part(page.page_number) for frame in frames)
    return PdfPage(page.page_number, width, height, parts, loose, bool(glyphs), is_drawing=False)


_STROKE = re.compile(rb"(?<![^\s\])>])(?:[SsFfBb]\*?)(?![^\s/(\[<])")


def _refuse_drawing(page: Page) -> None:
    """Looks at the page's operators before the parser runs them."""
    strokes = sum(len(_STROKE.findall(stream_value(one).get_data())) for one in page.page_obj.contents)
    if strokes > MAX_STROKES:
        raise InputRefused(
            "a page is too full",
            where=f"page {page.page_number}",
            why=f"more than {MAX_STROKES} lines and areas are drawn on it",
            remedy="print the report's pages alone to a new PDF",
        )


def _frames(page: Page) -> list[Frame]:
    if len(page.lines) + len(page.rects) + len(page.curves) > MAX_RULES:
        raise _TooManyRules
    frames = [Frame(table.cells) for table in _Finder(page).tables]
    frames = [frame for frame in frames if frame.is_table and not any(encloses(frame.box, other.box) for other in frames)]
    if sum(frame.positions for frame in frames) > MAX_PAGE_POSITIONS:
        raise _TooManyRules
    return frames


class _TooManyRules(Exception):
    pass


class _Finder(TableFinder):
    """Finds a page's tables, unless its rules are too many to look through."""

    def get_edges(self) -> list[dict[str, Any]]:
        """The page's rules, counted before any is compared with any other."""
        edges = super().get_edges()
        across = sorted(edge["top"] for edge in edges if edge["orientation"] == "h")
        down = [(edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v"]
        if sum(bisect_right(across, bottom) - bisect_left(across, top) for top, bottom in down) > MAX_CROSSINGS:
            raise _TooManyRules
        return edges


def _is_on_page(one: Glyph, left: float, above: float, width: float, height: float) -> bool:
    return left <= (one.x0 + one.x1) / 2 <= left + width and above <= (one.top + one.bottom) / 2 <= above + height and one.text != ""


def _not_taken(glyphs: Iterable[Glyph], frames: list[Frame]) -> Iterable[Glyph]:
    """The glyphs that no table takes; each table takes its own."""
    for one in glyphs:
        if not any(frame.take(one) for frame in frames):
            yield one
