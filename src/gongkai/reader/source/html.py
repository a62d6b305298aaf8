"""An HTML page as a document: its prose, its tables as grids, and where everything stands.

Why it is done so: the page is parsed once, in C, and a report must be read at no less than a third of the speed of that parse.
Python therefore touches only the elements that make lines or cells. The text of prose comes in one call a page, that of a grid in one
call a cell, and what the elements of a table are to each other is worked out once a shape of table. Line breaks are marks set into the
tree beside the block elements, since a mark costs less than walking the text nodes around it; marks are text, so no element's XPath
changes. Spans are looked up once for the whole page, XPaths once a table, and the places of prose only when somebody asks.
"""

from bisect import bisect_left
from itertools import compress, count, islice

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode, SelectolaxError

from gongkai.errors import InputRefused
from gongkai.reader.document import GRID_MARK, Document, Grid, Media
from gongkai.reader.source.apart import is_figure
from gongkai.reader.source.html_hidden import empty, field_values, not_displayed
from gongkai.reader.source.html_places import Head, Locator
from gongkai.reader.source.html_tables import GridReader, NodeCells
from gongkai.reader.source.html_tags import (
    CAPTION,
    CELLS,
    FIELDS,
    FRAME,
    HEADS,
    KNOWN,
    OF_INTEREST,
    PREFORMATTED,
    PROSE_LINE_MAKERS,
    TABLE,
    TITLE,
    UNSEEN,
    UNSEEN_TREES,
)
from gongkai.reader.source.html_text import EDGE, lines_of, mark_grid, mark_lines, mark_source_lines
from gongkai.reader.source.limits import MAX_BYTES, MAX_GRIDS
from gongkai.reader.source.nesting import refuse_deep_nesting, refuse_many_attributes
from gongkai.reader.source.spans import span_of

_TAIL = 100_000
"""How far from the end of a page an unclosed table is looked for."""
PAGE_TAGS = ("ArticleTitle", "PubDate", "ContentSource", "SiteName")
"""Page tags that government sites must carry; each that is there is a line of the linear text, after the title's."""
_APART = "sup,sub,del,s,strike"
_PAGE_TAGS = {tag.lower(): tag for tag in PAGE_TAGS}


def html_document(text: str, utf8: bytes | None = None) -> Document:
    """What a page says: lines of prose, a mark for each grid, and the grids.

    `utf8`: the same text as bytes, where the caller has them (parsing takes bytes). The linear text begins with the lines
    `Title:…`, `ArticleTitle:…`, `PubDate:…`, `ContentSource:…` and `SiteName:…` as far as the page has them. Places are NodePlaces;
    spans in them count characters of the element's text as `gongkai.reader.source.html_places` defines it, those of a page tag characters
    of its content. A cell whose text is a form field's value has an empty span.

    Raises: InputRefused for a page that is too large or nested too deeply, whose elements have too many attributes, or whose tables
    are too large.
    """
    source = text.encode("utf-8", "replace") if utf8 is None else utf8
    if len(source) > MAX_BYTES:
        raise InputRefused(f"the page is larger than {MAX_BYTES} bytes", remedy="cut it into parts that hold one report each")
    refuse_deep_nesting(source)
    refuse_many_attributes(source)
    try:
        page = LexborHTMLParser(source, options=LexborDocumentOptions.WO_EVENTS)  # with events, a long <select> costs its square
    except SelectolaxError as error:
        raise InputRefused(
            "the HTML cannot be parsed", why=f"the parser says: {error}", remedy="save the page again from a browser"
        ) from error
    if page.root is None:
        raise InputRefused("the HTML has no root element", remedy="save the page again from a browser")
    document = _Page(page.root, source).document()
    return _without_last_row(document) if _breaks_off(source) else document


