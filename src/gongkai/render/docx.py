"""A report as a Word document in the look of an official document (GB/T 9704)."""

from html import escape
from importlib.resources import files
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from lxml.etree import _Element

from gongkai.render.archive import core_properties, normalised
from gongkai.render.frame import parts
from gongkai.render.printed import PrintedTable, Role, Slot, State
from gongkai.render.text import printable, scope_line, title, title_lines
from gongkai.report.forms import Form, Layout
from gongkai.report.model import AnnualReport

_TEXT_WIDTH = 156
"""Width of the type area in millimetres."""
_NUMBERS = "Times New Roman"
_STYLES = {
    "Normal": ("仿宋_GB2312", 16),
    "Title": ("方正小标宋简体", 22),
    "Heading 1": ("黑体", 16),
}
"""East Asian font and size in points (二号 22, 三号 16); Word puts its own font where one is missing."""
_TABLE_STYLES = {Layout.STACKED: ("表格文字 小四", 12.0), Layout.MATRIX: ("表格文字 小五", 9.0), Layout.ACROSS: ("表格文字 小五", 9.0)}
"""Paragraph style and size in points of a table's text (小四 12, 小五 9)."""


def docx(report: AnnualReport, form: Form | None = None) -> bytes:
    """The report as a document to edit, print and archive: A4, title, sections with their prose, tables with real merged cells.

    Same report, same bytes.

    Raises: ContractError when the report does not fit its form.
    """
    document = Document()
    _set_up(document)
    document.add_paragraph("\n".join(title_lines(report)), "Title")
    scope = scope_line(report)
    if scope:
        document.add_paragraph(scope).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in parts(report, form):
        if part.heading:
            document.add_paragraph(part.heading, "Heading 1")
        for line in part.paragraphs:
            document.add_paragraph(line).paragraph_format.first_line_indent = Pt(32)
        for table in part.tables:
            _table(document, table)
    out = BytesIO()
    document.save(out)
    fonts = files(__package__).joinpath("templates", "fontTable.xml").read_bytes()
    properties = core_properties(escape(title(report)), escape(printable(report.organ or "")))
    return normalised(out.getvalue(), properties, {"word/fontTable.xml": fonts})


def _set_up(document: DocumentType) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    for name, (font, size) in _STYLES.items():
        _style(document, name, font, size)
    document.styles["Title"].element.get_or_add_pPr().remove_all("w:pBdr")
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else an office program takes Japanese shapes and punctuation
    for name, points in dict(_TABLE_STYLES.values()).items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(points)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        style.paragraph_format.keep_with_next = True  # a table that fits on a page is not broken, which would cut its group labels
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1.5)


def _style(document: DocumentType, name: str, font: str, size: float) -> None:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no paragraph style")
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.name = _NUMBERS
    style.font.color.rgb = None
    properties = style.element.get_or_add_rPr()
    properties.remove_all("w:color", "w:spacing", "w:kern")
    fonts = properties.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:eastAsia"), font)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    if name == "Title":
        layout.alignment, layout.space_after, layout.line_spacing = WD_ALIGN_PARAGRAPH.CENTER, Pt(28), Pt(36)
    if name == "Heading 1":
        layout.keep_with_next, layout.first_line_indent = True, Pt(32)


def _page_number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — on the outer side, one character in."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text)
        run.font.size, run.font.name = Pt(14), "宋体"
        if text is None:
            for kind in ("begin", None, "separate", "end"):
                run._r.append(_field("fldChar", fldCharType=kind) if kind else _instruction())


def _field(tag: str, **attributes: str) -> _Element:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _instruction() -> _Element:
    element = _field("instrText")
    element.text = " PAGE "
    return element


def _table(document: DocumentType, printed: PrintedTable) -> None:
    table = document.add_table(printed.rows, printed.columns, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _set_cell_margins(table)
    total = sum(printed.widths)
    widths = [Mm(_TEXT_WIDTH * width / total) for width in printed.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    grid = [row.cells for row in table.rows]
    style = document.styles[_TABLE_STYLES[printed.layout][0]].style_id
    for cells in grid:
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
            cell.paragraphs[0]._p.style = style  # by its id: looking a style up by name for each cell takes most of the time
    for slot in printed.slots:
        cell = grid[slot.row][slot.column]
        if slot.rowspan > 1 or slot.colspan > 1:
            cell = cell.merge(grid[slot.row + slot.rowspan - 1][slot.column + slot.colspan - 1])
        _fill(cell, slot, printed.layout)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(_field("cantSplit"))
        if number < printed.header:
            properties.append(_field("tblHeader"))
    for note in printed.notes or ("",):
        _note(document, note)


def _set_cell_margins(table: Table) -> None:
    """Half a millimetre at the sides: fifteen columns stand on one page."""
    margins = _field("tblCellMar")
    for side in ("left", "right"):
        margins.append(_field(side, w="28", type="dxa"))
    properties = table._tbl.tblPr
    properties.insert(len(properties) - 1, margins)  # the schema wants them before the last element, tblLook


def _fill(cell: _Cell, slot: Slot, layout: Layout) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    left = layout is Layout.MATRIX and slot.role in {Role.LABEL, Role.NOTE}
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("\n".join(slot.lines))
    if slot.role is Role.FIGURE and slot.state is State.INFERRED:
        run.font.underline = True


def _note(document: DocumentType, note: str) -> None:
    """A footnote under the table, or the empty line that keeps a table off the next heading."""
    paragraph = document.add_paragraph(f"注：{note}" if note else "")
    paragraph.paragraph_format.line_spacing = Pt(16)
    for run in paragraph.runs:
        run.font.size = Pt(10.5)
