"""Where a value stands in its source: text span, HTML node, PDF box, cell of an office document, or other cells.

Tuples, not dataclasses: a report has about two hundred of them and building them is on the reader's hot path.
"""

from typing import NamedTuple


class TextPlace(NamedTuple):
    """Span [start, end) in code points of the decoded source."""

    start: int
    end: int


class NodePlace(NamedTuple):
    """Span [start, end) in the text of one HTML node. `parent` and `step` together are the node's XPath."""

    parent: str
    step: str
    start: int
    end: int

    @property
    def path(self) -> str:
        """XPath of the node, for example /html/body/table[2]/tbody/tr[3]/*[2]."""
        return self.parent + self.step


class BoxPlace(NamedTuple):
    """Box on a PDF page (pages count from 1), in points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class PartPlace(NamedTuple):
    """Cell or paragraph of a DOCX or XLSX: the part (word/document.xml, a sheet's name) and a reference inside it.

    References: `B5` in a sheet, `table[2]/row[3]/cell[1]` or `paragraph[14]` in a document; all count from 1.
    """

    part: str
    cell: str


class CellsPlace(NamedTuple):
    """Cells of other reports that were added up (roll-up); each a pair (organ code, cell key)."""

    cells: tuple[tuple[str, str], ...]


Place = TextPlace | NodePlace | BoxPlace | PartPlace | CellsPlace
