"""From tables as other tools give them to cells, by looking labels up: what a careful user writes when a tool has done its part.

The lookup is told the form and knows every label and spelling of it. Labels are compared without spaces and punctuation. Where the header
does not tell all columns apart, and the row has room for them, they are taken in the form's order.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

from gongkai.report.forms import Block, Form, Kind, Layout, Table
from gongkai.report.model import Cell, Status

Grid = list[list[str]]
Figures = Iterator[tuple[str, str]]
"""Cell keys and what is printed there."""
_BLANKS = frozenset({"", "-", "--", "—", "——", "/", "无", "nan"})


def cells_of(grids: Iterable[Grid], known: Form) -> dict[str, Cell]:
    """The cells that labels lead to; the first figure found for a cell stays."""
    found: dict[str, Cell] = {}
    for grid in grids:
        for table in known.tables:
            for key, text in _FINDERS[table.layout](grid, table):
                cell = figure_cell(text, known.kinds[key])
                if cell is not None:
                    found.setdefault(key, cell)
    return found


@cache
def bare(label: str) -> str:
    """The label without spaces and punctuation, wide letters narrow."""
    return "".join(one for one in unicodedata.normalize("NFKC", label) if unicodedata.category(one)[0] not in "ZPCS")


def figure_cell(text: str, kind: Kind) -> Cell | None:
    """The cell for a printed figure; None when it is not one."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    if plain.lower() in _BLANKS:
        return Cell(None, Status.BLANK)
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite() or (kind is not Kind.AMOUNT and value != value.to_integral_value()):
        return None
    return Cell(value if kind is Kind.AMOUNT else int(value))


@cache
def _rows(block: Block) -> dict[str, str]:
    return {bare(text): row.key for row in block.rows for text in (row.label, *row.spellings)}


@cache
def _columns(block: Block) -> dict[str, str]:
    return {bare(text): column.key for column in block.columns for text in (column.label, *column.spellings)}


def _stacked(grid: Grid, table: Table) -> Figures:
    """Rows under the last header above them."""
    heads: list[str] = []
    known = {label for block in table.blocks for label in _columns(block)}
    for row in grid:
        labels = [bare(text) for text in row]
        if any(label in known for label in labels):
            heads = labels
            continue
        for block in table.blocks:
            at = next((at for at, label in enumerate(labels) if label in _rows(block)), None)
            if at is not None:
                places = [(at, _columns(block).get(head)) for at, head in enumerate(heads)]
                yield from (
                    (f"{table.id}.{_rows(block)[labels[at]]}.{column}", row[x]) for x, column in places if column and at < x < len(row)
                )


def _matrix(grid: Grid, table: Table) -> Figures:
    """Rows by columns. Places are counted from the right: cells that bracket rows are missing on the left where a tool drops them."""
    (block,) = table.blocks
    rows, columns = _rows(block), _columns(block)
    heads: dict[int, str] = {}
    for row in grid:
        labels = [bare(text) for text in row]
        at = next((at for at in range(len(row) - len(block.columns) - 1, -1, -1) if labels[at] in rows), None)
        if at is None:
            heads |= {place - len(row): columns[label] for place, label in enumerate(labels) if label in columns}
        else:
            for place, column in _complete(heads, [column.key for column in block.columns]).items():
                if len(row) + place > at:
                    yield f"{table.id}.{rows[labels[at]]}.{column}", row[place]


def _across(grid: Grid, table: Table) -> Figures:
    """Blocks side by side over one row of figures."""
    blocks = {bare(text): block for block in table.blocks for text in (block.label, *block.spellings)}
    wanted = [f"{block.rows[0].key}.{column.key}" for block in table.blocks for column in block.columns]
    above: dict[int, Block] = {}
    heads: dict[int, str] = {}
    for row in grid:
        labels = [bare(text) for text in row]
        if heads and len(row) >= len(wanted) and all(_is_figure(text) for text in row):
            places = {at: f"{above[at].rows[0].key}.{column}" for at, column in heads.items() if at in above}
            yield from ((f"{table.id}.{key}", row[place]) for place, key in _complete(places, wanted).items())
            return
        last: Block | None = None
        for place, label in enumerate(labels):
            last = blocks.get(label, None if label else last)
            if last is not None:
                above[place - len(row)] = last
            if label in _columns(table.blocks[0]):
                heads[place - len(row)] = _columns(table.blocks[0])[label]


def _is_figure(text: str) -> bool:
    return figure_cell(text, Kind.AMOUNT) is not None


def _complete(heads: dict[int, str], wanted: Sequence[str]) -> dict[int, str]:
    """The header's columns by place, or the form's from the right when the header has some twice or not at all."""
    if sorted(heads.values()) == sorted(wanted):
        return heads
    return dict(zip(range(-len(wanted), 0), wanted, strict=True))


_FINDERS = {Layout.STACKED: _stacked, Layout.MATRIX: _matrix, Layout.ACROSS: _across}
