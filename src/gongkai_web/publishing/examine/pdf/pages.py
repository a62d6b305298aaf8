"""The text of each page of a PDF, and whether a reader can see it."""

import ctypes
import re
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from gongkai_web.publishing.examine.kinds import Found, Kind, Part, Reason, Unfit
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.examine.pdf.covers import Covers, Grounds, paper_of
from gongkai_web.publishing.examine.pdf.drawn import Box, Drawn, drawn

_MOST_PAGES = 3_000
_INVISIBLE_MODES = frozenset({3, 7})
_TINY = 1.5
"""Points."""
_COLUMN = 0.9
"""A gap wider than this part of a character's height parts columns, not digits of a number."""
_BETWEEN_DIGITS = re.compile("(?<=[0-9]) (?=[0-9])")
_LONGEST = 300
UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say what it means."""
_MOST_UNKNOWN = 0.3
_MOST_OUTLINES = 100
"""Lines and surfaces on a page without any text; more of them are letters drawn as outlines."""

pdfium.FPDF_InitLibrary()


class _Character(NamedTuple):
    sign: str
    box: Box
    height: float
    """Of its line, not of its own ink: a dash is low and can be read."""
    of: Drawn | None


def on_pages(content: bytes) -> Iterator[Found]:
    """Personal data and unseen text, page by page; pages that cannot be searched are told.

    Raises: Unfit.
    """
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise Unfit(Reason.DAMAGED)
    count = pdfium.FPDF_GetPageCount(document)
    if count > _MOST_PAGES:
        raise Unfit(Reason.TOO_COSTLY)
    pages = list[str]()
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            raise Unfit(Reason.DAMAGED)
        texts = pdfium.FPDFText_LoadPage(page)
        try:
            unsearched = yield from _on_page(page, texts, str(number + 1))
        finally:
            pdfium.FPDFText_ClosePage(texts)
            pdfium.FPDF_ClosePage(page)
        if unsearched:
            pages.append(str(number + 1))
    if pages:
        yield Found(Kind.UNSEARCHED, Part.PAGE, ", ".join(pages[:20]), f"{len(pages)}/{count}")


def seen(page: Any, texts: Any) -> list[tuple[str, bool]]:
    """Each character of a page, and whether a reader sees it."""
    objects = drawn(page)
    characters = list(_characters(texts, {one.address: one for one in objects}))
    visible = [one for one in characters if one.sign.strip() and one.of is not None]
    hidden = {id(one) for _kind, unseen in _unseen(page, visible, objects) for one in unseen}
    shown = {id(one) for one in visible} - hidden
    return [(one.sign, id(one) in shown) for one in characters]


def _on_page(page: Any, texts: Any, number: str) -> Generator[Found, None, bool]:
    """The findings of a page; answers whether it cannot be searched."""
    objects = drawn(page)
    characters = list(_characters(texts, {one.address: one for one in objects}))
    text = _in_columns(characters)
    for kind, matched in personal_data(text):
        yield Found(kind, Part.PAGE, number, matched)
    visible = [one for one in characters if one.sign.strip() and one.of is not None]
    for kind, unseen in _unseen(page, visible, objects):
        if unseen:
            yield Found(kind, Part.PAGE, number, "".join(one.sign for one in unseen)[:_LONGEST])
    return _is_unsearchable(visible, objects)


def _is_unsearchable(visible: list[_Character], objects: tuple[Drawn, ...]) -> bool:
    """Whether a page shows more than its text says: a scan, letters drawn as outlines, or a font that does not say what its signs mean."""
    if visible:
        return sum(one.sign == UNKNOWN for one in visible) > _MOST_UNKNOWN * len(visible)
    outlines = sum(one.kind == pdfium.FPDF_PAGEOBJ_PATH for one in objects)
    return outlines > _MOST_OUTLINES or any(one.kind == pdfium.FPDF_PAGEOBJ_IMAGE for one in objects)


def _characters(texts: Any, objects: dict[int, Drawn]) -> Iterator[_Character]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    for index in range(max(pdfium.FPDFText_CountChars(texts), 0)):
        code = 0 if pdfium.FPDFText_HasUnicodeMapError(texts, index) == 1 else pdfium.FPDFText_GetUnicode(texts, index)
        handle = pdfium.FPDFText_GetTextObject(texts, index)
        pdfium.FPDFText_GetCharBox(texts, index, left, right, bottom, top)
        pdfium.FPDFText_GetLooseCharBox(texts, index, loose)
        box = Box(left.value, bottom.value, right.value, top.value)
        of = objects.get(ctypes.addressof(handle.contents)) if handle else None
        height = max(abs(loose.top - loose.bottom), abs(loose.right - loose.left))
        yield _Character(chr(code) if 0 < code < 0x110000 else UNKNOWN, box, height, of)


def _in_columns(characters: list[_Character]) -> str:
    """The text in which a wide gap between two digits is a tab: figures of neighbouring columns are not one number."""
    signs = [one.sign for one in characters]
    for match in _BETWEEN_DIGITS.finditer("".join(signs)):
        before, after = characters[match.start() - 1].box, characters[match.end()].box
        height = max(before.top - before.bottom, after.top - after.bottom, 1.0)
        if after.left - before.right > _COLUMN * height:
            signs[match.start()] = "\t"
    return "".join(signs)


def _unseen(page: Any, characters: list[_Character], objects: tuple[Drawn, ...]) -> Iterator[tuple[Kind, list[_Character]]]:
    modes = {one.address: pdfium.FPDFTextObj_GetTextRenderMode(one.handle) for one in objects if one.kind == pdfium.FPDF_PAGEOBJ_TEXT}
    layer, drawn_text = list[_Character](), list[_Character]()
    for one in characters:
        (layer if modes.get(one.of.address if one.of else 0) in _INVISIBLE_MODES else drawn_text).append(one)
    yield Kind.INVISIBLE_LAYER, layer
    covers = Covers(page, objects)
    yield Kind.COVERED_TEXT, [one for one in drawn_text if one.of is not None and covers.hide(one.box, one.of.order)]
    grounds = Grounds(objects)
    paper = paper_of(page)
    yield (
        Kind.INVISIBLE_TEXT,
        [one for one in drawn_text if one.height < _TINY or not paper.shared(one.box) or (one.of and grounds.swallow(one.box, one.of))],
    )
