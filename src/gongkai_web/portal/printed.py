"""What is public as a PDF: texts of items as blocks of an official document, and the answer that holds the file."""

import logging
import re
from collections.abc import Iterator
from threading import Lock
from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from gongkai.errors import GongkaiError
from gongkai.render.document import Align, Block, Box, Document, Grid, Heading, Paragraph, Run, Style, document_pdf
from gongkai_web.portal.views import errors
from gongkai_web.portal.visit import Visit, answer
from gongkai_web.publishing.markup import Tag, tokens

_LOG = logging.getLogger(__name__)
_TURN = Lock()
"""Setting a file keeps a processor busy for seconds: each web process sets one at a time."""
_MADE: dict[Document, bytes] = {}
"""What was set last, the oldest first: the next reader gets it at once."""
_MOST = 16
_STYLES = {
    "strong": Style.BOLD, "b": Style.BOLD, "u": Style.UNDERLINED, "s": Style.STRUCK, "sup": Style.RAISED, "sub": Style.LOWERED,
}  # fmt: skip
_HEADINGS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
_BLOCKS = {
    "p",
    "div",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "caption",
    "hr",
    "li",
    "ul",
    "ol",
    "tr",
    "td",
    "th",
    *_HEADINGS,
}
_ALIGNS = {"align-center": Align.CENTRE, "align-right": Align.RIGHT}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NAME = 60
"""Characters of a file's name: in a header one in Chinese takes nine bytes, and what stands in front may take four kilobytes of them."""
_WIDEST = 1000
"""Columns of a cell, as browsers count them."""


def printed(visit: Visit, document: Document) -> HttpResponseBase:
    """The document as a PDF that everyone may cache; 503 while another is being set, and where it cannot be, as without a Chinese font."""
    made = _MADE.get(document)
    if made is None:
        if not _TURN.acquire(blocking=False):
            return errors.file_busy(visit.request)
        try:
            made = _set(document)
        except GongkaiError:
            _LOG.exception("a PDF cannot be set")
            return errors.file_missing(visit.request)
        finally:
            _TURN.release()
    name = f"inline; filename*=UTF-8''{quote(document.title[:_NAME])}.pdf"
    return answer(visit.request, HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name}))


def _set(document: Document) -> bytes:
    made = _MADE[document] = document_pdf(document)
    while len(_MADE) > _MOST:
        del _MADE[next(iter(_MADE))]
    return made


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Plain text, a paragraph a line."""
    return tuple(Paragraph((Run(line.strip()),)) for line in text.splitlines() if line.strip())


def blocks_of(html: str) -> tuple[Block, ...]:
    """The headings, paragraphs, lists and tables of an item's text. A picture is named: the PDF does not show it."""
    reader = _Reader()
    for one in tokens(html):
        if isinstance(one, str):
            reader.say(one)
        elif one.ends:
            reader.end(one.name)
        else:
            reader.begin(one)
    reader.end("div")
    return tuple(reader.blocks)


class _Cell(NamedTuple):
    rowspan: int
    colspan: int
    heads: bool
    align: Align
    runs: list[Run]


