"""A document of headings, paragraphs and tables, or a collection of them under one cover, as a PDF in the look of an official document."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from gongkai.render.text import printable
from gongkai.render.typeset import typeset


class Style(StrEnum):
    """How a run is set; what says nothing by itself, such as italics, is not among them."""

    BOLD = "bold"
    UNDERLINED = "underlined"
    STRUCK = "struck"
    RAISED = "raised"
    LOWERED = "lowered"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    BODY = "body"
    """Justified, the first line set in by two characters."""
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A line feed in them begins a new line."""

    text: str
    styles: tuple[Style, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `mark`: what stands before it in a list; `depth`: in how many lists it stands."""

    runs: tuple[Run, ...]
    align: Align = Align.BODY
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level`: from 1."""

    runs: tuple[Run, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a table, at (`row`, `column`), both from 0."""

    runs: tuple[Run, ...]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, whose boxes do not overlap. `header`: how many rows at the top repeat on each page.

    `fluid`: how many of the last columns share what the others leave of the page's width, as in a form; without one it is as wide as what
    stands in it.
    """

    columns: int
    header: int
    boxes: tuple[Box, ...]
    fluid: int = 0


Block = Paragraph | Heading | Grid


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a collection. `lines`: what stands under its title, such as its number."""

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A title, the lines under it, and the text; where there are pieces, a cover, the contents, and each piece on pages of its own."""

    title: str
    author: str
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    pieces: tuple[Piece, ...] = ()


def document_pdf(document: Document) -> bytes:
    """The document as A4 pages, with the fonts of the machine.

    >>> first = Paragraph((Run("为方便公民获取政府信息，编制本指南。"),))
    >>> document_pdf(Document("洛泽市人民政府政府信息公开指南", "洛泽市人民政府", blocks=(first,)))[:5]
    b'%PDF-'

    Raises: GongkaiError when no font with Chinese characters is there.
    """
    return typeset("document.typ", _data(document), where=document.title)


def _data(document: Document) -> Mapping[str, object]:
    return {
        "title": printable(document.title),
        "author": printable(document.author),
        "lines": list(map(printable, document.lines)),
        "blocks": [_block(one) for one in document.blocks],
        "pieces": [
            {"title": printable(one.title), "lines": list(map(printable, one.lines)), "blocks": [_block(each) for each in one.blocks]}
            for one in document.pieces
        ],
    }


def _block(block: Block) -> Mapping[str, object]:
    match block:
        case Grid():
            return {"kind": "grid", **asdict(block), "boxes": [{**asdict(one), "runs": _runs(one.runs)} for one in block.boxes]}
        case Heading():
            return {"kind": "heading", **asdict(block), "runs": _runs(block.runs)}
        case Paragraph():
            return {"kind": "paragraph", **asdict(block), "runs": _runs(block.runs)}


def _runs(runs: tuple[Run, ...]) -> list[Mapping[str, object]]:
    return [{"text": printable(one.text), "styles": list(one.styles)} for one in runs]
