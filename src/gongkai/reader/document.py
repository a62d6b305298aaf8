"""What every container (HTML, text, DOCX, XLSX, PDF) is turned into before anything is interpreted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat
from typing import Any, NamedTuple, Protocol

from gongkai.report.place import Place

_new_tuple = tuple.__new__  # GridCell(…) itself takes twice as long, and a page has hundreds

GRID_MARK = "\ufffc"
"""Stands in a document's linear text where a grid stood (Unicode: object replacement character)."""


class Media(StrEnum):
    """The kinds of file that are read."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


class GridCell(NamedTuple):
    """One cell as printed: `text` untouched, `at` its place, (`row`, `column`) where it begins in the grid."""

    text: str
    at: Place
    row: int
    column: int


Rows = tuple[tuple[GridCell | None, ...], ...]
Pick = Callable[[Sequence[Any]], Sequence[Any]]
"""Picks some of the things in a sequence out of it, for example an itemgetter."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The cells of a table in their positions; one object a layout, so that it can be looked up by identity.

    `lines`: the cells of each row by position, -1 where none stands. `rows`, `columns`: where each cell begins. `width`: of the
    longest line. `positions`: how many were laid, those that a span covers counted again.
    """

    lines: tuple[tuple[int, ...], ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    width: int
    positions: int


class Laid(Protocol):
    """The cells of a grid, one after another, before anybody asked for them by position."""

    @property
    def layout(self) -> Layout:
        """Where they stand."""

    @property
    def texts(self) -> Sequence[str]:
        """What they print."""

    def places(self, pick: Pick) -> Iterable[Place]:
        """The places of the cells that are picked out of all."""


class Grid:
    """A table after its spans were unfolded: a spanning cell stands, as the same object, in every position it covers.

    `rows[r][c]` is None where the source has no cell. Rows may differ in length.
    [`start`, `end`) is the grid's place in the document's linear text: its mark, or for a table written in text the text itself.
    `laid`: its cells one after another where the container has them so; the rows are then made when they are first asked for.
    """

    __slots__ = ("_rows", "end", "laid", "start")

    def __init__(self, rows: Rows | None, start: int, end: int, laid: Laid | None = None) -> None:
        self._rows, self.start, self.end, self.laid = rows, start, end, laid

    @property
    def rows(self) -> Rows:
        """The cells by position."""
        if self._rows is None:
            self._rows = () if self.laid is None else unfolded(self.laid.layout, self.laid.texts, self.laid.places(lambda all_of: all_of))
        return self._rows


def unfolded(layout: Layout, texts: Iterable[str], places: Iterable[Place]) -> Rows:
    """The cells with these texts and places in the positions of the layout."""
    cells: list[GridCell | None] = list(map(_new_tuple, repeat(GridCell), zip(texts, places, layout.rows, layout.columns, strict=True)))
    cells.append(None)  # what stands at position -1, the last one
    return tuple([tuple(map(cells.__getitem__, line)) for line in layout.lines])


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded source.

    `text`: the linear text, prose in reading order with one GRID_MARK (on a line of its own) a grid; for text media the source itself.
    `grids`: in the order of `text`. `locate(start, end)`: the place of a span of `text` in the source.
    """

    media: Media
    text: str
    grids: tuple[Grid, ...]
    locate: Callable[[int, int], Place]
