"""DOCX: what a reader of the page sees, in the order in which it stands there."""

from io import BytesIO

import docx
import pytest

from gongkai.errors import GongkaiError, InputRefused
from gongkai.reader.document import GRID_MARK, Document, Media
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.source.docx import docx_document
from gongkai.report.place import PartPlace
from tests.reader.source.mutations import mutated, mutated_parts, zipped

PART = "word/document.xml"
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)


def packed(body: str, *, prolog: str = "") -> bytes:
    root = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:v="v" '
        f'xmlns:wps="s"><w:body>{body}</w:body></w:document>'
    )
    return zipped({"_rels/.rels": RELATIONS, PART: (prolog + root).encode()})


def read(body: str) -> tuple[Document, tuple[Issue, ...]]:
    return docx_document(packed(body))


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def texts(document: Document, grid: int = 0) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in document.grids[grid].rows]


def test_paragraphs_and_tables_keep_their_order() -> None:
    document, issues = read(p("一、总体情况") + table(tc("甲") + tc("1")) + p("三、") + table(tc("乙") + tc("2")))

    assert document.media is Media.DOCX
    assert document.text == f"一、总体情况\n{GRID_MARK}\n三、\n{GRID_MARK}\n"
    assert [texts(document, n) for n in (0, 1)] == [[["甲", "1"]], [["乙", "2"]]]
    assert [document.text[grid.start : grid.end] for grid in document.grids] == [GRID_MARK, GRID_MARK]
    assert issues == ()


def test_places_count_as_written() -> None:
    document, _ = read(p("") + p("题") + table(tc("甲") + tc("1"), tc("乙", '<w:gridSpan w:val="2"/>') + tc("2")) + p("尾"))
    cell = document.grids[0].rows[1][2]

    assert cell is not None
    assert cell.at == PartPlace(PART, "table[1]/row[2]/cell[2]")
    assert (cell.row, cell.column) == (1, 2)
    assert document.locate(0, 1) == PartPlace(PART, "paragraph[2]")
    assert document.locate(document.text.index("尾"), len(document.text)) == PartPlace(PART, "paragraph[3]")
    assert document.locate(document.grids[0].start, document.grids[0].end) == PartPlace(PART, "table[1]")


def test_spanning_cells_are_the_same_object_in_every_position() -> None:
    document, _ = read(
        table(
            tc("宽", '<w:gridSpan w:val="2"/>') + tc("高", '<w:vMerge w:val="restart"/>'),
            tc("左", '<w:hMerge w:val="restart"/>') + tc("", '<w:hMerge w:val="continue"/>') + tc("", "<w:vMerge/>"),
            tc("1") + tc("2") + tc("3", "<w:vMerge/>") + tc("4"),
        )
    )
    rows = document.grids[0].rows

    assert texts(document) == [["宽", "宽", "高"], ["左", "左", "高"], ["1", "2", "高", "4"]]
    assert rows[0][0] is rows[0][1]
    assert rows[0][2] is rows[1][2] is rows[2][2]
    assert rows[1][0] is rows[1][1]


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    document, _ = read(table(tc("甲") + tc("1"), tc("乙") + tc("2", "<w:vMerge/>")))

    assert texts(document) == [["甲", "1"], ["乙", "2"]]


def test_columns_before_the_first_cell_are_absent() -> None:
    document, _ = read(table(tc("甲") + tc("1"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("2")))

    assert texts(document) == [["甲", "1"], [None, "2"]]


def test_blank_cells_are_blank_and_paragraphs_of_a_cell_are_lines() -> None:
    document, _ = read(table(f"<w:tc>{p('一、本年新收')}{p('政府信息')}</w:tc>" + tc("")))

    assert texts(document) == [["一、本年新收\n政府信息", ""]]


def test_of_tables_in_layout_tables_the_innermost_are_grids() -> None:
    inner = table(tc("甲") + tc("1"))
    document, _ = read(table(f"<w:tc>{p('导语')}{inner}{p('')}</w:tc>" + tc("边栏")) + table(tc("乙") + tc("2")))

    assert document.text == f"导语\n{GRID_MARK}\n边栏\n{GRID_MARK}\n"
    assert document.locate(0, 2) == PartPlace(PART, "table[1]/row[1]/cell[1]")
    assert [grid.rows[0][0].at.cell for grid in document.grids if grid.rows[0][0]] == ["table[2]/row[1]/cell[1]", "table[3]/row[1]/cell[1]"]  # type: ignore[union-attr] # places of DOCX are PartPlace


def test_content_controls_are_read_at_every_level() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='名'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    run = "<w:r><w:t>内</w:t></w:r>"
    row = f"<w:tr>{control(tc('甲'))}{tc('1')}</w:tr>"
    document, _ = read(control(p("题")) + f"<w:p>{control(run)}</w:p>" + f"<w:tbl>{control(row)}</w:tbl>")

    assert document.text == f"题\n内\n{GRID_MARK}\n"
    assert texts(document) == [["甲", "1"]]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('框中文字')}{table(tc('甲') + tc('1'))}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document, _ = read(f"<w:p><w:r><w:t>锚</w:t></w:r><w:r>{drawing}</w:r></w:p>" + p("后"))

    assert document.text == f"锚\n框中文字\n{GRID_MARK}\n后\n"


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    change = (
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:del><w:r><w:delText>99</w:delText><w:t>98</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>3</w:t></w:r></w:moveTo>"
    )
    deleted_row = "<w:trPr><w:del/></w:trPr>" + tc("删") + tc("5")
    document, issues = read(table(tc("甲") + f"<w:tc><w:p>{change}</w:p></w:tc>", deleted_row, tc("乙") + tc("2")))

    assert texts(document) == [["甲", "123"], ["乙", "2"]]
    assert issues == ()


