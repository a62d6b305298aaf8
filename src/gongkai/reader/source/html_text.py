"""What a browser would make of white space: the lines of a piece of page text in which block elements are marked.

A line end in the source of a page means nothing (Word wraps its HTML at 80 characters, in mid sentence and mid label),
a block element or <br> does. Lines lose the white space around them; what stands inside a line stays as printed.
"""

from collections.abc import Iterable
from itertools import pairwise

from selectolax.lexbor import LexborNode

BREAK = "\x00\n"
"""Set beside block elements before text is taken. A parsed page holds no U+0000, so marks cannot be mistaken for its text."""
EDGE = "\x00\t"
"""Set before and after each grid."""

_BREAK_BYTES, _EDGE_BYTES = BREAK.encode(), EDGE.encode()
_FIRST_WIDE = "\u2e80"
"""From here on characters are written without spaces between them."""


def mark_lines(elements: Iterable[LexborNode]) -> None:
    """Sets marks where the elements begin and end lines."""
    for element in elements:
        element.insert_before(_BREAK_BYTES)
        element.insert_after(_BREAK_BYTES)


def mark_source_lines(elements: Iterable[LexborNode], *, deep: bool = True) -> None:
    """Marks the line ends of the source inside preformatted elements; the line ends stay, so that spans hold."""
    for element in elements:
        for node in list(element.traverse(include_text=True) if deep else element.iter(include_text=True)):
            if node.is_text_node and "\n" in (text := node.text()) and BREAK not in text:
                node.replace_with(text.replace("\n", "\n" + BREAK))


def mark_grid(table: LexborNode, caption: LexborNode | None) -> list[LexborNode]:
    """Sets the edges of a grid; its caption stays outside. Answers the elements of the caption that make lines."""
    table.insert_after(_EDGE_BYTES)
    if caption is None:
        table.insert_before(_EDGE_BYTES)
        return []
    table.insert_before(_BREAK_BYTES)
    caption.insert_after(_EDGE_BYTES)
    return caption.css("p,div,br")


def without_marks(text: str) -> str:
    """A text as published."""
    return text.replace(BREAK, "").replace(EDGE, "")


def lines_of(marked: str) -> list[str]:
    """The printed lines of a marked text, empty ones left out."""
    lines = [line for line in map(str.strip, marked.split(BREAK)) if line]
    return [unwrap(line) if "\n" in line else line for line in lines] if "\n" in "".join(lines) else lines


def unwrap(line: str) -> str:
    """One line of text without the line ends of its source: nothing between two Chinese characters, else a space."""
    parts = [part for part in map(str.strip, line.split("\n")) if part]
    pieces = parts[:1]
    for before, part in pairwise(parts):
        if before[-1] < _FIRST_WIDE or part[0] < _FIRST_WIDE:
            pieces.append(" ")
        pieces.append(part)
    return "".join(pieces)


def printed(raw: str) -> tuple[str, int, int]:
    """The text of a cell with its lines kept, and the span [start, end) that it takes in the cell's text as published."""
    text = raw.strip()
    if not text:
        return "", 0, 0
    if "\x00" not in raw:
        start = raw.find(text)
        return (unwrap(text) if "\n" in text else text), start, start + len(text)
    start = 0
    while raw[start].isspace() or raw[start] == "\x00":
        start += 1
        if start == len(raw):
            return "", 0, 0
    end = len(raw)
    while raw[end - 1].isspace() or raw[end - 1] == "\x00":
        end -= 1
    first = len(without_marks(raw[:start]))
    return "\n".join(lines_of(raw[start:end])), first, first + len(without_marks(raw[start:end]))