def _breaks_off(source: bytes) -> bool:
    """Whether the page ends inside a row of a table: neither that nor the table nor the page itself was closed."""
    if source.rfind(b"</body", max(0, len(source) - _TAIL)) >= 0:
        return False  # what most pages answer, without a look at the rest
    tail = source[-_TAIL:].lower()
    closed = max(tail.rfind(b"</tr"), tail.rfind(b"</table"))
    return closed < tail.rfind(b"<td") and b"</body" not in tail and b"</html" not in tail


def _without_last_row(document: Document) -> Document:
    """The document without the row in which a page breaks off: a figure may have lost digits, and which cells are missing is not known."""
    if not document.grids:
        return document
    *before, grid = document.grids
    return Document(document.media, document.text, (*before, Grid(grid.rows[:-1], grid.start, grid.end)), document.locate)


class _Page:
    """A parsed page while it is being read: its known elements in the order of the page, their kinds, and where those of interest are."""

    def __init__(self, root: LexborNode, source: bytes) -> None:
        self.root, self.body = root, root.parser.body
        self._list()
        self.heads = self._heads()
        self.fields = field_values(self._of_kind(FIELDS)) if TABLE in self.kinds else {}
        attributed = [(node, node.attributes) for node in root.css("[hidden],[colspan],[rowspan]")]
        hidden = [node for node, attributes in attributed if "hidden" in attributes and node.tag_id not in FRAME]
        hidden += not_displayed(root, source, len(self.nodes))
        self.gone = {node.mem_id for node in hidden}
        self._empty(hidden)
        mark_source_lines(self._of_kind(PREFORMATTED))
        if TABLE in self.kinds:
            mark_lines([node for node in root.css(_APART) if is_figure(node.text()) and _in_cell(node)])
        self.spans = {
            node.mem_id: span_of(attributes.get("colspan"), attributes.get("rowspan"))
            for node, attributes in attributed
            if "colspan" in attributes or "rowspan" in attributes
        }

    def document(self) -> Document:
        """The page as a document; the tree is marked on the way."""
        if self.body is None:
            return _assembled(self.root, self.heads, [""], [])
        grids = self._read_grids_and_mark()
        if "\n" in self.body.text(deep=False).strip():
            mark_source_lines([self.body], deep=False)
        return _assembled(self.body, self.heads, self.body.text().split(EDGE), grids)

    def _list(self) -> None:
        nodes = list(self.root.traverse())
        numbers = [node.tag_id for node in nodes]
        known = list(map(KNOWN.__contains__, numbers))
        self.nodes, self.numbers = list(compress(nodes, known)), list(compress(numbers, known))
        self.positions = list(compress(count(), map(OF_INTEREST.__contains__, self.numbers)))
        self.kinds = OF_INTEREST.intersection(self.numbers)

    def _of_kind(self, kinds: frozenset[int]) -> list[LexborNode]:
        if self.kinds.isdisjoint(kinds):
            return []
        return [self.nodes[position] for position in self.positions if self.numbers[position] in kinds]

    def _heads(self) -> list[Head]:
        """The lines that a page's title and page tags make."""
        lines: list[Head] = []
        tags: dict[str, Head] = {}
        for node in self._of_kind(HEADS):
            if node.tag_id == TITLE:
                raw = node.text()
                drawing = node.parent is not None and node.parent.tag == "svg"
                if not lines and not drawing and (text := _on_one_line(raw)):
                    lines.append(Head(f"Title:{text}", node, "", len(raw)))
                continue
            attributes = node.attributes
            tag = _PAGE_TAGS.get((attributes.get("name") or "").strip().lower())
            content = attributes.get("content") or ""
            if tag and (text := _on_one_line(content)):
                tags.setdefault(tag, Head(f"{tag}:{text}", node, "/@content", len(content)))
        return lines + [tags[tag] for tag in PAGE_TAGS if tag in tags]

    def _empty(self, hidden: list[LexborNode]) -> None:
        """Takes hidden text out, and the elements in it out of the list."""
        listed = any(map(_holds_known, hidden)) or any(map(_holds_known, self._of_kind(UNSEEN_TREES)))
        empty(hidden)
        empty(self._of_kind(UNSEEN))
        if listed:
            self._list()

    def _read_grids_and_mark(self) -> list[NodeCells]:
        """Reads the tables that hold no other table; marks where they stand, and all lines around them."""
        grids: list[NodeCells] = []
        makers: list[LexborNode] = []
        layout = False
        outer = self._outer_tables()
        reader = GridReader(self.spans, self.gone, self.fields)
        memory = [node.mem_id for node in self.nodes] if TABLE in self.kinds else []
        at, positions = 0, self.positions
        while at < len(positions):
            position = positions[at]
            node, number = self.nodes[position], self.numbers[position]
            at += 1
            if number == TABLE:
                if memory[position] not in outer:
                    inside = slice(position, _end_of(node, memory, position))
                    cells = reader.read(self.nodes[inside], tuple(self.numbers[inside]), memory[inside])
                    if cells is not None:
                        _refuse_too_many(len(grids))
                        grids.append(cells)
                        makers += mark_grid(node, self.nodes[position + 1] if self.numbers[position + 1] == CAPTION else None)
                        at = bisect_left(positions, inside.stop)
                        continue
                layout = True
            if number in PROSE_LINE_MAKERS:
                makers.append(node)
        if layout:
            makers += [node for node, number in zip(self.nodes, self.numbers, strict=True) if number in CELLS]
        mark_lines(makers)
        return grids

    def _outer_tables(self) -> set[int]:
        """The tables that hold another one."""
        if self.numbers.count(TABLE) < 2:
            return set()
        outer: set[int] = set()
        for table in self.root.css("table table"):
            node = table.parent
            while node is not None and node.tag_id != TABLE:
                node = node.parent
            if node is not None:
                outer.add(node.mem_id)
        return outer


