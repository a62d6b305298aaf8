"""The objects of a page in the order in which they are drawn, through pdfium's own interface."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_DEEPEST = 8
_OPAQUE = 230
_MOST_SEGMENTS = 2_000
LEAST = 2.0
"""Points that a surface must measure both ways to hide anything; thinner ones are lines."""
_CLOSE_TO_AXIS = 1.0
"""Points that the edges of a rectangle may be off the axis."""

Colour = tuple[int, int, int]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Box(NamedTuple):
    """A rectangle on the page. Units: points, from the lower left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """Square points."""
        return max(self.right - self.left, 0) * max(self.top - self.bottom, 0)

    def shared(self, other: "Box") -> float:
        """The area that two boxes have in common."""
        width = min(self.right, other.right) - max(self.left, other.left)
        return max(width, 0) * max(min(self.top, other.top) - max(self.bottom, other.bottom), 0)

    def moved(self, by: Matrix) -> "Box":
        """The box around this one after a transformation."""
        a, b, c, d, e, f = by
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (self.left, self.right) for y in (self.bottom, self.top)]
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn. `order`: counts up. `bounds`: the box around it. `covers`: its rectangles that hide what is below them.

    `colour`: None when it is not filled with a plain colour, or lets things shine through. `filled`: whether it is a surface at all.
    `handle`: pdfium's object; `address`: where it lies, by which characters name theirs.
    """

    order: int
    kind: int
    address: int
    handle: Any
    bounds: Box
    filled: bool
    colour: Colour | None
    covers: tuple[Box, ...] = ()


def drawn(page: Any) -> tuple[Drawn, ...]:
    """Everything on a page, with what forms inside it draw."""
    top = ((pdfium.FPDFPage_GetObject(page, number)) for number in range(pdfium.FPDFPage_CountObjects(page)))
    return tuple(_numbered(_walk(top, _IDENTITY, 0, clear=False)))


def _numbered(found: Iterator[tuple[Any, Matrix, bool]]) -> Iterator[Drawn]:
    for order, (handle, matrix, clear) in enumerate(found):
        kind, address = pdfium.FPDFPageObj_GetType(handle), ctypes.addressof(handle.contents)
        bounds = _bounds(handle).moved(matrix)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            filled, colour, covers = _of_path(handle, matrix)
            yield Drawn(order, kind, address, handle, bounds, filled, None if clear else colour, () if clear else covers)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield Drawn(order, kind, address, handle, bounds, filled=False, colour=_fill(handle))
        else:
            covers = (bounds,) if kind == pdfium.FPDF_PAGEOBJ_IMAGE and not clear else ()
            yield Drawn(order, kind, address, handle, bounds, filled=True, colour=None, covers=covers)


def _walk(handles: Iterator[Any], matrix: Matrix, depth: int, *, clear: bool) -> Iterator[tuple[Any, Matrix, bool]]:
    """Each object with the transformation of the forms around it, and whether one of them lets things shine through."""
    for handle in handles:
        if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
            yield handle, matrix, clear or bool(pdfium.FPDFPageObj_HasTransparency(handle))
        elif depth < _DEEPEST:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(handle, own)
            inner = (pdfium.FPDFFormObj_GetObject(handle, number) for number in range(pdfium.FPDFFormObj_CountObjects(handle)))
            yield from _walk(inner, _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix), depth + 1, clear=clear)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    m, n, o, p, q, r = then
    return (a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r)


def _bounds(handle: Any) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *edges)
    return Box(*(edge.value for edge in edges))


def _fill(handle: Any, read: Any = pdfium.FPDFPageObj_GetFillColor) -> Colour | None:
    """The colour that an object is filled with; None when it lets things shine through or is not filled with a plain colour."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not read(handle, *parts) or parts[3].value < _OPAQUE:
        return None
    return parts[0].value, parts[1].value, parts[2].value


def _of_path(handle: Any, matrix: Matrix) -> tuple[bool, Colour | None, tuple[Box, ...]]:
    """Whether a path is a surface, its colour, and its rectangles and thick lines."""
    fill_mode, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(handle, fill_mode, stroked)
    pdfium.FPDFPageObj_GetStrokeWidth(handle, width)
    filled = fill_mode.value != pdfium.FPDF_FILLMODE_NONE
    fill = _fill(handle) if filled else None
    stroke = _fill(handle, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value and width.value >= LEAST else None
    if fill is None and stroke is None:
        return filled, None, ()
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, own)
    to_page = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    covers: list[Box] = []
    lines = list(_subpaths(handle))
    if fill is not None:
        boxes = [box for points in lines if (box := _rectangle(points)) is not None]
        covers += [box for box in boxes if not _is_frame(box, boxes)]
    if stroke is not None:
        covers += [box for points in lines for box in _bars(points, width.value)]
    moved = [box.moved(to_page) for box in covers]
    large = tuple(box for box in moved if box.right - box.left >= LEAST and box.top - box.bottom >= LEAST)
    return filled, fill if fill is not None else stroke, large


def _subpaths(handle: Any) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path that is drawn with lines alone."""
    points: list[tuple[float, float]] = []
    straight = True
    for number in range(min(pdfium.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points and straight:
                yield points
            points, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
    if points and straight:
        yield points


def _rectangle(points: list[tuple[float, float]]) -> Box | None:
    """The box of four corners, in any order round, whose edges follow the axes."""
    corners = points[:-1] if len(points) == 5 and points[0] == points[-1] else points
    if len(corners) != 4:
        return None
    xs, ys = zip(*corners, strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    on_axes = all(
        min(abs(x - box.left), abs(x - box.right)) <= _CLOSE_TO_AXIS and min(abs(y - box.bottom), abs(y - box.top)) <= _CLOSE_TO_AXIS
        for x, y in corners
    )
    return box if on_axes else None


def _is_frame(box: Box, boxes: list[Box]) -> bool:
    """Whether a further rectangle of the path cuts a hole into this one."""
    return any(other != box and other.area and other.shared(box) >= 0.99 * other.area and other.area >= 0.5 * box.area for other in boxes)


def _bars(points: list[tuple[float, float]], width: float) -> Iterator[Box]:
    """What the thick lines of a path cover."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x0 - x1) <= _CLOSE_TO_AXIS or abs(y0 - y1) <= _CLOSE_TO_AXIS:
            flat = abs(y0 - y1) <= _CLOSE_TO_AXIS
            dx, dy = (0.0, width / 2) if flat else (width / 2, 0.0)
            yield Box(min(x0, x1) - dx, min(y0, y1) - dy, max(x0, x1) + dx, max(y0, y1) + dy)
