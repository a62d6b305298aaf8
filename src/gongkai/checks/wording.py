"""Words of messages: printed labels of cells, and sums written out."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from gongkai.report.forms import Block, Row, Table, forms
from gongkai.report.model import AnnualReport, Value

_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])")
_NOTE = re.compile(r"（[^）]*）$")


class Label(NamedTuple):
    """How a cell is called: `row` and `column` as the form prints them, without numbering and notes; `english` from its key."""

    row: str
    column: str
    english: str

    @property
    def zh(self) -> str:
        """Row and column in one phrase."""
        return f"“{self.row}”（{self.column}）"


def plain(label: str) -> str:
    """A printed label without its numbering and its bracketed note."""
    return _NOTE.sub("", _ENUMERATOR.sub("", label))


@cache
def labels(form: str) -> Mapping[str, Label]:
    """The label of every cell of a form, by key."""
    return {
        f"{table.id}.{row.key}.{column.key}": Label(_row(table, block, row), plain(column.label), _english(row.key, column.key))
        for table in forms()[form].tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }


def _row(table: Table, block: Block, row: Row) -> str:
    groups = [plain(group) for group in (*block.groups, *row.groups[1:])] if table.id != "disclosure" else []
    return "·".join([*groups, plain(row.label)])


def _english(row: str, column: str) -> str:
    return f"{row.replace('.', ': ').replace('_', ' ')} ({column.replace('_', ' ')})"


def label(report: AnnualReport, key: str) -> Label:
    """The label of one cell of a report."""
    return labels(report.form)[key]


def show(value: Value) -> tuple[str, str]:
    """A value as printed in Chinese and English messages; a blank is named."""
    return ("空白", "blank") if value is None else (str(value), str(value))


def sums(report: AnnualReport, keys: Iterable[str]) -> tuple[str, str]:
    """The cells' values written out as a sum, without zeros: `9038 + 189 = 9227`; blanks are counted at the end."""
    values = [report.value(key) for key in keys]
    printed = [value for value in values if value is not None]
    if not printed:
        return show(None)
    blanks = len(values) - len(printed)
    terms = [value for value in printed if value]
    text = f"{' + '.join(map(str, terms))} = {sum(terms)}" if len(terms) > 1 else str(sum(terms))
    return text + (f"（另有{blanks}格空白）" if blanks else ""), text + (f" (and {blanks} blank)" if blanks else "")
