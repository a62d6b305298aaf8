"""Which labels stand beside and over each figure of a rendered table, read from the output and, independently, from the form."""

import re
from collections.abc import Iterator, Sequence

from gongkai.report.forms import Block, Column, Form, Layout, Row, Table
from gongkai.report.model import AnnualReport

Crossing = tuple[tuple[str, ...], tuple[str, ...]]
"""Labels to the left, nearest first, and labels above, nearest first."""

_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?(万元)?")


def expected(form: Form, report: AnnualReport) -> dict[str, Crossing]:
    """The labels of each value of the report, by the value's text."""
    crossings = {}
    for table in form.tables:
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    cell = report.cells.get(f"{table.id}.{row.key}.{column.key}")
                    if cell is not None and cell.value is not None:
                        crossings[str(cell.value)] = _labels(table, block, row, column)
    return crossings


def _labels(table: Table, block: Block, row: Row, column: Column) -> Crossing:
    left = () if table.layout is Layout.ACROSS else (row.label, *reversed(row.groups))
    group = (column.group,) if column.group else ()
    return left, (column.label, *group, block.label, *reversed(block.groups))


def found(grid: Sequence[Sequence[str]]) -> Iterator[tuple[str, Crossing]]:
    """The labels of each figure in a grid whose spans are unfolded; labels stand in every position that they cover."""
    for number, row in enumerate(grid):
        for column, text in enumerate(row):
            if _FIGURE.fullmatch(text) and not (column and row[column - 1] == text):
                above = _distinct(grid[higher][column] for higher in range(number - 1, -1, -1))
                yield text.removesuffix("万元"), (_distinct(reversed(row[:column])), above)


def _distinct(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text not in {"", "…", "？"} and not _FIGURE.fullmatch(text)))


def check(form: Form, report: AnnualReport, grids: Iterator[Sequence[Sequence[str]]]) -> None:
    """Every value of the report stands once, and at the crossing of its labels."""
    seen = [pair for grid in grids for pair in found(grid)]
    wanted = expected(form, report)
    assert sorted(value for value, _ in seen) == sorted(wanted)
    for value, (left, above) in seen:
        beside, over = wanted[value]
        assert left[: len(beside)] == beside, value
        assert above[: len(over)] == over, value


def joined(text: str | None) -> str:
    """The text without the line breaks and spaces that a layout puts into labels."""
    return "".join((text or "").split())