def _in_cell(node: LexborNode) -> bool:
    around = node.parent
    while around is not None and around.tag_id not in CELLS:
        around = around.parent
    return around is not None


def _holds_known(element: LexborNode) -> bool:
    return any(node.tag_id in KNOWN for node in islice(element.traverse(), 1, None))


def _refuse_too_many(grids: int) -> None:
    if grids >= MAX_GRIDS:
        raise InputRefused(f"the page has more than {MAX_GRIDS} tables", remedy="cut it into parts that hold fewer reports")


def _on_one_line(text: str) -> str:
    return " ".join(text.split()).replace(GRID_MARK, "\ufffd")


def _end_of(node: LexborNode, memory: list[int], position: int) -> int:
    """The position of the first known element after all that stand in the one at `position`."""
    after = _next_outside(node)
    while after is not None:
        if after.is_element_node:
            if after.tag_id in KNOWN:
                return memory.index(after.mem_id, position)
            after = after.first_child or _next_outside(after)
        else:
            after = _next_outside(after)
    return len(memory)


def _next_outside(node: LexborNode) -> LexborNode | None:
    """What follows a node and all that it holds, in the order of the page."""
    around: LexborNode | None = node
    while around is not None:
        after = around.next
        if after is not None:
            return after
        around = around.parent
    return None


def _assembled(body: LexborNode, heads: list[Head], pieces: list[str], cells: list[NodeCells]) -> Document:
    """Puts lines and grids together. `pieces`: the body's marked text, cut at the edges of grids: every second one is a grid's."""
    lines = [head.line for head in heads]
    length = sum(map(len, lines)) + len(lines)
    grids: list[Grid] = []
    for number, piece in enumerate(pieces):
        if number % 2:
            grids.append(Grid(None, length, length + 1, cells[number // 2]))
            lines.append(GRID_MARK)
            length += 2
        elif found := "\n".join(lines_of(piece)):
            lines.append(found.replace(GRID_MARK, "\ufffd"))
            length += len(found) + 1
    text = "\n".join(lines)
    return Document(Media.HTML, text, tuple(grids), Locator(text, body, heads, pieces))
