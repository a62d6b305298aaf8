"""The official print of a report's tables, laid out box by box.

All labels, their order and their grouping come from the form; nothing here knows a row or a column by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.errors import ContractError
from gongkai.render.labels import prose_labels
from gongkai.render.printed import ABSENT_TEXT, AMBIGUOUS_TEXT, CORNER, LIST_LABEL, UNIT, PrintedTable, Role, Slot, State
from gongkai.render.text import number_text, printable
from gongkai.report.forms import Block, Form, Kind, Layout, Row, Table
from gongkai.report.forms import form as form_by_id
from gongkai.report.model import PROSE_FORM, AnnualReport, Cell


def statutory_tables(report: AnnualReport, form: Form | None = None) -> tuple[PrintedTable, ...]:
    """The report's tables in the order of its form; `form` defaults to the one that the report names.

    A merged row that the report has takes the place of the rows it replaces. A report to 2018 has no statutory tables:
    its figures make one list.

    Raises: ContractError when the report has a cell that the form does not know, or names an unknown form.
    """
    if form is None and report.form == PROSE_FORM:
        return (_prose_table(report),) if report.cells else ()
    form = form or form_by_id(report.form)
    unknown = [key for key in report.cells if key not in form.kinds]
    if unknown:
        raise ContractError(
            f"form {form.id} has no cell {unknown[0]!r}", where=report.organ or "", remedy="rename or remove it before rendering"
        )
    return tuple(_printed(table, report.cells) for table in form.tables)


class _Box(NamedTuple):
    """A label over leaves [start, start + length), on levels [level, level + levels)."""

    level: int
    start: int
    levels: int
    length: int
    text: str
    leaf: bool


def _tree(paths: Sequence[tuple[str, ...]], depth: int) -> Iterator[_Box]:
    """The boxes of label paths: equal neighbours share a box, the last label of a short path fills the remaining levels."""
    for start, path in enumerate(paths):
        for level in range(len(path) - 1):
            prefix = path[: level + 1]
            if start and len(paths[start - 1]) > level + 1 and paths[start - 1][: level + 1] == prefix:
                continue
            length = 1
            while start + length < len(paths) and len(paths[start + length]) > level + 1 and paths[start + length][: level + 1] == prefix:
                length += 1
            yield _Box(level, start, 1, length, path[level], leaf=False)
        yield _Box(len(path) - 1, start, depth - len(path) + 1, 1, path[-1], leaf=True)


def _printed(table: Table, cells: Mapping[str, Cell]) -> PrintedTable:
    rows = [_shown_rows(table, block, cells) for block in table.blocks]
    slots, header, stub = _across(table, rows, cells) if table.layout is Layout.ACROSS else _under_each_other(table, rows, cells)
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return PrintedTable(
        id=table.id,
        section=table.section,
        layout=table.layout,
        stub=stub,
        header=header,
        rows=max(slot.row + slot.rowspan for slot in slots),
        columns=max(slot.column + slot.colspan for slot in slots),
        slots=tuple(slots),
    )


def _shown_rows(table: Table, block: Block, cells: Mapping[str, Cell]) -> list[Row]:
    """The rows to print: a merged one instead of its parts where the report has it, and never a row less than has figures."""

    def has(key: str) -> bool:
        return any(f"{table.id}.{key}.{column.key}" in cells for column in block.columns)

    merged = [row for row in block.rows if row.replaces and has(row.key)]
    hidden = {part for row in merged for part in row.replaces if not has(part)}
    return [row for row in block.rows if row.key not in hidden and (not row.replaces or row in merged)]


def _column_paths(block: Block) -> list[tuple[str, ...]]:
    return [(*((column.group,) if column.group else ()), column.label) for column in block.columns]


def _figures(table: Table, block: Block, row: Row, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Cell | None, str]]:
    """Key, cell and unit of each value cell of the row."""
    for column in block.columns:
        key = f"{table.id}.{row.key}.{column.key}"
        yield key, cells.get(key), UNIT if column.kind is Kind.AMOUNT and UNIT not in column.label else ""


def _figure(place: tuple[int, int], colspan: int, figure: tuple[str, Cell | None, str]) -> Slot:
    key, cell, unit = figure
    slot = Slot(Role.FIGURE, "", *place, colspan=colspan, key=key, cell=cell, unit=unit)
    match slot.state:
        case State.ABSENT:
            text = ABSENT_TEXT
        case State.AMBIGUOUS:
            text = AMBIGUOUS_TEXT
        case State.BLANK:
            text = ""
        case State.SURE | State.INFERRED:
            text = "" if cell is None or cell.value is None else number_text(cell.value) + unit
    return Slot(Role.FIGURE, text, *place, colspan=colspan, key=key, cell=cell, unit=unit)


def _under_each_other(table: Table, rows: Sequence[Sequence[Row]], cells: Mapping[str, Cell]) -> tuple[list[Slot], int, int]:
    """Slots, header rows and stub columns of a matrix or of stacked blocks; a short block's last column fills the width."""
    stub = max(len(row.groups) for block in rows for row in block) + 1
    width = stub + max(len(block.columns) for block in table.blocks)
    slots: list[Slot] = []
    top = header = 0
    for block, shown in zip(table.blocks, rows, strict=True):
        paths = _column_paths(block)
        if table.layout is Layout.MATRIX and block.label:
            paths = [(block.label, *path) for path in paths]
        elif block.label:
            slots.append(Slot(Role.BLOCK, block.label, top, 0, colspan=width))
            top += 1
        depth = max(map(len, paths))
        spans = [1] * (len(paths) - 1) + [width - stub - len(paths) + 1]
        slots.append(Slot(Role.NOTE, table.note or CORNER, top, 0, rowspan=depth, colspan=stub))
        slots += [
            Slot(Role.HEADER, box.text, top + box.level, stub + box.start, box.levels, sum(spans[box.start : box.start + box.length]))
            for box in _tree(paths, depth)
        ]
        top += depth
        header = top if table.layout is Layout.MATRIX and not header else header
        slots += _stub(shown, top, stub)
        for number, row in enumerate(shown):
            for index, figure in enumerate(_figures(table, block, row, cells)):
                slots.append(_figure((top + number, stub + index), spans[index], figure))
        top += len(shown)
    return slots, header, stub


