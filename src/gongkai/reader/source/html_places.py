"""Where in an HTML tree something stands: XPaths of elements, and spans of text inside them.

The text of an element is `node.text(deep=True)` of selectolax on the page as published, without the text of hidden elements
(script, style, template, display:none …): the concatenation of its text nodes, white space and line ends included.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from gongkai.reader.source.html_text import BREAK, EDGE, lines_of, unwrap
from gongkai.reader.source.limits import MAX_PLACE_DEPTH
from gongkai.report.place import NodePlace

_new_tuple = tuple.__new__  # _Line(…) itself takes twice as long, and a page frame has hundreds
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"[a-z][a-z0-9]*\Z")
_ONLY_ONE = frozenset(("html", "head", "body"))


class Paths:
    """XPaths of a tree's elements; each ancestor is worked out once."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, int]] = {}

    def of(self, node: LexborNode) -> str:
        """The XPath of an element, for example /html/body/div[2]/p[3]; names that XPath cannot write stand as *[n]."""
        known = self._known
        chain: list[LexborNode] = []
        path = ""
        current: LexborNode | None = node
        while current is not None and current.is_element_node:
            found = known.get(current.mem_id)
            if found is not None:
                path = found[0]
                break
            chain.append(current)
            current = current.parent
        for element in reversed(chain):
            step, index = self._step(element)
            path += step
            known[element.mem_id] = (path, index)
        return path

    def _step(self, element: LexborNode) -> tuple[str, int]:
        name = element.tag or ""
        if name in _ONLY_ONE:
            return f"/{name}", 1
        if _NAME.match(name):
            index = self._index(element)
            return f"/{name}[{index}]", index
        index = _index_among_all(element)
        return f"/*[{index}]", index

    def _index(self, element: LexborNode) -> int:
        """Counts back to the nearest sibling of the name whose number is known."""
        number, index = element.tag_id, 1
        before = element.prev
        while before is not None:
            if before.tag_id == number:
                found = self._known.get(before.mem_id)
                if found is not None:
                    return found[1] + index
                index += 1
            before = before.prev
        return index


def _index_among_all(element: LexborNode) -> int:
    index = 1
    before = element.prev
    while before is not None:
        index += before.is_element_node
        before = before.prev
    return index


class Head(NamedTuple):
    """A line of the linear text that comes from outside the body: its element, its attribute's step, and the length of the source."""

    line: str
    node: LexborNode
    step: str
    length: int


class _Line(NamedTuple):
    """A line of the linear text: where it begins there, and its source: `raw`, at `origin` in the marked text of the body.

    `whole`: the line is a grid's mark and stands for all of `raw`.
    """

    start: int
    origin: int
    raw: str
    whole: bool


class Locator:
    """Answers where spans of a page's linear text stand; works nothing out before it is asked.

    `text`: the linear text. `heads`: the lines that come first and stand for elements outside the body. `pieces`: the marked text of the
    body, cut at the edges of grids, so that every second piece is a grid's.
    """

    __slots__ = ("_body", "_children", "_heads", "_lines", "_paths", "_pieces", "_starts", "_text")

    def __init__(self, text: str, body: LexborNode, heads: list[Head], pieces: list[str]) -> None:
        self._text, self._body, self._heads, self._pieces = text, body, heads, pieces
        self._paths = Paths()
        self._lines: list[_Line] = []
        self._starts: list[int] = []
        self._children: dict[int, _Children] = {}

    def __call__(self, start: int, end: int) -> NodePlace:
        """The innermost element that holds the span [start, end) of the linear text, white space at its edges left out."""
        start, end = _without_space(self._text, start, end)
        offset = 0
        for head in self._heads:
            if start <= offset + len(head.line):
                return NodePlace(self._paths.of(head.node), head.step, 0, head.length)
            offset += len(head.line) + 1
        if not self._lines:
            self._lines = self._read_lines(offset)
            self._starts = [line.start for line in self._lines]
        if not self._lines:
            return NodePlace(self._paths.of(self._body), "", 0, 0)
        first, last = self._line_at(start), self._line_at(max(start, end - 1))
        begin = first.origin if first.whole else first.origin + _raw_offset(first.raw, start - first.start)
        stop = last.origin + (len(last.raw) if last.whole else _raw_offset(last.raw, end - 1 - last.start) + 1)
        return self._place(begin, max(begin, stop))

    def _line_at(self, offset: int) -> _Line:
        return self._lines[max(0, bisect_right(self._starts, offset) - 1)]

    def _read_lines(self, start: int) -> list[_Line]:
        lines: list[_Line] = []
        origin = 0
        for number, piece in enumerate(self._pieces):
            if number % 2:
                lines.append(_Line(start, origin, piece, whole=True))
                start += 2
            else:
                begin = origin
                for raw in piece.split(BREAK):
                    if text := raw.strip():
                        lines.append(_new_tuple(_Line, (start, begin, raw, False)))
                        start += len(unwrap(text) if "\n" in text else text) + 1
                    begin += len(raw) + len(BREAK)
            origin += len(piece) + len(EDGE)
        return lines

    def _place(self, start: int, end: int) -> NodePlace:
        node = self._body
        for _ in range(MAX_PLACE_DEPTH):
            found = self._children_of(node).holding(start, end)
            if found is None:
                break
            node, before = found
            start, end = start - before, end - before
        text = node.text()
        first = start - _marks(text[:start])
        return NodePlace(self._paths.of(node), "", first, first + end - start - _marks(text[start:end]))

    def _children_of(self, node: LexborNode) -> "_Children":
        number = node.mem_id
        found = self._children.get(number)
        if found is None:
            found = self._children[number] = _Children(node)
        return found


class _Children:
    """The children of an element, looked at as far as somebody asked, and where in its text the text of each ends."""

    __slots__ = ("_ends", "_next", "_nodes")

    def __init__(self, node: LexborNode) -> None:
        self._nodes: list[LexborNode] = []
        self._ends: list[int] = []
        self._next = node.first_child

    def holding(self, start: int, end: int) -> tuple[LexborNode, int] | None:
        """The child element whose text holds [start, end) of the element's text, and the length of the text before it."""
        self._look_to(start)
        index = bisect_right(self._ends, start)
        if index == len(self._nodes) or end > self._ends[index] or not self._nodes[index].is_element_node:
            return None
        return self._nodes[index], self._ends[index - 1] if index else 0

    def _look_to(self, offset: int) -> None:
        length = self._ends[-1] if self._ends else 0
        node = self._next
        while node is not None and length <= offset:
            length += len(node.text())
            self._nodes.append(node)
            self._ends.append(length)
            node = node.next
        self._next = node


def _marks(text: str) -> int:
    """The length of the marks in a text: each begins with the only U+0000 that there is, and has two characters."""
    return len(BREAK) * text.count(BREAK[0])


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges, inside the text; one that holds nothing else keeps its end."""
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _raw_offset(raw: str, offset: int) -> int:
    """Where the character at `offset` of a printed line stands in its source: the two differ in white space only."""
    wanted = len("".join(lines_of(raw)[0][: max(0, offset)].split()))
    return _position(raw, wanted)


def _position(raw: str, wanted: int) -> int:
    """The position of the visible character with so many visible ones before it, of the last one where there are not so many."""
    before = 0
    for word in _WORD.finditer(raw):
        length = word.end() - word.start()
        if wanted < before + length:
            return word.start() + wanted - before
        before += length
    return len(raw.rstrip()) - 1 if before else 0
