"""An HTML page as a document: its prose, its tables as grids, and where everything stands.

Why it is done so: the page is parsed once, in C, and a report must be read at no less than a third of the speed of that parse.
Python therefore touches only the elements that make lines or cells. Their kinds come from one list of numbers, the text of
prose in one call a page, that of a grid in one call a cell. Line breaks are marks set into the tree beside the block elements, since
a mark costs less than walking the text nodes around it; marks are text, so no element's XPath changes. Spans are looked up once
for the whole page, XPaths once a table, and the places of prose only when somebody asks.
"""

from bisect import bisect_left
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from gongkai.errors import InputRefused
from gongkai.reader.document import GRID_MARK, Document, Grid, Media
from gongkai.reader.html_hidden import empty, field_values, not_displayed
from gongkai.reader.html_places import Locator, Paths
from gongkai.reader.html_tables import GridReader, Rows
from gongkai.reader.html_tags import (
    CAPTION,
    FIELDS,
    FRAME,
    LINE_MAKERS,
    META,
    PREFORMATTED,
    PROSE_LINE_MAKERS,
    TABLE,
    TITLE,
    UNSEEN_TEXT,
    UNSEEN_TREES,
)
from gongkai.reader.html_text import EDGE, lines_of, mark_grid, mark_lines, mark_source_lines
from gongkai.reader.limits import MAX_BYTES
from gongkai.reader.nesting import refuse_deep_nesting
from gongkai.reader.spans import span_of
from gongkai.report.place import NodePlace

PAGE_TAGS = ("ArticleTitle", "PubDate", "ContentSource", "SiteName")
"""Page tags that government sites must carry; each that is there is a line of the linear text, after the title's."""


def html_document(text: str, utf8: bytes | None = None) -> Document:
    """What a page says: lines of prose, a mark for each grid, and the grids.

    `utf8`: the same text as bytes, where the caller has them (parsing takes bytes). The linear text begins with the lines
    `Title:…`, `ArticleTitle:…`, `PubDate:…`, `ContentSource:…` and `SiteName:…` as far as the page has them. Places are NodePlaces;
    spans in them count characters of the element's text as `gongkai.reader.html_places` defines it, those of a page tag characters
    of its content. A cell whose text is a form field's value has an empty span.

    Raises: InputRefused for a page that is too large or nested too deeply, or whose tables are too large.
    """
    source = text.encode("utf-8", "replace") if utf8 is None else utf8
    if len(source) > MAX_BYTES:
        raise InputRefused(f"the page is larger than {MAX_BYTES} bytes", remedy="cut it into parts that hold one report each")
    refuse_deep_nesting(source)
    try:
        page = LexborHTMLParser(source)
    except SelectolaxError as error:
        raise InputRefused("the HTML cannot be parsed", why=str(error), remedy="save the page again from a browser") from error
    if page.root is None:
        raise InputRefused("the HTML has no root element", remedy="save the page again from a browser")
    return _Page(page.root, source).document()