class _Reader:
    """Takes the tags and words of a text one by one. A table within a cell is read as lines of the cell."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._styles: list[str] = []
        self._align = Align.BODY
        self._counters: list[int | None] = []
        self._mark = ""
        self._tables = 0
        self._rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None

    def say(self, words: str) -> None:
        """Words, with blanks as HTML has them."""
        said = _SPACE.sub(" ", words)
        if not self._runs or self._runs[-1].text.endswith((" ", "\n")):
            said = said.lstrip(" ")
        if said:
            self._runs.append(Run(said, tuple(dict.fromkeys(_STYLES[one] for one in self._styles))))

    def begin(self, tag: Tag) -> None:
        """An element begins."""
        match tag.name:
            case "br":
                self._runs.append(Run("\n"))
            case "img":
                self.say(f"［图片：{tag.attributes.get('alt') or '见网页'}］")
            case name if name in _STYLES:
                self._styles.append(name)
            case name if name in _BLOCKS or name == "table":
                self._flush()
                self._align = self._aligned(tag)
                self._structure(tag)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _STYLES and name in self._styles:
            self._styles.reverse()
            self._styles.remove(name)
            self._styles.reverse()
        elif name in _HEADINGS and self._cell is None:
            if runs := self._taken():
                self.blocks.append(Heading(runs, _HEADINGS[name]))
        elif name in _BLOCKS:
            self._flush()
            self._align = Align.BODY
            if name in {"ul", "ol"} and self._counters:
                self._counters.pop()
            if name in {"td", "th"} and self._tables == 1:
                self._cell = None
        elif name == "table":
            self._flush()
            self._tables = max(self._tables - 1, 0)
            if not self._tables and self._rows:
                self.blocks.append(_grid(self._rows))
                self._rows, self._cell = [], None

    def _structure(self, tag: Tag) -> None:
        """What begins a list, an entry, a table, a row or a cell."""
        match tag.name:
            case "ul":
                self._counters.append(None)
            case "ol":
                self._counters.append(_number(tag.attributes.get("start"), 1) - 1)
            case "li" if self._counters:
                count = self._counters[-1]
                self._mark = "•" if count is None else f"{count + 1}."
                self._counters[-1] = None if count is None else count + 1
            case "table":
                self._tables += 1
            case "tr" if self._tables == 1:
                self._rows.append([])
            case "td" | "th" if self._tables == 1 and self._rows:
                rowspan, colspan = (_number(tag.attributes.get(name), 1) for name in ("rowspan", "colspan"))
                self._cell = _Cell(rowspan, colspan, tag.name == "th", self._align, [])
                self._rows[-1].append(self._cell)

    def _aligned(self, tag: Tag) -> Align:
        usual = Align.CENTRE if tag.name == "caption" else Align.BODY
        return next((_ALIGNS[one] for one in tag.attributes.get("class", "").split() if one in _ALIGNS), usual)

    def _flush(self) -> None:
        """What was said so far is a paragraph, or a line of a cell."""
        runs = self._taken()
        if not runs:
            return
        if self._cell is not None:
            self._cell.runs.extend([Run("\n"), *runs] if self._cell.runs else runs)
            return
        self.blocks.append(Paragraph(runs, self._align, self._mark, len(self._counters)))
        self._mark = ""

    def _taken(self) -> tuple[Run, ...]:
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip():
            runs.pop()
        return tuple(runs)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and int(written) else otherwise


def _grid(rows: list[list[_Cell]]) -> Grid:
    """Cells on a grid of as few columns as they need: one across the whole table may claim a hundred."""
    placed = list(_placed(rows))
    edges = sorted({edge for _cell, _row, start, end in placed for edge in (start, end)})
    column = {edge: place for place, edge in enumerate(edges)}
    header = 0
    while header < len(rows) and rows[header] and all(cell.heads and cell.rowspan == 1 for cell in rows[header]):
        header += 1
    boxes = (
        Box(
            tuple(cell.runs),
            row,
            column[start],
            min(cell.rowspan, len(rows) - row),
            column[end] - column[start],
            Align.CENTRE if cell.heads and cell.align is Align.BODY else cell.align,
        )
        for cell, row, start, end in placed
    )
    return Grid(max(len(edges) - 1, 1), header if header < len(rows) else 0, tuple(boxes))


def _placed(rows: list[list[_Cell]]) -> Iterator[tuple[_Cell, int, int, int]]:
    """Each cell with its row, its first column and the one after its last, as browsers lay them out, and none upon another."""
    taken: list[tuple[int, int, int]] = []  # first column, the one after the last, the row in which it is free again
    for row, cells in enumerate(rows):
        taken = sorted(one for one in taken if one[2] > row)
        place = 0
        for cell in cells:
            for start, end, _free in sorted(taken):
                if start <= place < end:
                    place = end
            nearest = min((start for start, _end, _free in taken if start > place), default=place + _WIDEST)
            end = min(place + cell.colspan, nearest, place + _WIDEST)
            yield cell, row, place, end
            taken.append((place, end, row + cell.rowspan))
            place = end
