"""One table of a page as a grid: which elements are its cells, what they print, and where they stand.

A table's cells are worked on as one list and mapped in C as far as may be: this is where the time of a page goes. What follows from the
kinds of a table's elements alone is worked out once a shape (`gongkai.reader.source.html_shapes`).
"""

from collections.abc import Iterable
from itertools import chain, repeat
from operator import add
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from gongkai.reader.document import Layout, Pick
from gongkai.reader.source.html_places import Paths
from gongkai.reader.source.html_shapes import Shape, layout_of, shape_of
from gongkai.reader.source.html_text import mark_lines, printed
from gongkai.reader.source.spans import Span, refuse_too_many_positions
from gongkai.report.place import NodePlace

LAYOUT_CELL = 2_000
"""A table with a cell longer than this is page layout around an article. Units: characters."""

_new_tuple = tuple.__new__  # NodePlace(…) itself takes twice as long, and a page has hundreds


class NodeCells:
    """The cells of a grid. `table`: its XPath. `starts`, `ends`: the span of each text in its cell's."""

    __slots__ = ("_ends", "_shape", "_starts", "_table", "layout", "texts")

    def __init__(self, layout: Layout, shape: Shape, table: str, texts: list[str], starts: list[int], ends: list[int]) -> None:
        self.layout, self.texts = layout, texts
        self._shape, self._table, self._starts, self._ends = shape, table, starts, ends

    def places(self, pick: Pick) -> Iterable[NodePlace]:
        """The places of the cells that are picked out of all."""
        shape = self._shape
        parents = list(chain.from_iterable([repeat(self._table + section, count) for section, count in shape.sections]))
        parts = zip(*[pick(one) for one in (parents, shape.steps, self._starts, self._ends)], strict=True)
        return map(_new_tuple, repeat(NodePlace), parts)


class _Cells(NamedTuple):
    """The cells of a table, their memory numbers, and the elements inside cells that make lines."""

    shape: Shape
    nodes: list[LexborNode]
    memory: list[int]
    lined: list[LexborNode]


class GridReader:
    """Reads the tables of one page, in the order of the page.

    `spans`: of the cells that have any, by memory number. `gone`: rows and cells that are hidden. `fields`: what form fields in cells hold.
    """

    __slots__ = ("_fields", "_gone", "_paths", "_positions", "_spans")

    def __init__(self, spans: dict[int, Span], gone: set[int], fields: dict[int, str]) -> None:
        self._spans, self._gone, self._fields = spans, gone, fields
        self._paths = Paths()
        self._positions = 0

    def read(self, inside: list[LexborNode], numbers: tuple[int, ...], memory: list[int]) -> NodeCells | None:
        """The cells of a table that holds no other; None for one that is empty, of one column, or page layout.

        `inside`: the table and the known elements in it, in the order of the page; `numbers`: their kinds; `memory`: their memory numbers.

        Raises: InputRefused when the page's grids grow beyond MAX_GRID_POSITIONS.
        """
        shape = shape_of(numbers)
        cells = _Cells(shape, [inside[at] for at in shape.cells], [memory[at] for at in shape.cells], [inside[at] for at in shape.lined])
        texts, starts, ends = self._printed(cells)
        length = len("".join(texts))
        if not length or (length > LAYOUT_CELL and max(map(len, texts)) > LAYOUT_CELL):
            return None
        spans, gone = self._spans, self._gone
        laid = layout_of(
            shape,
            tuple([(index, spans[one]) for index, one in enumerate(cells.memory) if one in spans]) if spans else (),
            frozenset([index for index, one in enumerate(cells.memory) if one in gone]) if gone else frozenset(),
            frozenset([index for index, at in enumerate(shape.rows) if memory[at] in gone]) if gone else frozenset(),
        )
        self._positions += laid.positions
        refuse_too_many_positions(self._positions)
        if laid.width < 2:
            return None
        return NodeCells(laid, shape, self._paths.of(inside[0]), texts, starts, ends)

    def _printed(self, cells: _Cells) -> tuple[list[str], list[int], list[int]]:
        """What each cell prints, and the span of that in the cell's text."""
        raws = [node.text_lexbor() for node in cells.nodes]
        texts = list(map(str.strip, raws))
        starts = [0] * len(texts) if texts == raws else list(map(str.find, raws, texts))
        ends = list(map(add, starts, map(len, texts)))
        marked = _mark(cells, texts)
        joined = "".join(texts)
        if marked or "\n" in joined or "\x00" in joined:  # a table may stand in preformatted text, whose lines are marked
            for index, text in enumerate(texts):
                if index in marked or "\n" in text or "\x00" in text:
                    texts[index], starts[index], ends[index] = printed(cells.nodes[index].text())
        if self._fields:
            texts = [text or self._fields.get(number, "") for text, number in zip(texts, cells.memory, strict=True)]
        return texts, starts, ends


def _mark(cells: _Cells, texts: list[str]) -> set[int]:
    """Marks the lines inside cells; answers which cells were marked.

    Nothing is to be done where one paragraph holds all of a cell's text, as Word writes every cell, and no line maker stands inside that.
    """
    lined, shape = cells.lined, cells.shape
    if not lined:
        return set()
    inner = list(map(str.strip, [node.text_lexbor() for node in lined]))
    if shape.lined_once and inner == [texts[at] for at in shape.lined_at]:
        return set()
    odd = {at for at, first, end in shape.lined_cells if at < 0 or (texts[at] and _has_lines(cells, texts[at], inner, first, end))}
    mark_lines([node for at, node in zip(shape.lined_at, lined, strict=True) if at in odd])
    return odd


def _has_lines(cells: _Cells, text: str, inner: list[str], first: int, end: int) -> bool:
    """Whether one of the line makers of a cell may stand between two pieces of its text.

    None does where each holds all of the text or is empty, and the empty ones stand before the last of the others or are the cell's own
    children, hence not inside it. `inner`: what the line makers hold, those of the cell from `first` to before `end`.
    """
    held = inner[first:end]
    if text not in held or not {"", text}.issuperset(held):
        return True
    while not inner[end - 1]:
        end -= 1
        around = cells.lined[end].parent
        if around is None or around.mem_id != cells.memory[cells.shape.lined_at[end]]:
            return True
    return False