def _stub(rows: Sequence[Row], top: int, depth: int) -> Iterator[Slot]:
    """Row labels and the labels that bracket them."""
    for box in _tree([(*row.groups, row.label) for row in rows], depth):
        yield Slot(Role.LABEL if box.leaf else Role.GROUP, box.text, top + box.start, box.level, rowspan=box.length, colspan=box.levels)


def _across(table: Table, rows: Sequence[Sequence[Row]], cells: Mapping[str, Cell]) -> tuple[list[Slot], int, int]:
    """Slots, header rows and stub columns of blocks side by side."""
    paths = [(*block.groups, block.label, *path) for block in table.blocks for path in _column_paths(block)]
    depth = max(map(len, paths))
    slots = [Slot(Role.HEADER, box.text, box.level, box.start, box.levels, box.length) for box in _tree(paths, depth)]
    left = 0
    for block, shown in zip(table.blocks, rows, strict=True):
        for number, row in enumerate(shown):
            for index, figure in enumerate(_figures(table, block, row, cells)):
                slots.append(_figure((depth + number, left + index), 1, figure))
        left += len(block.columns)
    return slots, depth, 0


def _prose_table(report: AnnualReport) -> PrintedTable:
    """The figures of a prose report in a list; one without a known label stands under its key."""
    known = prose_labels()
    keys = [key for key in known if key in report.cells] + [key for key in report.cells if key not in known]
    paths = [known.get(key, (printable(key),)) for key in keys]
    depth = max(map(len, paths))
    slots = [Slot(Role.NOTE, LIST_LABEL, 0, 0, colspan=depth), Slot(Role.HEADER, "数量", 0, depth)]
    for box in _tree(paths, depth):
        role = Role.LABEL if box.leaf else Role.GROUP
        slots.append(Slot(role, box.text, 1 + box.start, box.level, rowspan=box.length, colspan=box.levels))
    slots += [_figure((1 + number, depth), 1, (key, report.cells[key], "")) for number, key in enumerate(keys)]
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return PrintedTable(PROSE_FORM, None, Layout.STACKED, depth, 1, len(keys) + 1, depth + 1, tuple(slots))
