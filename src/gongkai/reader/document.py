"""What every container (HTML, text, DOCX, XLSX, PDF) is turned into before anything is interpreted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gongkai.report.place import Place

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


@dataclass(frozen=True, slots=True)
class Grid:
    """A table after its spans were unfolded: a spanning cell stands, as the same object, in every position it covers.

    `rows[r][c]` is None where the source has no cell. Rows may differ in length.
    [`start`, `end`) is the grid's place in the document's linear text: its mark, or for a table written in text the text itself.
    """

    rows: tuple[tuple[GridCell | None, ...], ...]
    start: int
    end: int


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
