"""Word documents. Written as XML directly: a package library takes a hundred times as long for tables with merged cells."""

import random
from xml.sax.saxutils import escape

from lab.generate.draft import Box, Draft, Part
from lab.generate.layouts.base import Family, full_grid, package_layout
from lab.generate.layouts.package import packed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def _run(text: str) -> str:
    lines = text.split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)


def _paragraph(text: str, rng: random.Random | None = None) -> str:
    """A paragraph; with `rng` its text is cut into two runs, as an editor leaves it."""
    if rng is not None and len(text) > 3 and "\n" not in text:
        cut = rng.randrange(1, len(text))
        return f"<w:p><w:r>{_run(text[:cut])}</w:r><w:r><w:rPr><w:b/></w:rPr>{_run(text[cut:])}</w:r></w:p>"
    return f"<w:p><w:r>{_run(text)}</w:r></w:p>"


def _cell(box: Box, begins: bool, vertical: bool) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merge = "" if box.rows == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    turned = '<w:textDirection w:val="tbRlV"/>' if vertical and box.rows > 3 else ""
    return f"<w:tc><w:tcPr>{span}{merge}{turned}</w:tcPr>{_paragraph(box.text if begins else '')}</w:tc>"


def _table(part: Part, *, vertical: bool) -> str:
    width = max(sum(box.columns for box in row) for row in part.rows)
    grid = '<w:gridCol w:w="900"/>' * width
    rows = []
    for _, cells in full_grid(part):
        texts = []
        skip = 0
        for box, begins in cells:
            if skip:
                skip -= 1
                continue
            texts.append(_cell(box, begins, vertical))
            skip = box.columns - 1
        rows.append("<w:tr>" + "".join(texts) + "</w:tr>")
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl><w:p/>'


def _nested(table: str) -> str:
    """The table inside the one cell of another."""
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        f"<w:tr><w:tc><w:tcPr/>{table}</w:tc></w:tr></w:tbl><w:p/>"
    )


def _document(drafts: list[Draft], rng: random.Random, *, nested: bool = False, vertical: bool = False) -> bytes:
    body: list[str] = []
    for draft in drafts:
        body.extend(_paragraph(line, rng) for line in (*draft.title, *draft.preface))
        for part in draft.parts:
            if part.heading is not None:
                body.append(_paragraph(part.heading, rng))
            body.extend(_paragraph(line, rng) for line in part.paragraphs)
            if part.table:
                table = _table(part, vertical=vertical)
                body.append(_nested(table) if nested else table)
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}"><w:body>{"".join(body)}'
        "<w:sectPr/></w:body></w:document>"
    )
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document})


@package_layout(Family.DOCX)
def docx_merged(drafts: list[Draft], rng: random.Random) -> bytes:
    """Tables with gridSpan and vMerge."""
    return _document(drafts, rng)


@package_layout(Family.DOCX)
def docx_nested(drafts: list[Draft], rng: random.Random) -> bytes:
    """Each table stands in a cell of a layout table."""
    return _document(drafts, rng, nested=True)


@package_layout(Family.DOCX)
def docx_vertical(drafts: list[Draft], rng: random.Random) -> bytes:
    """Group labels written from top to bottom."""
    return _document(drafts, rng, vertical=True)
