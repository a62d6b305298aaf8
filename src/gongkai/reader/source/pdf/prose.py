"""The prose of PDF pages: lines outside tables, without page numbers and running heads."""

import re
from collections.abc import Sequence

from gongkai.reader.source.pdf.glyphs import Line, lines
from gongkai.reader.source.pdf.page import PdfPage

_FOOT, _BARE_FOOT = 0.85, 0.9
"""Where page numbers may stand, and where bare ones (digits and nothing else), in page heights."""
_TOP_MARGIN, _BOTTOM_MARGIN = 0.07, 0.93
"""Above and below is margin, where text of every page stands and none of the report's own."""
_DASH = r"[-—–－―─·•~]"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}+\s*\d{{1,4}}\s*{_DASH}+|\d{{1,4}}\s*[/／]\s*\d{{1,4}}|第\s*\d{{1,4}}\s*页(?:[\s,，/／]*共\s*\d{{1,4}}\s*页)?"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")


def prose(pages: Sequence[PdfPage]) -> list[list[Line]]:
    """The lines of each page.

    Left out are a page number at the foot, and what stands in the margin of the page before as well, in the same place.
    """
    kept: list[list[Line]] = []
    margin_before: set[tuple[str, int]] = set()
    for page in pages:
        of_page = sorted(lines(page.loose), key=lambda line: line.top)
        margin = {(line.text, round(line.top)) for line in of_page if not _TOP_MARGIN < _height(line, page) < _BOTTOM_MARGIN}
        if of_page and _is_page_number(of_page[-1], page):
            of_page.pop()
        kept.append([line for line in of_page if (line.text, round(line.top)) not in margin & margin_before])
        margin_before = margin
    return kept


def _height(line: Line, page: PdfPage) -> float:
    return (line.top + line.bottom) / 2 / page.height


def _is_page_number(line: Line, page: PdfPage) -> bool:
    height = _height(line, page)
    return (height > _FOOT and _PAGE_NUMBER.fullmatch(line.text) is not None) or (
        height > _BARE_FOOT and _BARE_NUMBER.fullmatch(line.text) is not None
    )
