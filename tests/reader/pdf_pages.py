"""Report pages as PDF for the tests: statutory tables drawn by typst, with figures that name their own position."""

from functools import cache

import typst

from gongkai.report.forms import Table, form

FONT = "Noto Serif CJK SC"
REQUESTS = next(table for table in form("cn-ogi-2021").tables if table.id == "requests")


@cache
def pdf(source: str) -> bytes:
    """The PDF of a typst source."""
    content = typst.compile(source.encode())
    assert isinstance(content, bytes)
    return content


def page(body: str, *, width: str = "210mm", height: str = "297mm", size: str = "10.5pt", footer: str = "none") -> str:
    """A typst source: Chinese text, A4 unless said."""
    return (
        f'#set text(font: "{FONT}", lang: "zh", size: {size})\n'
        f"#set page(width: {width}, height: {height}, margin: 25mm, footer: {footer})\n#set table(stroke: 0.5pt)\n{body}\n"
    )


def figure(row: int, column: int) -> str:
    """The figure that the test tables hold in that row and column: no two are the same."""
    return str(1000 + row * 10 + column)


def literal(text: str) -> str:
    """A typst expression for that text."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def requests_table(table: Table = REQUESTS, *, rows: int | None = None, columns: str = "(1.2fr, 1.4fr, 5fr" + ", 1.6fr" * 7 + ")") -> str:
    """The table of requests as the notice draws it: two label columns of groups, one of rows, seven of figures."""
    block = table.blocks[0]
    printed = [row for row in block.rows if not row.replaces][:rows]
    cells = ["table.cell(colspan: 3, rowspan: 3)[]", f"table.cell(colspan: 7, {literal(block.label)})"]
    cells += ['table.cell(rowspan: 2, "自然人")', 'table.cell(colspan: 5, "法人或其他组织")', 'table.cell(rowspan: 2, "总计")']
    cells += [literal(column.label) for column in block.columns if column.group]
    for number, row in enumerate(printed):
        for depth, group in enumerate(row.groups):
            before = printed[number - 1].groups[: depth + 1] if number else ()
            if before != row.groups[: depth + 1]:
                span = sum(1 for other in printed[number:] if other.groups[: depth + 1] == row.groups[: depth + 1])
                cells.append(f"table.cell(rowspan: {span}, {literal(group)})")
        cells.append(f"table.cell(colspan: {3 - len(row.groups)}, {literal(row.label)})")
        cells += [literal(figure(number, column)) for column in range(7)]
    return f"#table(columns: {columns}, {', '.join(cells)})"
