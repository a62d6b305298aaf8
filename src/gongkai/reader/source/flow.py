"""Builds the linear text of a document from lines and grids, and remembers where each piece stood in the source."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from gongkai.reader.document import GRID_MARK, Document, Grid, GridCell, Media
from gongkai.report.place import BoxPlace, Place

Locator = Callable[[int, int], Place]
"""Place of the span [start, end) of one line, in offsets of that line."""


class Flow:
    """Collects a document in reading order: `line` for prose, `grid` for tables, then `document`."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._locators: list[Locator] = []
        self._grids: list[Grid] = []
        self._length = 0

    def line(self, text: str, at: Place | Locator) -> None:
        """Append a piece of prose on a line of its own. A grid mark of the source's own is no mark of ours and becomes U+FFFD."""
        self._append(text.replace(GRID_MARK, "\ufffd"), at)

    def grid(self, rows: Sequence[Sequence[GridCell | None]], at: Place) -> None:
        """Append a grid."""
        self._grids.append(Grid(tuple(tuple(row) for row in rows), self._length, self._length + len(GRID_MARK)))
        self._append(GRID_MARK, at)

    def document(self, media: Media) -> Document:
        """The document collected so far."""
        return Document(media, "".join(self._pieces), tuple(self._grids), _located(tuple(self._starts), tuple(self._locators)))

    def _append(self, text: str, at: Place | Locator) -> None:
        self._pieces.append(text + "\n")
        self._starts.append(self._length)
        self._locators.append(at if callable(at) else _fixed(at))
        self._length += len(text) + 1


def _fixed(place: Place) -> Locator:
    return lambda _start, _end: place


def _located(starts: tuple[int, ...], locators: tuple[Locator, ...]) -> Callable[[int, int], Place]:
    def locate(start: int, end: int) -> Place:
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(start, end - 1)) - 1, first)
        places = []
        for n in range(first, last + 1):
            line_end = starts[n + 1] - 1 if n + 1 < len(starts) else end  # without its line break
            places.append(locators[n](max(start - starts[n], 0), min(end, line_end) - starts[n]))
        return _hull(places)

    return locate


def _hull(places: list[Place]) -> Place:
    """The box around the boxes on the first page, or for other kinds of place the first: a span has one place, and it begins there."""
    first = places[0]
    if not isinstance(first, BoxPlace):
        return first
    boxes = [place for place in places if isinstance(place, BoxPlace) and place.page == first.page]
    return BoxPlace(first.page, min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))
