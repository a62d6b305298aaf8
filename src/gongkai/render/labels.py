"""What a cell is called in Chinese: the labels over and beside it, outermost first."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gongkai.report.forms import Block, Column, Form, Layout, Row, Table
from gongkai.report.model import PROSE_FORM

SEPARATOR = " > "
"""Stands between the labels of a path."""


def cell_labels(form: Form) -> Mapping[str, tuple[str, ...]]:
    """The labels of each cell key of the form, merged rows included."""
    return {
        f"{table.id}.{row.key}.{column.key}": _labels(table, block, row, column)
        for table in form.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }


def _labels(table: Table, block: Block, row: Row, column: Column) -> tuple[str, ...]:
    group = (column.group,) if column.group else ()
    match table.layout:
        case Layout.STACKED:
            return (*block.groups, block.label, *row.groups, row.label, *group, column.label)
        case Layout.MATRIX:
            return (*row.groups, row.label, *group, column.label)
        case Layout.ACROSS:
            return (*block.groups, block.label, *group, column.label)


@cache
def prose_labels() -> Mapping[str, tuple[str, ...]]:
    """The labels of the cell keys of reports to 2018."""
    data = tomllib.loads(files(__package__).joinpath("data", "prose.toml").read_text(encoding="utf-8"))
    return {f"{PROSE_FORM}.{key}": tuple(labels) for key, labels in data["labels"].items()}
