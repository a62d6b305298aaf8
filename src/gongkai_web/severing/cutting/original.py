"""The original: its pages as they are seen, and the signs on them."""

import ctypes
import math
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from gongkai.reader.source.pdf.bombs import check_streams
from gongkai_web.publishing.examine.kinds import Reason, Unfit
from gongkai_web.publishing.examine.pdf import opened
from gongkai_web.publishing.examine.pdf.pages import UNKNOWN, seen
from gongkai_web.severing.cutting.geometry import Box

MOST_PAGES = 500
_FINE = 100
"""Parts of a point to which places are known."""


class Sign(NamedTuple):
    """A character on a page. `ink`: the box of its shape; `body`: of its line, so high as the line is. `seen`: whether a reader sees it."""

    text: str
    ink: Box
    body: Box
    seen: bool


class Original:
    """A PDF whose pages are looked at. Use it as a context manager.

    Raises: Unfit for what cannot be opened or has too many pages; InputRefused for streams that inflate without end.
    """

    def __init__(self, content: bytes) -> None:
        check_streams(content)
        with opened(content) as pdf:
            self._layered = "/OCProperties" in pdf.Root
            if pdf.is_encrypted:
                plain = BytesIO()
                pdf.save(plain, encryption=False)
                content = plain.getvalue()
                check_streams(content)
        try:
            self._document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise Unfit(Reason.DAMAGED) from error
        self.pages = len(self._document)
        if self.pages > MOST_PAGES:
            raise Unfit(Reason.TOO_COSTLY)
        self._document.init_forms()
        self.plain = content

    def __enter__(self) -> "Original":
        return self

    def __exit__(self, *_error: object) -> None:
        self._document.close()

    def page(self, number: int) -> "Page":
        """A page, counted from 1. Raises: Unfit."""
        if not 0 < number <= self.pages:
            raise Unfit(Reason.DAMAGED)
        try:
            return Page(self._document[number - 1], layered=self._layered)
        except pdfium.PdfiumError as error:
            raise Unfit(Reason.DAMAGED) from error


class Page:
    """A page as it is seen. Units of its size: points."""

    def __init__(self, page: pdfium.PdfPage, *, layered: bool) -> None:
        self.handle = page
        self.width, self.height = page.get_size()
        self._layered = layered

    def signs(self) -> list[Sign]:
        """Its characters, in the order of the file. In a file with layers none of them counts as seen: which layer shows is not known."""
        texts = self.handle.get_textpage()
        try:
            return list(self._signs(texts.raw))
        finally:
            texts.close()

    def _signs(self, texts: raw.FPDF_TEXTPAGE) -> Iterator[Sign]:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        loose = raw.FS_RECTF()
        for index, (text, visible) in enumerate(seen(self.handle.raw, texts)):
            raw.FPDFText_GetCharBox(texts, index, left, right, bottom, top)
            raw.FPDFText_GetLooseCharBox(texts, index, loose)
            ink = self._as_seen(left.value, bottom.value, right.value, top.value)
            body = self._as_seen(loose.left, loose.bottom, loose.right, loose.top)
            yield Sign(text, ink, body, visible and not self._layered and text != UNKNOWN)

    def _as_seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file's own space, on the page as it is seen."""
        x, y = ctypes.c_int(), ctypes.c_int()
        points = []
        for corner in ((left, bottom), (right, top)):
            wide, high = math.ceil(self.width * _FINE), math.ceil(self.height * _FINE)
            raw.FPDF_PageToDevice(self.handle.raw, 0, 0, wide, high, 0, *corner, x, y)
            points.append((x.value / _FINE, y.value / _FINE))
        (x0, y0), (x1, y1) = points
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
