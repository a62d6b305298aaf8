"""Office documents: made by the libraries that everybody uses, then changed part by part."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
from docx.document import Document
from openpyxl.worksheet.worksheet import Worksheet

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document(*paragraphs: str, fill: Callable[[Document], None] | None = None) -> bytes:
    """A DOCX with these paragraphs."""
    made = docx.Document()
    for paragraph in paragraphs or ("关于印发实施方案的通知",):
        made.add_paragraph(paragraph)
    if fill:
        fill(made)
    result = BytesIO()
    made.save(result)
    return result.getvalue()


def workbook(rows: Sequence[Sequence[object]] | None = None, fill: Callable[[Worksheet], None] | None = None) -> bytes:
    """An XLSX with one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "汇总表"
    for row in rows or [["项目", "金额"], ["办公费", 12.5]]:
        sheet.append(list(row))
    if fill:
        fill(sheet)
    result = BytesIO()
    made.save(result)
    return result.getvalue()


def changed(
    content: bytes, add: Mapping[str, str | bytes] | None = None, replace: Mapping[str, Callable[[str], str]] | None = None
) -> bytes:
    """The package with parts added, or changed as text."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if replace and name in replace:
                old = data.decode()
                data = replace[name](old).encode()
                assert data.decode() != old, f"nothing was changed in {name}"
            target.writestr(name, data)
        for name, added in (add or {}).items():
            target.writestr(name, added)
    return result.getvalue()


def with_body(xml: str, **parts: str) -> bytes:
    """A DOCX with WordprocessingML at the beginning of its body."""
    return changed(document(), parts, {"word/document.xml": lambda text: text.replace("<w:body>", f"<w:body>{xml}", 1)})


def ofd(page: str, *, info: str = "", add: Mapping[str, str] | None = None) -> bytes:
    """An OFD of one page."""
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as target:
        root = f'<OFD xmlns="http://www.ofdspec.org/2016"><DocBody><DocInfo><DocID>1</DocID>{info}</DocInfo></DocBody></OFD>'
        target.writestr("OFD.xml", root)
        target.writestr("Doc_0/Document.xml", '<Document xmlns="http://www.ofdspec.org/2016"/>')
        target.writestr("Doc_0/Pages/Page_0/Content.xml", f'<Page xmlns="http://www.ofdspec.org/2016"><Content>{page}</Content></Page>')
        for name, text in (add or {}).items():
            target.writestr(name, text)
    return result.getvalue()
