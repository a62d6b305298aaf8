from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.styles.style import ParagraphStyle

from gongkai.render.docx import docx
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Passage, Scope, Status
from tests.render.crossings import check, joined
from tests.render.helpers import PROSE, numbered, tiny_form, tiny_report


def grids(content: bytes) -> Iterator[list[list[str]]]:
    """The tables' texts; python-docx gives a merged box in every position that it covers."""
    return ([[joined(cell.text) for cell in row.cells] for row in table.rows] for table in Document(BytesIO(content)).tables)


@pytest.mark.parametrize("form_id", ["cn-ogi-2019", "cn-ogi-2021"])
def test_every_value_stands_at_the_crossing_of_its_labels(form_id: str) -> None:
    report = numbered(form_id)

    check(form(form_id), report, grids(docx(report)))


def test_title_headings_and_prose_in_order() -> None:
    document = Document(BytesIO(docx(numbered(prose=PROSE))))
    styles = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs if paragraph.text]

    assert styles[0] == ("Title", "清河市自然资源局2023年\n政府信息公开工作年度报告")
    assert [text for style, text in styles if style == "Heading 1"] == [section.label for section in form("cn-ogi-2021").sections]
    assert styles[3:5] == [("Heading 1", "一、总体情况"), ("Normal", "全年主动公开信息1286条，其中门户网站998条，政务新媒体288条。")]


def test_the_page_is_that_of_an_official_document() -> None:
    document = Document(BytesIO(docx(numbered())))
    section = document.sections[0]

    assert {node.get(qn("w:eastAsia")) for node in document.styles.element.iter(qn("w:lang"))} == {"zh-CN"}

    assert [section.page_width, section.page_height, section.top_margin, section.left_margin] == [
        pytest.approx(Mm(length), abs=Mm(0.1)) for length in (210, 297, 37, 28)
    ]
    for footer in (section.footer, section.even_page_footer):
        assert footer.paragraphs[0].text == "—  —"
        assert " PAGE " in [node.text for node in footer._element.iter(qn("w:instrText"))]


def test_table_three_has_real_merged_boxes_and_repeats_its_header() -> None:
    table = Document(BytesIO(docx(numbered()))).tables[1]
    rows = table._tbl.tr_lst

    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] * 3 + [False] * 25
    assert table.cell(5, 0)._tc.vMerge == "restart"
    assert table.cell(5, 0)._tc is table.cell(26, 0)._tc
    assert table.cell(3, 0)._tc.grid_span == 3
    assert sum(int(column.width or 0) for column in table.columns) == pytest.approx(Mm(156), rel=0.01)


def test_a_table_stays_on_its_page_where_it_can() -> None:
    document = Document(BytesIO(docx(numbered())))
    names = {paragraph.style.name for table in document.tables for paragraph in table.cell(0, 0).paragraphs if paragraph.style}
    styles = [document.styles[name or ""] for name in names]

    assert len(styles) == 2
    assert [style.paragraph_format.keep_with_next for style in styles if isinstance(style, ParagraphStyle)] == [True, True]


def test_the_table_properties_keep_the_order_of_the_schema() -> None:
    properties = Document(BytesIO(docx(numbered()))).tables[0]._tbl.tblPr
    names = [child.tag.rpartition("}")[2] for child in properties]

    assert names == ["tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook"]


def test_figures_are_centred_and_row_labels_are_not() -> None:
    table = Document(BytesIO(docx(numbered()))).tables[1]

    assert [str(table.cell(3, column).paragraphs[0].alignment) for column in (0, 3)] == ["LEFT (0)", "CENTER (1)"]


def test_blank_zero_absent_and_inferred_differ() -> None:
    cells = {
        "remedies.review.upheld": Cell(None, Status.BLANK, "/"),
        "remedies.review.corrected": Cell(0),
        "remedies.review.total": Cell(7, Status.INFERRED),
    }
    document = Document(BytesIO(docx(numbered(cells=cells, without=["remedies.review.other"]))))
    figures = [cell.paragraphs[0] for cell in document.tables[2].rows[3].cells]

    assert [paragraph.text for paragraph in figures[:3]] == ["", "0", "…"]
    assert [paragraph.runs[0].font.underline for paragraph in figures[3:5]] == [None, True]
    assert "注：“…”表示原文无此项，不是零。" in [paragraph.text for paragraph in document.paragraphs]


def test_no_text_becomes_markup() -> None:
    evil = "</w:t></w:r></w:p><w:p>伪造\x00\ud800&"
    document = Document(BytesIO(docx(numbered(organ=evil, prose=(Passage(1, evil),)))))

    assert document.paragraphs[0].text == "</w:t></w:r></w:p><w:p>伪造\ufffd\ufffd&2023年\n政府信息公开工作年度报告"
    assert document.core_properties.author == "</w:t></w:r></w:p><w:p>伪造\ufffd\ufffd&"


def test_every_part_is_well_formed_and_no_font_is_fetched() -> None:
    with ZipFile(BytesIO(docx(numbered()))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
        names = archive.namelist()

    assert "仿宋_GB2312" in fonts
    assert '<w:altName w:val="仿宋"/>' in fonts
    assert names[0] == "[Content_Types].xml"


def test_scope_prose_reports_and_other_forms() -> None:
    aggregate = Document(BytesIO(docx(AnnualReport("甲市", 2023, "cn-ogi-2021", {}, Scope.AGGREGATE))))
    prose = AnnualReport("甲市", 2016, "prose", {"prose.requests.total": Cell(40)}, prose=(Passage(None, "全年收到申请40件。"),))
    matrix, across = grids(docx(tiny_report(), tiny_form()))

    assert aggregate.paragraphs[1].text == "（汇总数据）"
    assert list(grids(docx(prose))) == [[["报告所载数字", "报告所载数字", "数量"], ["收到申请数", "总数", "40"]]]
    assert matrix[-1] == ["合称", "第三行", "31", "0.329万元"]
    assert across[-1] == ["41", "51"]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert docx(numbered(prose=PROSE)) == docx(numbered(prose=PROSE))
