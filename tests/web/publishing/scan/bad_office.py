"""DOCX and XLSX with something hidden."""

from collections.abc import Callable, Iterator

from docx.document import Document
from docx.shared import Pt, RGBColor
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.styles.colors import Color
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from gongkai_web.publishing.examine.kinds import Kind
from tests.web.publishing.scan.makers.numbers import identity
from tests.web.publishing.scan.makers.office import S, W, changed, document, with_body, workbook

Case = tuple[str, str, bytes, Kind]
_Fill = Callable[[Worksheet], None]


def documents() -> Iterator[Case]:
    """DOCX files."""
    for what, kind, xml in _BODIES:
        yield what, "a.docx", with_body(xml), kind
    for what, kind, fill in _FILLS:
        yield what, "a.docx", document(fill=fill), kind
    for what, kind, part, text in _PARTS:
        yield what, "a.docx", changed(document(), {part: text}), kind
    for what, target in (("template", "attachedTemplate"), ("remote picture", "image"), ("linked object", "oleObject"), ("frame", "frame")):
        yield f"external {what}", "a.docx", _related(target, "file:///C:/Users/wang/a.x"), Kind.EXTERNAL_LINK
    yield "a number in a link", "a.docx", _related("hyperlink", "tel:13831712345"), Kind.MOBILE_NUMBER
    style = '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    based = '<w:style w:type="character" w:styleId="Heir"><w:name w:val="Heir"/><w:basedOn w:val="Gone"/></w:style></w:styles>'
    for name in ("Gone", "Heir"):
        run = f'<w:p><w:r><w:rPr><w:rStyle w:val="{name}"/></w:rPr><w:t>王某</w:t></w:r></w:p>'
        content = changed(with_body(run), replace={"word/styles.xml": lambda text: text.replace("</w:styles>", style + based)})
        yield f"hidden by style {name}", "a.docx", content, Kind.HIDDEN_TEXT


def _related(kind: str, target: str) -> bytes:
    """A document that refers to something outside."""
    end = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return changed(document(), replace={"word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", end)})


def _run(properties: str, text: str = "王某家境困难") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


_AUTHOR = 'w:id="9" w:author="王某" w:date="2024-03-15T10:00:00Z"'
_BODIES = (
    ("inserted", Kind.TRACKED_CHANGE, f"<w:p><w:ins {_AUTHOR}><w:r><w:t>补充</w:t></w:r></w:ins></w:p>"),
    ("deleted", Kind.TRACKED_CHANGE, f"<w:p><w:del {_AUTHOR}><w:r><w:delText>原文</w:delText></w:r></w:del></w:p>"),
    ("moved from", Kind.TRACKED_CHANGE, f"<w:p><w:moveFrom {_AUTHOR}><w:r><w:t>移动</w:t></w:r></w:moveFrom></w:p>"),
    ("format changed", Kind.TRACKED_CHANGE, _run(f"<w:b/><w:rPrChange {_AUTHOR}><w:rPr/></w:rPrChange>")),
    ("paragraph changed", Kind.TRACKED_CHANGE, f"<w:p><w:pPr><w:pPrChange {_AUTHOR}><w:pPr/></w:pPrChange></w:pPr></w:p>"),
    ("deleted number", Kind.IDENTITY_NUMBER, f"<w:p><w:del {_AUTHOR}><w:r><w:delText>{identity()}</w:delText></w:r></w:del></w:p>"),
    ("number over runs", Kind.IDENTITY_NUMBER, f"<w:p><w:r><w:t>{identity()[:7]}</w:t></w:r><w:r><w:t>{identity()[7:]}</w:t></w:r></w:p>"),
    (
        "number in boxes",
        Kind.IDENTITY_NUMBER,
        "<w:p><w:r><w:t>" + "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>".join(identity()) + "</w:t></w:r></w:p>",
    ),
    ("number broken", Kind.IDENTITY_NUMBER, f"<w:p><w:r><w:t>{identity()[:10]}</w:t><w:br/><w:t>{identity()[10:]}</w:t></w:r></w:p>"),
    (
        "number in a text box",
        Kind.MOBILE_NUMBER,
        "<w:p><w:r><w:t>电话1</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>13831712345</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>2</w:t></w:r></w:p>",
    ),
    ("vanish", Kind.HIDDEN_TEXT, _run("<w:vanish/>")),
    ("vanish 1", Kind.HIDDEN_TEXT, _run('<w:vanish w:val="1"/>')),
    ("white", Kind.INVISIBLE_TEXT, _run('<w:color w:val="FFFFFF"/>')),
    ("theme white", Kind.INVISIBLE_TEXT, _run('<w:color w:val="auto" w:themeColor="background1"/>')),
    ("white on white ground", Kind.INVISIBLE_TEXT, _run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>')),
    ("one point", Kind.INVISIBLE_TEXT, _run('<w:sz w:val="2"/>')),
    ("squeezed", Kind.INVISIBLE_TEXT, _run('<w:w w:val="1"/>')),
    ("DDE", Kind.EXTERNAL_LINK, '<w:p><w:r><w:instrText> DDEAUTO c:\\\\x.exe "a" </w:instrText></w:r></w:p>'),
    ("INCLUDETEXT", Kind.EXTERNAL_LINK, '<w:p><w:r><w:instrText>INCLUDETEXT "\\\\\\\\server\\\\a.docx"</w:instrText></w:r></w:p>'),
    ("altChunk", Kind.EMBEDDED_OBJECT, "<w:altChunk/>"),
)


def _white(made: Document) -> None:
    run = made.add_paragraph().add_run("白色文字")
    run.font.color.rgb = RGBColor(255, 255, 255)


def _tiny(made: Document) -> None:
    made.add_paragraph().add_run("极小文字").font.size = Pt(1)


def _hidden(made: Document) -> None:
    made.add_paragraph().add_run("隐藏文字").font.hidden = True


def _header(made: Document) -> None:
    made.sections[0].header.paragraphs[0].text = f"经办人 {identity()}"


def _footer(made: Document) -> None:
    made.sections[0].footer.paragraphs[0].text = "经办人13831712345"


def _table(made: Document) -> None:
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("姓名", "家庭住址", "王某", "清州镇大王村12号"), strict=True):
        cell.text = text


