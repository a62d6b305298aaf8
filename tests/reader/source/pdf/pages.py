"""Report pages as PDF for the tests: statutory tables drawn by typst, with figures that name their own position."""

from functools import cache

import typst

from gongkai.reader.document import Grid
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


def requests_table(
    table: Table = REQUESTS,
    *,
    rows: int | None = None,
    columns: str = "(1.2fr, 1.4fr, 5fr" + ", 1.6fr" * 7 + ")",
    repeats_header: bool = False,
) -> str:
    """The table of requests as the notice draws it: two label columns of groups, one of rows, seven of figures."""
    block = table.blocks[0]
    printed = [row for row in block.rows if not row.replaces][:rows]
    header = ["table.cell(colspan: 3, rowspan: 3)[]", f"table.cell(colspan: 7, {literal(block.label)})"]
    header += ['table.cell(rowspan: 2, "自然人")', 'table.cell(colspan: 5, "法人或其他组织")', 'table.cell(rowspan: 2, "总计")']
    header += [literal(column.label) for column in block.columns if column.group]
    cells = [f"table.header({', '.join(header)})"] if repeats_header else header
    for number, row in enumerate(printed):
        for depth, group in enumerate(row.groups):
            before = printed[number - 1].groups[: depth + 1] if number else ()
            if before != row.groups[: depth + 1]:
                span = sum(1 for other in printed[number:] if other.groups[: depth + 1] == row.groups[: depth + 1])
                cells.append(f"table.cell(rowspan: {span}, {literal(group)})")
        cells.append(f"table.cell(colspan: {3 - len(row.groups)}, {literal(row.label)})")
        cells += [literal(figure(number, column)) for column in range(7)]
    return f"#table(columns: {columns}, {', '.join(cells)})"


def texts(grid: Grid) -> list[list[str | None]]:
    """The grid's texts without white space."""
    return [[None if cell is None else "".join(cell.text.split()) for cell in row] for row in grid.rows]


def raw(content: bytes, *, filters: str = "", rotate: int = 0, resources: str = "<</Font<</F 5 0 R>>>>") -> bytes:
    """A one-page PDF of 600 × 800 points with that content stream, written by hand; /F is Helvetica."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate {rotate}/Contents 4 0 R/Resources{resources}>>".encode(),
        f"<</Length {len(content)}{filters}>>stream\n".encode() + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    whole = b"%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(whole)
    return whole + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer
