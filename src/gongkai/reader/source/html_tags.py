"""Kinds of HTML elements, by the numbers that the parser gives their names: comparing numbers costs a quarter of comparing names."""

from selectolax.lexbor import LexborHTMLParser

_FACTORY = LexborHTMLParser("")


def _number(name: str) -> int:
    return int(_FACTORY.create_node(name).tag_id)


def _numbers(names: str) -> frozenset[int]:
    return frozenset(_number(name) for name in names.split())


TABLE, ROW, DATA_CELL, HEADER_CELL, CAPTION = map(_number, ("table", "tr", "td", "th", "caption"))
HEADS = _numbers("title meta")
TITLE, SELECT = map(_number, ("title", "select"))
CELLS = frozenset((DATA_CELL, HEADER_CELL))
SECTIONS = {_number(name): name for name in ("thead", "tbody", "tfoot")}
FRAME = _numbers("html head body")
FIELDS = _numbers("input select")

BLOCKS = _numbers(
    "p div br li h1 h2 h3 h4 h5 h6 ul ol dl dt dd center section article header footer nav aside main address blockquote form fieldset "
    "legend figure figcaption details summary dialog hr pre listing xmp plaintext menu dir hgroup search marquee textarea"
)
"""Elements that begin and end lines."""


LINE_BREAK = _number("br")
LINE_MAKERS = BLOCKS | {LINE_BREAK}
TABLE_PARTS = LINE_MAKERS | CELLS | {ROW} | SECTIONS.keys()
PROSE_LINE_MAKERS = LINE_MAKERS | {TABLE, CAPTION}
"""A table that is no grid is page layout, and makes lines too."""

PREFORMATTED = _numbers("pre listing xmp plaintext textarea")
"""Elements in which a line end of the source is one of the page."""

UNSEEN_TEXT = _numbers("script style title iframe noembed noframes")
"""Elements whose text is no text of the page, and that hold no elements."""

UNSEEN_TREES = _numbers("noscript template select datalist svg math object audio video canvas")
"""Elements that a reader of the page does not see as text."""
UNSEEN = UNSEEN_TEXT | UNSEEN_TREES

OF_INTEREST = PROSE_LINE_MAKERS | HEADS | FIELDS | PREFORMATTED | UNSEEN
"""All that is asked for outside tables. Rows and cells are not among them: most elements of a report's page are cells."""
KNOWN = OF_INTEREST | TABLE_PARTS | {_number("colgroup")}
"""All that is asked for anywhere; a colgroup only because it may stand where else a caption would. Word's many spans are not among them."""