def _number_table(made: Document) -> None:
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("姓名", "电话", "王某", "13831712345"), strict=True):
        cell.text = text


_FILLS = (
    ("white by library", Kind.INVISIBLE_TEXT, _white),
    ("tiny by library", Kind.INVISIBLE_TEXT, _tiny),
    ("hidden by library", Kind.HIDDEN_TEXT, _hidden),
    ("header", Kind.IDENTITY_NUMBER, _header),
    ("footer", Kind.MOBILE_NUMBER, _footer),
    ("address under its head", Kind.HOME_ADDRESS, _table),
    ("number in a table", Kind.MOBILE_NUMBER, _number_table),
)
_COMMENT = f'<w:comment xmlns:w="{W}" {_AUTHOR}><w:p><w:r><w:t>此处请删去姓名</w:t></w:r></w:p></w:comment>'
_PARTS = (
    ("comment", Kind.COMMENT, "word/comments.xml", f'<w:comments xmlns:w="{W}">{_COMMENT}</w:comments>'),
    (
        "number in a comment",
        Kind.MOBILE_NUMBER,
        "word/comments.xml",
        f'<w:comments xmlns:w="{W}">{_COMMENT.replace("此处", "13831712345")}</w:comments>',
    ),
    (
        "number in a footnote",
        Kind.IDENTITY_NUMBER,
        "word/footnotes.xml",
        f'<w:f xmlns:w="{W}"><w:p><w:r><w:t>{identity()}</w:t></w:r></w:p></w:f>',
    ),
    ("number in a chart", Kind.MOBILE_NUMBER, "word/charts/chart1.xml", "<c><pt><v>13831712345</v></pt></c>"),
    ("custom XML", Kind.CUSTOM_XML, "customXml/item7.xml", "<data><owner>王某</owner></data>"),
    ("number in custom XML", Kind.IDENTITY_NUMBER, "customXml/item7.xml", f"<data><owner>{identity()}</owner></data>"),
    ("document variable", Kind.CUSTOM_XML, "word/x.xml", f'<w:s xmlns:w="{W}"><w:docVar w:name="a" w:val="王某"/></w:s>'),
    ("mail merge", Kind.EXTERNAL_LINK, "word/x.xml", f'<w:s xmlns:w="{W}"><w:mailMerge/></w:s>'),
    ("workbook behind a chart", Kind.EMBEDDED_OBJECT, "word/embeddings/Microsoft_Excel_Sheet1.xlsx", "x"),
    ("object", Kind.EMBEDDED_OBJECT, "word/embeddings/oleObject1.bin", "x"),
    ("control", Kind.EMBEDDED_OBJECT, "word/activeX/activeX1.xml", "<a/>"),
    ("macro", Kind.MACRO, "word/vbaProject.bin", "x"),
    (
        "property of one's own",
        Kind.PROPERTIES,
        "docProps/custom.xml",
        "<Properties><property><lpwstr>王某</lpwstr></property></Properties>",
    ),
    ("preview picture", Kind.THUMBNAIL, "docProps/thumbnail.emf", "x"),
)


