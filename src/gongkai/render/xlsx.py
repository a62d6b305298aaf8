"""A report's tables as a workbook, one sheet a table."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.render.archive import core_properties, normalised
from gongkai.render.frame import Part, parts
from gongkai.render.printed import LIST_LABEL, PrintedTable, Role, Slot, State
from gongkai.render.text import number_text, printable, scope_line, title
from gongkai.report.forms import Form, Layout
from gongkai.report.model import AnnualReport

_EXACT_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; a longer one is written as text, so that none is lost."""
_LONGEST_HEADER = 200
_LINE = Side(style="thin", color="000000")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BODY, _TITLE, _HEADING = Font(name="仿宋", size=11), Font(name="方正小标宋简体", size=18), Font(name="黑体", size=13)
_INFERRED = Font(name="仿宋", size=11, underline="single")
_SHEET_NAMES = str.maketrans("[]:*?/\\", "（）：＊？／＼")


class _InOrder(MultiCellRange):
    """Merged ranges that are written from top left to bottom right; openpyxl's own come in the order of a set."""

    def __iter__(self) -> Iterator[CellRange]:
        return iter(sorted(self.ranges, key=lambda merged: (merged.min_row, merged.min_col)))


def xlsx(report: AnnualReport, form: Form | None = None) -> bytes:
    """The report's tables as a workbook that prints on A4 landscape; figures are numbers, all text is typed as text.

    The first sheet carries the title; the others print it in their page header. A sheet has its section's heading over its table.
    Prose is not in it. Same report, same bytes.

    Units: amounts in 万元, shown with the digits they have.
    Raises: ContractError when the report does not fit its form.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for part in parts(report, form):
        for table in part.tables:
            _sheet(book, report, part, table)
    if not book.worksheets:
        _first_lines(book.create_sheet("年度报告"), report, "", 1)
    out = BytesIO()
    book.save(out)
    return normalised(out.getvalue(), core_properties(escape(title(report)), escape(printable(report.organ or ""))))


def _sheet(book: Workbook, report: AnnualReport, part: Part, table: PrintedTable) -> None:
    sheet = book.create_sheet(_sheet_name(part.heading or LIST_LABEL, book.sheetnames))
    sheet.merged_cells = _InOrder()
    top = _first_lines(sheet, report, part.heading, table.columns) + 1
    for slot in table.slots:
        _place(sheet, top, slot, table.layout)
    widths = [_characters(table, width) for width in table.widths]
    for index, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(index + 1)].width = width
    for row in table.by_row():
        sheet.row_dimensions[top + row[0].row].height = _height(row, widths)
    for number, note in enumerate(table.notes):
        _text(sheet.cell(top + table.rows + number, 1), f"注：{note}", _BODY)
    if table.header:
        sheet.print_title_rows = f"{top}:{top + table.header - 1}"
    _set_up_page(sheet, report)


def _sheet_name(heading: str, taken: list[str]) -> str:
    """The heading as a name that a workbook takes: 31 characters, without brackets and slashes, once."""
    name = printable(heading).translate(_SHEET_NAMES)[:31].strip("'")
    number = 2
    unique = name
    while unique in taken:
        unique, number = f"{name[:26]}（{number}）", number + 1
    return unique


def _first_lines(sheet: Worksheet, report: AnnualReport, heading: str, columns: int) -> int:
    """Write title (first sheet only) and heading; how many rows they took."""
    lines: list[tuple[str, Font]] = []
    if sheet.parent is not None and len(sheet.parent.worksheets) == 1:
        lines.append((title(report), _TITLE))
        scope = scope_line(report)
        if scope:
            lines.append((scope, _BODY))
    if heading:
        lines.append((heading, _HEADING))
    for number, (line, font) in enumerate(lines, 1):
        cell = sheet.cell(number, 1)
        _text(cell, line, font)
        cell.alignment = Alignment(horizontal="left" if font is _HEADING else "center", vertical="center", wrap_text=True)
        if columns > 1:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=columns)
        sheet.row_dimensions[number].height = 30 if font is _TITLE else 24
    return len(lines)


def _place(sheet: Worksheet, top: int, slot: Slot, layout: Layout) -> None:
    row, column = top + slot.row, slot.column + 1
    for inner_row in range(row, row + slot.rowspan):
        for inner_column in range(column, column + slot.colspan):
            sheet.cell(inner_row, inner_column).border = _BOX
    cell = sheet.cell(row, column)
    if slot.role is Role.FIGURE:
        _figure(cell, slot)
    else:
        _text(cell, slot.text, _BODY)
    left = layout is Layout.MATRIX and slot.role in {Role.LABEL, Role.NOTE}
    cell.alignment = Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=True)
    if slot.rowspan > 1 or slot.colspan > 1:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + slot.rowspan - 1, end_column=column + slot.colspan - 1)


def _figure(cell: SheetCell | MergedCell, slot: Slot) -> None:
    value = slot.cell.value if slot.cell else None
    digits = "" if value is None else number_text(value)
    if not digits or len(digits.strip("-").replace(".", "").lstrip("0")) > _EXACT_DIGITS:
        if slot.text:
            _text(cell, slot.text, _BODY)
        return
    # As text typed as number: openpyxl would write a Decimal through a float, and 9.95 as 9.949999999999999.
    cell.value = digits
    cell.data_type = "n"
    places = digits.partition(".")[2]
    cell.number_format = ("0." + "0" * len(places) if places else "0") + (f'"{slot.unit}"' if slot.unit else "")
    cell.font = _INFERRED if slot.state is State.INFERRED else _BODY


def _text(cell: SheetCell | MergedCell, text: str, font: Font) -> None:
    """Write text that no spreadsheet takes for a formula or a number: typed as string and marked as quoted."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.font = font


def _characters(table: PrintedTable, width: float) -> float:
    """Column width in characters of the sheet's font."""
    match table.layout:
        case Layout.MATRIX:
            return width * 2.5
        case Layout.STACKED:
            return 24.0
        case Layout.ACROSS:
            return 9.5


def _height(row: Iterable[Slot], widths: Sequence[float]) -> float:
    """Points that the row's labels need; a spreadsheet does not find this out by itself where boxes are merged."""
    lines = [ceil(2 * len(slot.text) / (sum(widths[slot.column : slot.column + slot.colspan]) - 1)) for slot in row if slot.rowspan == 1]
    return 8 + 15 * max(lines, default=1)


def _set_up_page(sheet: Worksheet, report: AnnualReport) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    later = sheet.parent is not None and len(sheet.parent.worksheets) > 1
    running_head = title(report)[:_LONGEST_HEADER].replace("&", "&&") if later else ""
    for item, line in ((sheet.oddHeader, running_head), (sheet.oddFooter, "— &P —")):
        if item is not None and line:
            item.center.text = line