class _Page:
    """A parsed page while it is being read: every element in the order of the page, and its kind."""

    def __init__(self, root: LexborNode, source: bytes) -> None:
        self.root, self.body = root, root.parser.body
        self.nodes = root.css("*")
        self.numbers = [node.tag_id for node in self.nodes]
        self.heads = self._heads()
        kinds = set(self.numbers)
        self.fields = field_values(self._of_kind(FIELDS & kinds)) if TABLE in kinds else {}
        attributed = [(node, node.attributes) for node in root.css("[hidden],[colspan],[rowspan]")]
        hidden = [node for node, attributes in attributed if "hidden" in attributes and node.tag_id not in FRAME]
        hidden += not_displayed(root, source, len(self.nodes))
        self.gone = {node.mem_id for node in hidden}
        self._empty(hidden, kinds)
        mark_source_lines(self._of_kind(PREFORMATTED & kinds))
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
        loose = self.body.text(deep=False)
        if "\n" in loose.strip():
            mark_source_lines([self.body], deep=False)
        return _assembled(self.body, self.heads, self.body.text().split(EDGE), grids)

    def _of_kind(self, kinds: Iterable[int]) -> list[LexborNode]:
        """The elements of some kinds; searched kind by kind, since they are few among many."""
        found: list[LexborNode] = []
        for kind in kinds:
            position = -1
            for _ in range(self.numbers.count(kind)):
                position = self.numbers.index(kind, position + 1)
                found.append(self.nodes[position])
        return found

    def _heads(self) -> list[tuple[str, NodePlace]]:
        paths = Paths()
        lines: list[tuple[str, NodePlace]] = []
        for node in self._of_kind((TITLE,))[:1]:
            raw = node.text()
            if text := _on_one_line(raw):
                lines.append((f"Title:{text}", NodePlace(paths.of(node), "", 0, len(raw))))
        tags: dict[str, tuple[str, NodePlace]] = {}
        for node in self._of_kind((META,)):
            attributes = node.attributes
            name, content = attributes.get("name"), attributes.get("content")
            if name and content and (text := _on_one_line(content)):
                place = NodePlace(paths.of(node), "/@content", 0, len(content))
                tags.setdefault(name.strip().lower(), (text, place))
        for tag in PAGE_TAGS:
            if tag.lower() in tags:
                text, place = tags[tag.lower()]
                lines.append((f"{tag}:{text}", place))
        return lines

    def _empty(self, hidden: list[LexborNode], kinds: set[int]) -> None:
        """Takes hidden text out, and hidden elements out of the list."""
        empty(hidden)
        empty(self._of_kind((UNSEEN_TEXT | UNSEEN_TREES) & kinds))
        if hidden or not kinds.isdisjoint(UNSEEN_TREES):
            self.nodes = self.root.css("*")
            self.numbers = [node.tag_id for node in self.nodes]

    def _read_grids_and_mark(self) -> list[Rows]:
        """Reads the tables that hold no other table; marks where they stand, and all lines around them."""
        grids: list[Rows] = []
        makers: list[LexborNode] = []
        outer = self._outer_tables()
        reader = GridReader(self.spans, self.gone, self.fields)
        positions = [position for position, number in enumerate(self.numbers) if number in PROSE_LINE_MAKERS]
        at = 0
        while at < len(positions):
            position = positions[at]
            node = self.nodes[position]
            at += 1
            if self.numbers[position] == TABLE and node.mem_id not in outer:
                inside = node.css("*")
                numbers = self.numbers[position : position + len(inside)]
                rows = reader.read(inside, numbers)
                if rows is not None:
                    grids.append(rows)
                    caption = inside[1] if numbers[1] == CAPTION else None
                    mark_grid(node, caption)
                    if caption is not None:
                        makers += [inner for inner in caption.css("*") if inner.tag_id in LINE_MAKERS]
                    at = bisect_left(positions, position + len(inside))
                    continue
            makers.append(node)
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


def _on_one_line(text: str) -> str:
    return " ".join(text.split()).replace(GRID_MARK, "\ufffd")


def _assembled(body: LexborNode, heads: list[tuple[str, NodePlace]], pieces: list[str], rows: list[Rows]) -> Document:
    """Puts lines and grids together. `pieces`: the body's marked text, cut at the edges of grids: every second one is a grid's."""
    lines = [text for text, _ in heads]
    length = sum(map(len, lines)) + len(lines)
    grids: list[Grid] = []
    for number, piece in enumerate(pieces):
        if number % 2:
            grids.append(Grid(rows[number // 2], length, length + 1))
            lines.append(GRID_MARK)
            length += 2
        elif found := "\n".join(lines_of(piece)):
            lines.append(found.replace(GRID_MARK, "\ufffd"))
            length += len(found) + 1
    return Document(Media.HTML, "\n".join(lines), tuple(grids), Locator(body, heads, pieces))
