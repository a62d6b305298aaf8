"""From tables as other tools give them to cells, by looking labels up: what a careful user writes when a tool has done its part.

It knows every label and spelling of the form and its year. A label counts when it is the same but for spaces, width and punctuation.
Columns are counted from the right: a converter that drops cells of bracketing rows drops them on the left.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from gongkai.report.forms import Block, Form, Layout, Table, form
from gongkai.report.model import AnnualReport, Cell, Status
from gongkai.report.place import TextPlace

Grid = list[list[str]]
_BLANKS = frozenset({"", "-", "—", "——", "/", "无", "nan"})
_NOWHERE = TextPlace(0, 0)


class _Labels(NamedTuple):
    """Bare label → key. `blocks`: bare label of a block → its row."""

    rows: Mapping[str, str]
    columns: Mapping[str, str]
    blocks: Mapping[str, str]


def cells_of(grids: Iterable[Grid], form_id: str) -> dict[str, Cell]:
    """The cells that labels lead to; the first table that has one decides."""
    known = form(form_id)
    found: dict[str, Cell] = {}
    for grid in grids:
        for table in known.tables:
            for key, text in _figures(grid, table):
                cell = _cell(text)
                if cell is not None:
                    found.setdefault(key, cell)
    return found


def report_of(grids: Iterable[Grid], organ: str, year: int, form_id: str) -> AnnualReport:
    """The cells as a report, for the judge; organ and year are not the tool's to find."""
    return AnnualReport(organ, year, form_id, cells_of(grids, form_id))


def bare(label: str) -> str:
    """The label without spaces and punctuation, wide letters narrow."""
    return "".join(one for one in unicodedata.normalize("NFKC", label) if unicodedata.category(one)[0] not in "ZPCS")


@cache
def _labels(form_id: str, table_id: str) -> _Labels:
    table = form(form_id).table(table_id)
    rows = {bare(text): row.key for block in table.blocks for row in block.rows for text in (row.label, *row.spellings)}
    columns = {bare(text): column.key for block in table.blocks for column in block.columns for text in (column.label, *column.spellings)}
    blocks = {bare(text): block.rows[0].key for block in table.blocks for text in (block.label, *block.spellings) if text}
    return _Labels(rows, columns, blocks)