def test_hidden_text_is_not_read_but_said() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>1</w:t></w:r>"
    document, issues = read(p("题") + table(tc("甲") + f"<w:tc><w:p>{hidden}</w:p></w:tc>"))

    assert texts(document) == [["甲", "1"]]
    assert [(issue.code, issue.at) for issue in issues] == [(IssueCode.HIDDEN_CONTENT, PartPlace(PART, "table[1]/row[1]/cell[2]"))]


def test_hidden_rows_are_not_read_but_said() -> None:
    document, issues = read(table(tc("甲") + tc("1"), "<w:trPr><w:hidden/></w:trPr>" + tc("藏") + tc("9")))

    assert texts(document) == [["甲", "1"]]
    assert [issue.code for issue in issues] == [IssueCode.HIDDEN_CONTENT]


@pytest.mark.parametrize(
    ("properties", "apart"),
    [
        ("<w:vertAlign w:val='superscript'/>", True),
        ("<w:vertAlign w:val='subscript'/>", True),
        ("<w:strike/>", True),
        ("<w:dstrike/>", True),
        ("<w:vertAlign w:val='baseline'/>", False),
        ("<w:strike w:val='0'/>", False),
        ("<w:b/>", False),
    ],
)
def test_the_number_of_a_note_and_struck_digits_are_no_part_of_the_figure_beside_them(properties: str, apart: bool) -> None:
    runs = f"<w:r><w:t>34</w:t></w:r><w:r><w:rPr>{properties}</w:rPr><w:t>1</w:t></w:r>"
    document, _ = read(table(f"<w:tc><w:p>{runs}</w:p></w:tc>" + tc("5")))

    assert [str(text).split() for text in texts(document)[0]] == [["34", "1"] if apart else ["341"], ["5"]]


def test_a_word_that_is_raised_or_struck_stays_in_its_line() -> None:
    document, _ = read("<w:p><w:r><w:t>规</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>章</w:t></w:r></w:p>")

    assert document.text == "规章\n"


def test_signs_fields_and_pinyin() -> None:
    paragraph = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:sym w:char='F0FC'/></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE 77</w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>guī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>规</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    document, _ = read(f"<w:p>{paragraph}</w:p>")

    assert document.text == "甲\t乙\n1-2\ufffd3规\n"


def test_a_grid_mark_of_the_source_is_none_of_ours() -> None:
    document, _ = read(p(f"甲{GRID_MARK}乙"))

    assert document.text == "甲\ufffd乙\n"
    assert document.grids == ()


def test_reads_what_a_word_library_writes() -> None:
    made = docx.Document()
    made.add_paragraph("某县2022年政府信息公开工作年度报告")
    grid = made.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            grid.cell(row, column).text = f"{row}{column}"
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "合"
    made.sections[0].header.paragraphs[0].text = "页眉"
    target = BytesIO()
    made.save(target)
    document, _ = docx_document(target.getvalue())

    assert document.text == f"某县2022年政府信息公开工作年度报告\n{GRID_MARK}\n"
    assert texts(document) == [["合", "01", "02"], ["合", "11", "12"], ["20", "21", "22"]]


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE w:document [<!ENTITY a "秘密">]>',
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE w:document [" + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 20}">' for n in range(9)) + '<!ENTITY a0 "x">]>',
    ],
)
def test_entities_are_refused(prolog: str) -> None:
    with pytest.raises(InputRefused, match="damaged"):
        docx_document(packed(p("甲"), prolog=prolog))


@pytest.mark.parametrize(
    "body",
    [
        table(tc("甲", '<w:gridSpan w:val="999999999"/>')),
        table(*(tc("甲", '<w:gridSpan w:val="1000"/>') for _ in range(101))),
        "<w:p/>" * 1_600_000,
        "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000,
    ],
    ids=["one huge span", "many spans", "many paragraphs", "deep nesting"],
)
def test_hostile_bodies_are_refused(body: str) -> None:
    with pytest.raises(InputRefused) as caught:
        read(body)
    assert caught.value.remedy


def test_a_workbook_is_no_document() -> None:
    content = zipped({"_rels/.rels": RELATIONS, PART: b"<workbook/>"})

    with pytest.raises(InputRefused, match="another kind"):
        docx_document(content)


def test_damaged_files_never_break_it() -> None:
    honest = packed(p("题") + table(tc("甲") + tc("1"), tc("乙", '<w:vMerge w:val="restart"/>') + tc("2"), tc("", "<w:vMerge/>") + tc("3")))
    copies = [*mutated(honest, 300, seed=1), *mutated_parts(honest, PART, 500, seed=2), *mutated_parts(honest, "_rels/.rels", 100, seed=3)]
    outcomes: set[type] = set()
    for content in copies:
        try:
            outcomes.add(type(docx_document(content)[0]))
        except GongkaiError:
            outcomes.add(GongkaiError)

    assert outcomes == {Document, GongkaiError}
