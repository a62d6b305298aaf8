"""What hides characters on a page: surfaces drawn over them, or a ground of their own colour."""

import ctypes
from bisect import bisect_right
from typing import Any

import pypdfium2.raw as pdfium

from gongkai_web.publishing.examine.pdf.drawn import Box, Colour, Drawn

_COVERED = 0.6
"""So much of a character has to be hidden; a line that strikes text through hides less."""
_OPAQUE = 230
_ALIKE = 24
"""Colours that differ by less, all three parts together, cannot be told apart on paper."""
_PAPER: Colour = (255, 255, 255)


def paper_of(page: Any) -> Box:
    """What of the page a reader sees."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPage_GetCropBox(page, *edges) and not pdfium.FPDFPage_GetMediaBox(page, *edges):
        return Box(0, 0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    return Box(*(edge.value for edge in edges))


class Covers:
    """The opaque surfaces of a page in the order in which they were drawn."""

    def __init__(self, page: Any, objects: tuple[Drawn, ...]) -> None:
        self._page = page
        self._covers = [(one, cover) for one in objects for cover in one.covers]
        self._orders = [one.order for one, _ in self._covers]
        self._pictures: dict[int, _Picture | None] = {}

    def hide(self, box: Box, order: int) -> bool:
        """Whether something that was drawn later than `order` hides the box."""
        area = box.area
        later = self._covers[bisect_right(self._orders, order) :] if area else []
        return any(cover.shared(box) >= _COVERED * area and self._is_opaque(one, box) for one, cover in later)

    def _is_opaque(self, one: Drawn, box: Box) -> bool:
        """Pictures may be transparent in places: a seal over a date hides nothing."""
        if one.kind != pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if one.order not in self._pictures:
            self._pictures[one.order] = _Picture.of(self._page, one)
        picture = self._pictures[one.order]
        return picture is None or picture.is_opaque(box)


class _Picture:
    """A picture as the page shows it, for its transparency."""

    def __init__(self, bounds: Box, width: int, height: int, stride: int, pixels: bytes) -> None:
        self._bounds, self._width, self._height, self._stride, self._pixels = bounds, width, height, stride, pixels

    @classmethod
    def of(cls, page: Any, one: Drawn) -> "_Picture | None":
        """The picture, None when it has no transparency."""
        bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(None, page, one.handle)
        if not bitmap:
            return None
        try:
            if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
                return None
            width, height, stride = (
                pdfium.FPDFBitmap_GetWidth(bitmap),
                pdfium.FPDFBitmap_GetHeight(bitmap),
                pdfium.FPDFBitmap_GetStride(bitmap),
            )
            return cls(one.bounds, width, height, stride, ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height))
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    def is_opaque(self, box: Box) -> bool:
        """Whether the picture hides the middle of the box."""
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        across = (x - self._bounds.left) / max(self._bounds.right - self._bounds.left, 1e-6)
        down = (self._bounds.top - y) / max(self._bounds.top - self._bounds.bottom, 1e-6)
        column, row = min(int(across * self._width), self._width - 1), min(int(down * self._height), self._height - 1)
        return self._pixels[row * self._stride + column * 4 + 3] >= _OPAQUE


class Grounds:
    """The surfaces on which text stands."""

    def __init__(self, objects: tuple[Drawn, ...]) -> None:
        self._surfaces = [one for one in objects if one.filled]
        self._colours = {one.colour for one in self._surfaces if one.colour and one.covers} | {_PAPER}

    def swallow(self, box: Box, of: Drawn) -> bool:
        """Whether the ground below a box has the colour of the text that is written there."""
        colour = of.colour
        return colour is not None and any(_alike(colour, one) for one in self._colours) and _alike(self._below(box, of.order), colour)

    def _below(self, box: Box, order: int) -> Colour | None:
        """The colour of the last surface under the box, of the paper where there is none; None where it is not one plain colour."""
        area = box.area
        for one in reversed(self._surfaces):
            if one.order < order and one.bounds.shared(box) >= _COVERED * area:
                if not one.covers or one.colour is None:
                    return None
                if any(cover.shared(box) >= _COVERED * area for cover in one.covers):
                    return one.colour
        return _PAPER


def _alike(one: Colour | None, other: Colour | None) -> bool:
    return one is not None and other is not None and sum(abs(a - b) for a, b in zip(one, other, strict=True)) < _ALIKE
