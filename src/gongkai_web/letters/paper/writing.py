"""Lines → a DOCX file, to read, to print, and to edit as a template."""

from collections.abc import Sequence
from functools import cache
from html import escape
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from gongkai.render.archive import core_properties, normalised
from gongkai.render.text import printable
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.paper.layout import CHARACTER, PITCH, SEAL_LINES, last_of_text, right_indent

_FANGSONG, _HEI, _TITLE, _NUMBERS = "仿宋_GB2312", "黑体", "方正小标宋简体", "Times New Roman"
_RED = RGBColor(0xC0, 0, 0)
_LOOKS = {
    Role.HEAD: (_TITLE, 26.0, WD_ALIGN_PARAGRAPH.CENTER),
    Role.NUMBER: (_FANGSONG, 16.0, WD_ALIGN_PARAGRAPH.RIGHT),
    Role.TITLE: (_TITLE, 22.0, WD_ALIGN_PARAGRAPH.CENTER),
    Role.ADDRESSEE: (_FANGSONG, 16.0, WD_ALIGN_PARAGRAPH.LEFT),
    Role.BODY: (_FANGSONG, 16.0, WD_ALIGN_PARAGRAPH.JUSTIFY),
    Role.HEADING: (_HEI, 16.0, WD_ALIGN_PARAGRAPH.LEFT),
    Role.PLAIN: (_FANGSONG, 16.0, WD_ALIGN_PARAGRAPH.LEFT),
    Role.SIGNATURE: (_FANGSONG, 16.0, WD_ALIGN_PARAGRAPH.RIGHT),
    Role.DATE: (_FANGSONG, 16.0, WD_ALIGN_PARAGRAPH.RIGHT),
    Role.NOTE: (_FANGSONG, 16.0, WD_ALIGN_PARAGRAPH.LEFT),
    Role.SLIP: (_TITLE, 22.0, WD_ALIGN_PARAGRAPH.CENTER),
}
"""East Asian font, size and side of each kind of line."""
_INDENTED = {Role.BODY, Role.HEADING, Role.NOTE}


def docx(lines: Sequence[Line]) -> bytes:
    """The letter as a DOCX file: same lines, same bytes."""
    document = Document(BytesIO(_empty()))
    section = document.sections[0]
    title = next((line.text for line in lines if line.role is Role.TITLE), "")
    heads = [line for line in lines if line.role is Role.HEAD]
    for number, line in enumerate(heads):
        paragraph = section.first_page_header.paragraphs[0] if number == 0 else section.first_page_header.add_paragraph()
        _write(paragraph, line, document)
    for line in lines:
        if line.role is not Role.HEAD:
            paragraph = document.add_paragraph()
            _write(paragraph, line, document)
            if line.role in {Role.SIGNATURE, Role.DATE}:
                paragraph.paragraph_format.right_indent = Pt(right_indent(lines, line) * CHARACTER)
            if last_of_text(lines, line):
                paragraph.paragraph_format.keep_with_next = True
    out = BytesIO()
    document.save(out)
    organ = heads[0].text if heads else ""
    return normalised(out.getvalue(), core_properties(escape(printable(title)), escape(printable(organ))))


@cache
def _empty() -> bytes:
    """A document with page and styles and no line; to make it takes ten times as long as a letter."""
    document = Document()
    _set_up(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _write(paragraph: Paragraph, line: Line, document: DocumentType) -> None:
    paragraph.style = document.styles[line.role.value]
    paragraph.add_run(printable(line.text))


def _set_up(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(30), Mm(28)
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    section._sectPr.append(_element("docGrid", type="linesAndChars", linePitch="579", charSpace="-842"))
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else an office program takes Japanese shapes and punctuation
    for role in Role:
        _style(document, role)
    lower = section.first_page_footer
    lower.is_linked_to_previous = False
    _ruled(lower.paragraphs[0], "top", "thinThickSmallGap", 8)


def _style(document: DocumentType, role: Role) -> None:
    font, size, side = _LOOKS[role]
    style = document.styles.add_style(role.value, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{role} is no paragraph style")
    style.quick_style, style.font.size, style.font.name = True, Pt(size), _NUMBERS
    style.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), font)
    layout = style.paragraph_format
    layout.alignment, layout.space_before, layout.space_after = side, Pt(0), Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(PITCH)
    if role in _INDENTED:
        layout.first_line_indent = Pt(2 * CHARACTER)
    match role:
        case Role.HEAD:
            style.font.color.rgb = _RED
            layout.line_spacing = Pt(30)
            layout.left_indent = layout.right_indent = Mm(-7)
            style.element.get_or_add_pPr().append(_borders("bottom", "thickThinSmallGap", 11))
        case Role.NUMBER:
            layout.space_before = Pt(14)
        case Role.TITLE:
            layout.space_before, layout.space_after, layout.line_spacing = Pt(2 * PITCH), Pt(PITCH), Pt(36)
        case Role.SLIP:
            layout.page_break_before, layout.space_after, layout.line_spacing = True, Pt(PITCH), Pt(36)
        case Role.HEADING:
            layout.keep_with_next = True
        case Role.SIGNATURE:
            layout.space_before, layout.keep_with_next = Pt(SEAL_LINES * PITCH), True
        case Role.DATE:
            layout.space_after, layout.keep_with_next = Pt(PITCH), True


def _page_number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 2 — on the outer side, one character in; the first page bears none."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    for text in ("— ", "PAGE", " —"):
        run = paragraph.add_run("" if text == "PAGE" else text)
        run.font.size, run.font.name = Pt(14), "宋体"
        if text == "PAGE":
            instruction = _element("instrText")
            instruction.text = " PAGE "
            for part in (_element("fldChar", fldCharType="begin"), instruction, _element("fldChar", fldCharType="end")):
                run._r.append(part)


def _ruled(paragraph: Paragraph, side: str, kind: str, space: int) -> None:
    """A red double rule, wider than the text by 7 mm at each side."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(-7)
    paragraph._p.get_or_add_pPr().append(_borders(side, kind, space))


def _borders(side: str, kind: str, space: int) -> _Element:
    borders = _element("pBdr")
    borders.append(_element(side, val=kind, sz="18", space=str(space), color="C00000"))
    return borders


def _element(tag: str, **attributes: str) -> _Element:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
