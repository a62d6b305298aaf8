"""What a reader of a page does not see: takes the text of hidden elements out of the tree, and reads the form fields in cells.

Elements stay where they are and lose their children, so that the XPaths of all visible elements hold for the page as published.
"""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from gongkai.reader.source.html_tags import CELLS, FRAME, SELECT, TABLE

_MUCH_SOURCE = 50
"""Units: bytes an element."""
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FIELD_WITHOUT_VALUE = frozenset(("hidden", "button", "submit", "reset", "image", "checkbox", "radio", "file", "password"))


def empty(elements: Iterable[LexborNode]) -> None:
    """Unlinks all children of the elements."""
    for element in elements:
        while (child := element.first_child) is not None:
            child.decompose(recursive=False)


def not_displayed(root: LexborNode, source: bytes, elements: int) -> list[LexborNode]:
    """The elements whose own style hides them, but for html and body: pages hide these until their scripts have run.

    The selector reads every style, which is dear on Word's pages; on pages with that much source an element the bytes are asked first.
    `elements`: how many known ones the page has.
    """
    if len(source) > _MUCH_SOURCE * elements and not _speaks_of_display(source):
        return []
    styled = root.css('[style*="display" i]')
    return [node for node in styled if _NOT_DISPLAYED.search(node.attributes["style"] or "") and node.tag_id not in FRAME]


def _speaks_of_display(source: bytes) -> bool:
    """Whether a style may say `display`, in lower or upper case; searched from the end, which CPython does in half the time."""
    return source.rfind(b"isplay") >= 0 or (b"Y" in source and source.rfind(b"ISPLAY") >= 0)


def field_values(elements: Iterable[LexborNode]) -> dict[int, str]:
    """What form fields show, by the memory number of the cell they stand in: old content systems print figures so."""
    values: dict[int, str] = {}
    for field in elements:
        cell = _cell_around(field)
        value = _selected(field) if field.tag_id == SELECT else _typed(field)
        if cell is not None and value:
            number = cell.mem_id
            values[number] = f"{values[number]} {value}" if number in values else value
    return values


def _cell_around(field: LexborNode) -> LexborNode | None:
    node = field.parent
    while node is not None and node.tag_id != TABLE:
        if node.tag_id in CELLS:
            return node
        node = node.parent
    return None


def _typed(field: LexborNode) -> str:
    attributes = field.attributes
    if (attributes.get("type") or "text").strip().lower() in _FIELD_WITHOUT_VALUE:
        return ""
    return (attributes.get("value") or "").strip()


def _selected(field: LexborNode) -> str:
    option = field.css_first("option[selected]") or field.css_first("option")
    return "" if option is None else option.text().strip()
