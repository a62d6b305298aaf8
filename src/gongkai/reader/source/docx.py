"""DOCX: paragraphs and tables of a Word document in reading order.

The document part is read directly: python-docx takes gigabytes for a hostile file of one megabyte. Automatic numbering (w:numPr) is not
text in the file, so that a label may come without its 「1.」 or 「（一）」.
"""

from collections.abc import Iterator

from lxml import etree

from gongkai.errors import InputRefused
from gongkai.reader.document import Document, GridCell, Media
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.source.flow import Flow
from gongkai.reader.source.ooxml import MAX_POSITIONS, Package, attribute, child, is_on, local_name, stands_apart, too_many_cells
from gongkai.report.place import PartPlace

_Row = list[GridCell | None]

_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "Choice"})
"""Elements between a block and its parent that mean nothing to a reader of the page."""

_NOT_SHOWN = frozenset({"del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "instrText", "delText", "Fallback"})
"""Deleted text, pinyin over a word, properties, field codes, and the second copy of a text box for old programs."""

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "\ufffd"}
"""Characters that stand as elements. A symbol of a private font has no character: U+FFFD, so that its cell is not taken for blank."""


def docx_document(content: bytes) -> tuple[Document, tuple[Issue, ...]]:
    """The document's prose and tables as a reader of the page sees them, and issues for what is there but not seen.

    Tables that hold tables are layout: the innermost are grids, the text beside them is prose. Text boxes follow the block that anchors
    them. Inserted text is read, deleted and hidden text is not; headers, footers, notes and comments are not prose.
    Places: `paragraph[14]` (paragraphs outside tables) and `table[2]/row[3]/cell[1]`, numbered as written in the part.

    Raises: InputRefused when the file is damaged, encrypted, too large or no Word document.
    """
    package = Package(content)
    part, root = package.main("document")
    walk = _Walk(part)
    try:
        for body in root:
            walk.blocks(body, None)
    except RecursionError as error:
        raise InputRefused("the document is nested too deeply", where=part, remedy="save it again in an office program") from error
    return walk.flow.document(Media.DOCX), walk.issues()


class _Walk:
    """One pass over the body, which fills the flow."""

    def __init__(self, part: str) -> None:
        self.flow = Flow()
        self._part = part
        self._paragraphs = 0
        self._tables = 0
        self._positions = 0
        self._hidden: PartPlace | None = None

    def issues(self) -> tuple[Issue, ...]:
        """What the walk left out."""
        if self._hidden is None:
            return ()
        return (
            Issue(
                IssueCode.HIDDEN_CONTENT,
                "文档含有隐藏文字或隐藏行，未读取",
                "the document holds hidden text or hidden rows, which were not read",
                self._hidden,
            ),
        )

    def blocks(self, parent: etree._Element, cell: PartPlace | None) -> None:
        """Append what stands in `parent`; in a layout table `cell` is the place of its prose."""
        for name, block in _blocks(parent):
            if name == "tbl":
                self._table(block)
            else:
                self._paragraph(block, cell)

    def _paragraph(self, paragraph: etree._Element, cell: PartPlace | None) -> None:
        if cell is None:
            self._paragraphs += 1
        at = cell or PartPlace(self._part, f"paragraph[{self._paragraphs}]")
        boxes: list[etree._Element] = []
        text = self._text(paragraph, at, boxes)
        if text.strip():
            self.flow.line(text, at)
        for box in boxes:
            self.blocks(box, cell)

    def _text(self, element: etree._Element, at: PartPlace, boxes: list[etree._Element]) -> str:
        pieces: list[str] = []
        self._collect(element, at, pieces, boxes)
        return "".join(pieces)

    def _collect(self, element: etree._Element, at: PartPlace, pieces: list[str], boxes: list[etree._Element]) -> None:
        for one in element:
            name = local_name(one)
            if name == "t":
                pieces.append(one.text or "")
            elif name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name == "txbxContent":
                boxes.append(one)
            elif name == "r" and is_on(child(child(one, "rPr"), "vanish")):
                if any((text.text or "").strip() for text in one.iter("{*}t")):
                    self._hidden = self._hidden or at
            elif name == "r":
                self._run(one, at, pieces, boxes)
            elif name and name not in _NOT_SHOWN:
                self._collect(one, at, pieces, boxes)

    def _run(self, run: etree._Element, at: PartPlace, pieces: list[str], boxes: list[etree._Element]) -> None:
        first = len(pieces)
        self._collect(run, at, pieces, boxes)
        if stands_apart(run, text := "".join(pieces[first:])):
            pieces[first:] = [f"\n{text}\n"]

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        rows = [
            (f"table[{number}]/row[{n}]", row, [cell for _, cell in _items(row, "tc")]) for n, (_, row) in enumerate(_items(table, "tr"), 1)
        ]
        shown = [(ref, row, cells) for ref, row, cells in rows if self._is_shown(ref, row)]
        if any(_holds_table(cell) for _, _, cells in shown for cell in cells):
            for ref, _, cells in shown:
                for n, cell in enumerate(cells, 1):
                    self.blocks(cell, PartPlace(self._part, f"{ref}/cell[{n}]"))
            return
        boxes: list[etree._Element] = []
        grid = self._unfolded(shown, boxes)
        if any(grid):
            self.flow.grid(grid, PartPlace(self._part, f"table[{number}]"))
        for box in boxes:
            self.blocks(box, None)

    def _is_shown(self, ref: str, row: etree._Element) -> bool:
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            return False
        if is_on(child(properties, "hidden")):
            self._hidden = self._hidden or PartPlace(self._part, ref)
            return False
        return True

    def _unfolded(self, rows: list[tuple[str, etree._Element, list[etree._Element]]], boxes: list[etree._Element]) -> list[_Row]:
        """The rows with a spanning cell, as the same object, in every position it covers."""
        grid: list[_Row] = []
        open_above: dict[int, GridCell] = {}  # column → cell that goes on downwards
        for ref, row, cells in rows:
            positions: _Row = []
            going_on: dict[int, GridCell] = {}
            self._extend(positions, None, _number(child(row, "trPr"), "gridBefore", 0))
            for n, element in enumerate(cells, 1):
                properties = child(element, "tcPr")
                if child(properties, "cellDel") is not None:
                    continue
                downwards, column = _merge(properties, "vMerge"), len(positions)
                if _merge(properties, "hMerge") == "continue" and positions and positions[-1] is not None:
                    cell = positions[-1]
                elif downwards == "continue" and column in open_above:
                    cell = open_above[column]
                else:
                    at = PartPlace(self._part, f"{ref}/cell[{n}]")
                    cell = GridCell(self._cell_text(element, at, boxes), at, len(grid), column)
                self._extend(positions, cell, _number(properties, "gridSpan", 1))
                if downwards is not None:
                    going_on.update(dict.fromkeys(range(column, len(positions)), cell))
            grid.append(positions)
            open_above = going_on
        return grid

    def _extend(self, positions: _Row, cell: GridCell | None, count: int) -> None:
        self._positions += count
        if self._positions > MAX_POSITIONS:
            raise too_many_cells()
        positions.extend([cell] * count)

    def _cell_text(self, cell: etree._Element, at: PartPlace, boxes: list[etree._Element]) -> str:
        return "\n".join(self._text(paragraph, at, boxes) for _, paragraph in _blocks(cell))


def _items(parent: etree._Element, *wanted: str) -> Iterator[tuple[str, etree._Element]]:
    """The children of those names, also where content controls or tracked insertions stand between."""
    for one in parent:
        name = local_name(one)
        if name in wanted:
            yield name, one
        elif name in _CONTAINERS:
            yield from _items(one, *wanted)
        elif name == "AlternateContent":
            chosen = child(one, "Choice")
            yield from _items(one if chosen is None else chosen, *wanted)


def _blocks(parent: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    return _items(parent, "p", "tbl")


def _holds_table(cell: etree._Element) -> bool:
    return any(True for _ in _items(cell, "tbl"))


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """`restart` or `continue`, None when the cell is not merged that way."""
    element = child(properties, name)
    return None if element is None else attribute(element, "val") or "continue"


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    value = attribute(child(properties, name), "val") or ""
    # Six digits are beyond any page; the cap on positions refuses what they span.
    return max(int(value[:6]), default) if value.isascii() and value.isdigit() else default
