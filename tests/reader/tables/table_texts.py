"""Statutory tables for the tests: the official labels with figures in any dress."""

from collections.abc import Callable, Mapping

from gongkai.reader.characters import plain
from gongkai.report.forms import Block, Form, Layout, Table
from gongkai.report.place import Place, TextPlace

HEADER = "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"


def columns(form: Form) -> list[str]:
    """The keys of the columns of table three."""
    return [column.key for column in form.table("requests").blocks[0].columns]


def rows(form: Form) -> list[str]:
    """The keys of the rows of table three."""
    return [row.key for row in form.table("requests").blocks[0].rows if not row.replaces]


def requests_text(form: Form, figures: Callable[[str], str]) -> str:
    """Table three as one folded text: header, groups and row labels, each row's figures as `figures(row key)` writes them."""
    seen: set[str] = set()
    out = [HEADER]
    for row in form.table("requests").blocks[0].rows:
        if row.replaces:
            continue
        out += [group for group in row.groups if group not in seen]
        seen.update(row.groups)
        out.append(row.label + figures(row.key))
    return plain("".join(out)) + "\n"


def balanced(form: Form, rows_: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """All rows of table three from some outcomes: sums, totals and a 一 that balances; figures are those of the six applicant columns."""
    outcomes = [row for row in rows(form) if row.startswith("outcome.") and row != "outcome.total"]
    full = {row: rows_.get(row, (0,) * 6) for row in (*outcomes, "carried_in", "carried_out")}
    full["outcome.total"] = tuple(sum(full[row][column] for row in outcomes) for column in range(6))
    balance = zip(full["outcome.total"], full["carried_out"], full["carried_in"], strict=True)
    full["received"] = tuple(total + out - carried for total, out, carried in balance)
    return {row: (*full[row], sum(full[row])) for row in rows(form)}


def source_of(text: str) -> Callable[[int, int], tuple[str, Place]]:
    """The source callable of a text that needs no folding."""
    return lambda start, end: (text[start:end], TextPlace(start, end))


Line = list[tuple[str, int]]
"""A row of a printed table: each cell's text and how many columns it spans."""


def printed_tables(form: Form, figures: Mapping[str, str]) -> dict[str, list[Line]]:
    """Every table of a form as rows of cells; cells without a figure in `figures` hold 0. Groups of rows have no cells of their own."""
    return {table.id: _printed(table, lambda key: figures.get(key, "0")) for table in form.tables}


def _printed(table: Table, figure: Callable[[str], str]) -> list[Line]:
    if table.layout is Layout.ACROSS:
        return [
            [(block.label, len(block.columns)) for block in table.blocks],
            [(column.label, 1) for block in table.blocks for column in block.columns],
            [cell for block in table.blocks for cell in _figures(table, block, block.rows[0].key, figure)],
        ]
    lines: list[Line] = []
    for block in table.blocks:
        if table.layout is Layout.STACKED:
            lines.append([(block.label, len(block.columns) + 1)])
        corner = "信息内容" if table.layout is Layout.STACKED else "申请人情况"
        lines.append([(corner, 1), *((column.label, 1) for column in block.columns)])
        lines += [[(row.label, 1), *_figures(table, block, row.key, figure)] for row in block.rows if not row.replaces]
    return lines


def _figures(table: Table, block: Block, row: str, figure: Callable[[str], str]) -> Line:
    return [(figure(f"{table.id}.{row}.{column.key}"), 1) for column in block.columns]