def workbooks() -> Iterator[Case]:
    """XLSX files."""
    for what, kind, fill in _SHEETS:
        yield what, "a.xlsx", workbook(fill=fill), kind
    for what, kind, part, text in _BOOK_PARTS:
        yield what, "a.xlsx", changed(workbook(), {part: text}), kind
    flat = changed(
        workbook(), replace={"xl/worksheets/sheet1.xml": lambda text: text.replace('<row r="2"', '<row r="2" ht="0" customHeight="1"')}
    )
    yield "row without height", "a.xlsx", flat, Kind.HIDDEN_ROWS
    zero = changed(
        workbook(), replace={"xl/worksheets/sheet1.xml": lambda text: text.replace("<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" ')}
    )
    yield "rows hidden by default", "a.xlsx", zero, Kind.HIDDEN_ROWS


def _sheet(state: str, *rows: list[str]) -> _Fill:
    def fill(sheet: Worksheet) -> None:
        assert sheet.parent
        other = sheet.parent.create_sheet("名单")
        for row in rows:
            other.append(row)
        other.sheet_state = state

    return fill


def _cell(value: str | int, number_format: str = "General", font: Font | None = None) -> _Fill:
    def fill(sheet: Worksheet) -> None:
        cell = sheet["D5"]
        cell.value = value
        cell.number_format = number_format
        if font:
            cell.font = font

    return fill


def _hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def _grouped_rows(sheet: Worksheet) -> None:
    sheet.row_dimensions.group(2, 2, hidden=True)


def _hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def _grouped_columns(sheet: Worksheet) -> None:
    sheet.column_dimensions.group("A", "B", hidden=True)


def _flat_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].width = 0.05


def _filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:B2"
    sheet.row_dimensions[2].hidden = True


def _comment(sheet: Worksheet) -> None:
    sheet["A1"].comment = Comment("王某说不要公开", "李某")


def _name(refers: str, *, hidden: bool = False) -> _Fill:
    def fill(sheet: Worksheet) -> None:
        assert sheet.parent
        sheet.parent.defined_names["数据"] = DefinedName("数据", attr_text=refers, hidden=hidden)

    return fill


def _address_column(sheet: Worksheet) -> None:
    sheet.append(["姓名", "家庭住址"])
    sheet.append(["王某", "清州镇大王村12号"])


def _passport_column(sheet: Worksheet) -> None:
    sheet.append(["姓名", "护照号码"])
    sheet.append(["王某", "E12345678"])


def _identity_column(sheet: Worksheet) -> None:
    sheet.append(["姓名", "身份证号"])
    sheet.append(["王建国", "130922780104331"])


def _page_header(sheet: Worksheet) -> None:
    assert sheet.oddHeader is not None
    sheet.oddHeader.center.text = "填表人13831712345"


def _white_theme(sheet: Worksheet) -> None:
    sheet["D5"].value = "王某"
    sheet["D5"].font = Font(color=Color(theme=0))


_SHEETS: tuple[tuple[str, Kind, _Fill], ...] = (
    ("hidden", Kind.HIDDEN_SHEET, _sheet("hidden", ["王某", "低保"])),
    ("hidden and empty", Kind.HIDDEN_SHEET, _sheet("hidden")),
    ("number in a hidden sheet", Kind.IDENTITY_NUMBER, _sheet("hidden", [identity()])),
    ("very hidden", Kind.VERY_HIDDEN_SHEET, _sheet("veryHidden", ["王某", "低保"])),
    ("very hidden and empty", Kind.VERY_HIDDEN_SHEET, _sheet("veryHidden")),
    ("number in a very hidden sheet", Kind.MOBILE_NUMBER, _sheet("veryHidden", ["13831712345"])),
    ("hidden row", Kind.HIDDEN_ROWS, _hidden_row),
    ("grouped rows", Kind.HIDDEN_ROWS, _grouped_rows),
    ("filtered rows", Kind.HIDDEN_ROWS, _filtered),
    ("hidden column", Kind.HIDDEN_COLUMNS, _hidden_column),
    ("grouped columns", Kind.HIDDEN_COLUMNS, _grouped_columns),
    ("column without width", Kind.HIDDEN_COLUMNS, _flat_column),
    ("comment", Kind.COMMENT, _comment),
    ("name into another book", Kind.NAMED_RANGE, _name("[1]名单!$A$1:$C$99")),
    ("name with data", Kind.NAMED_RANGE, _name('{"王某";"李某"}')),
    ("name without its range", Kind.NAMED_RANGE, _name("#REF!")),
    ("hidden name", Kind.NAMED_RANGE, _name("汇总表!$A$1:$B$2", hidden=True)),
    ("white", Kind.INVISIBLE_TEXT, _cell("王某", font=Font(color="FFFFFFFF"))),
    ("white by theme", Kind.INVISIBLE_TEXT, _white_theme),
    ("tiny", Kind.INVISIBLE_TEXT, _cell("王某", font=Font(size=1))),
    ("format that shows nothing", Kind.INVISIBLE_TEXT, _cell("王某", ";;;")),
    ("number as text", Kind.MOBILE_NUMBER, _cell("13831712345")),
    ("number as number", Kind.MOBILE_NUMBER, _cell(13831712345)),
    ("number as number, format 0", Kind.MOBILE_NUMBER, _cell(13831712345, "0")),
    ("identity number", Kind.IDENTITY_NUMBER, _cell(identity())),
    ("identity number behind an apostrophe", Kind.IDENTITY_NUMBER, _cell(f"'{identity()}")),
    ("address column", Kind.HOME_ADDRESS, _address_column),
    ("passport column", Kind.TRAVEL_DOCUMENT, _passport_column),
    ("old identity numbers in a column", Kind.OLD_IDENTITY_NUMBER, _identity_column),
    ("header of the page", Kind.MOBILE_NUMBER, _page_header),
)
_CACHE = f'<d xmlns="{S}"><cacheFields><s v="{identity()}"/></cacheFields></d>'
_BOOK_PARTS = (
    ("external link", Kind.EXTERNAL_LINK, "xl/externalLinks/externalLink1.xml", "<externalLink><cell><v>王某</v></cell></externalLink>"),
    ("number in an external link", Kind.IDENTITY_NUMBER, "xl/externalLinks/externalLink1.xml", f"<e><cell><v>{identity()}</v></cell></e>"),
    ("connection", Kind.EXTERNAL_LINK, "xl/connections.xml", "<connections/>"),
    ("query", Kind.EXTERNAL_LINK, "xl/queryTables/queryTable1.xml", "<queryTable/>"),
    ("pivot cache", Kind.PIVOT_CACHE, "xl/pivotCache/pivotCacheDefinition1.xml", _CACHE),
    ("pivot records", Kind.PIVOT_CACHE, "xl/pivotCache/pivotCacheRecords1.xml", "<r/>"),
    ("number in a pivot cache", Kind.IDENTITY_NUMBER, "xl/pivotCache/pivotCacheDefinition1.xml", _CACHE),
    ("data model", Kind.DATA_MODEL, "xl/model/item.data", "x"),
    ("data of an add-in", Kind.DATA_MODEL, "xl/customData/itemProps1.xml", "<x/>"),
    (
        "threaded comment",
        Kind.COMMENT,
        "xl/threadedComments/threadedComment1.xml",
        '<T><threadedComment ref="A1"><text>不公开</text></threadedComment></T>',
    ),
    ("shared book", Kind.TRACKED_CHANGE, "xl/revisions/revisionLog1.xml", "<r/>"),
    ("object", Kind.EMBEDDED_OBJECT, "xl/embeddings/oleObject1.bin", "x"),
    ("macro", Kind.MACRO, "xl/vbaProject.bin", "x"),
    ("custom XML", Kind.CUSTOM_XML, "customXml/item1.xml", "<a>王某</a>"),
    ("text box", Kind.MOBILE_NUMBER, "xl/drawings/drawing9.xml", "<w><p><r><t>1383171</t></r><r><t>2345</t></r></p></w>"),
    ("sheet that the book does not list", Kind.MOBILE_NUMBER, "xl/worksheets/sheet9.xml", "<w><c><v>13831712345</v></c></w>"),
    ("company", Kind.PROPERTIES, "docProps/custom.xml", "<Properties><property><lpwstr>某公司</lpwstr></property></Properties>"),
)
