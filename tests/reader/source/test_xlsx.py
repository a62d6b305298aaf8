"""XLSX: visible sheets as grids with exact figures; what is hidden is said, what is hostile is refused."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from gongkai.errors import GongkaiError, InputRefused
from gongkai.reader.document import GRID_MARK, Document, Media
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.source.xlsx import xlsx_document
from gongkai.report.place import PartPlace
from tests.reader.source.mutations import mutated, mutated_parts, unzipped, zipped

SHEET = "xl/worksheets/sheet1.xml"


def saved(fill: Callable[[Any], None]) -> bytes:
    """A workbook with one sheet 年报, filled by the function."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "年报"
    fill(sheet)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read(fill: Callable[[Any], None]) -> tuple[Document, tuple[Issue, ...]]:
    return xlsx_document(saved(fill))


def rows(*given: list[Any]) -> Callable[[Any], None]:
    """Fills a sheet with those rows."""

    def fill(sheet: Any) -> None:
        for row in given:
            sheet.append(row)

    return fill


def with_sheet(data: str, after: str = "", before: str = "") -> bytes:
    """A workbook whose sheet was written by hand."""
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
    return zipped(unzipped(saved(lambda _: None)) | {SHEET: xml.encode()})


def texts(document: Document, grid: int = 0) -> list[list[str]]:
    return [["" if cell is None else cell.text for cell in row] for row in document.grids[grid].rows]


def report(sheet: Any) -> None:
    sheet["A1"] = "某县2022年政府信息公开工作年度报告"
    sheet.merge_cells("A1:C1")
    sheet.append(["项目", "件数", "金额（万元）"])
    sheet.append(["规章", 3, 2139.22])
    sheet.append(["许可", None, -4])
    sheet.append(["注：本表数据截至年底"])


def test_a_sheet_is_one_grid_and_its_text_rows_are_prose() -> None:
    document, issues = read(report)
    title = "某县2022年政府信息公开工作年度报告"

    assert document.media is Media.XLSX
    assert document.text == f"{title}\n{GRID_MARK}\n注：本表数据截至年底\n"
    assert texts(document) == [
        [title, title, title],
        ["项目", "件数", "金额（万元）"],
        ["规章", "3", "2139.22"],
        ["许可", "", "-4"],
        ["注：本表数据截至年底", "", ""],
    ]
    assert issues == ()


def test_places_are_the_sheets_own() -> None:
    document, _ = read(report)
    rows = document.grids[0].rows

    assert rows[2][2] is not None
    assert rows[2][2].at == PartPlace("年报", "C3")
    assert rows[0][0] is rows[0][1] is rows[0][2]
    assert document.locate(0, 4) == PartPlace("年报", "A1")
    assert document.locate(document.text.index("注"), len(document.text)) == PartPlace("年报", "A5")
    assert document.locate(document.grids[0].start, document.grids[0].end) == PartPlace("年报", "A1")


def test_each_visible_sheet_follows_the_other() -> None:
    def fill(sheet: Any) -> None:
        report(sheet)
        report(sheet.parent.create_sheet("乙"))
        sheet.parent.create_sheet("空")

    document, _ = read(fill)

    assert document.text.count(GRID_MARK) == len(document.grids) == 2
    assert [grid.rows[1][0].at for grid in document.grids if grid.rows[1][0]] == [PartPlace("年报", "A2"), PartPlace("乙", "A2")]


def test_a_sheet_of_paragraphs_is_prose() -> None:
    document, _ = read(rows(["一、总体情况"], ["全年公开信息12条。"]))

    assert document.text == "一、总体情况\n全年公开信息12条。\n"
    assert document.grids == ()


def test_a_row_with_a_single_figure_is_no_prose() -> None:
    document, _ = read(rows(["甲", "乙"], [None, 5], [None, "6"]))

    assert document.text == f"{GRID_MARK}\n"
    assert texts(document) == [["甲", "乙"], ["", "5"], ["", "6"]]


def test_hidden_sheets_rows_and_columns_are_not_read_but_said() -> None:
    def fill(sheet: Any) -> None:
        report(sheet)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        report(sheet.parent.create_sheet("藏"))
        sheet.parent["藏"].sheet_state = "veryHidden"

    document, issues = read(fill)

    assert texts(document)[1:3] == [["项目", "金额（万元）"], ["许可", "-4"]]
    assert document.text.count(GRID_MARK) == 1
    assert [(issue.code, issue.at) for issue in issues] == [
        (IssueCode.HIDDEN_CONTENT, PartPlace("年报", "B2")),
        (IssueCode.HIDDEN_CONTENT, PartPlace("藏", "A1")),
    ]


def test_hidden_rows_that_hold_nothing_are_not_worth_an_issue() -> None:
    def fill(sheet: Any) -> None:
        report(sheet)
        sheet.row_dimensions[40].hidden = True
        sheet.column_dimensions["K"].hidden = True

    assert read(fill)[1] == ()


def test_a_merged_cell_shows_in_the_rows_that_are_left_of_it() -> None:
    def fill(sheet: Any) -> None:
        for row in (["组", "甲", 1], [None, "乙", 2], [None, "丙", 3]):
            sheet.append(row)
        sheet.merge_cells("A1:A3")
        sheet.row_dimensions[1].hidden = True

    document, _ = read(fill)

    assert texts(document) == [["组", "乙", "2"], ["组", "丙", "3"]]


def test_text_under_a_merged_cell_is_hidden() -> None:
    merge = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    document, issues = xlsx_document(
        with_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>', merge)
    )

    assert texts(document) == [["1", "1", "3"]]
    assert [issue.at for issue in issues] == [PartPlace("年报", "B1")]


def test_formulas_show_their_cached_value_or_nothing_and_an_issue() -> None:
    row = (
        '<row r="1"><c r="A1" t="str"><f>X</f><v>甲</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>B1</f></c>'
        '<c r="D1"><f>B1</f><v></v></c><c r="E1" t="str"><f>X</f><v></v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    document, issues = xlsx_document(with_sheet(row))

    assert texts(document) == [["甲", "2", "", "", "", "#DIV/0!"]]
    assert [(issue.code, issue.at) for issue in issues] == [
        (IssueCode.UNREADABLE_VALUE, PartPlace("年报", "C1")),
        (IssueCode.UNREADABLE_VALUE, PartPlace("年报", "D1")),
    ]


def test_numbers_keep_every_digit_and_other_kinds_are_as_shown() -> None:
    def fill(sheet: Any) -> None:
        sheet.append([5.0, 2139.22, -3, 11398889, 0.1 + 0.2, 0.256, date(2021, 1, 5), "007", 2139.2249, True, " 12 "])
        sheet["F1"].number_format = "0.0%"
        sheet["G1"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["I1"].number_format = "#,##0.00"

    document, _ = read(fill)

    assert texts(document) == [["5", "2139.22", "-3", "11398889", "0.3", "25.6%", "2021年1月5日", "007", "2139.2249", "TRUE", " 12 "]]


def test_a_figure_whose_format_moves_the_point_is_not_shown_as_another_figure() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["元", 123456, 123456])
        sheet["B1"].number_format = "0.00,"
        sheet["C1"].number_format = "0!.0,"

    document, issues = read(fill)

    assert texts(document) == [["元", "123.46", "####"]]
    assert [issue.at for issue in issues] == [PartPlace("年报", "C1")]


def test_rich_text_escapes_and_inline_text() -> None:
    row = (
        '<row><c t="inlineStr"><is><r><t>规</t></r><r><t>章</t></r><rPh sb="0" eb="1"><t>guī</t></rPh></is></c>'
        '<c t="inlineStr"><is><t>甲_x000A_乙_x005F_x0041_</t></is></c></row>'
    )

    assert texts(xlsx_document(with_sheet(row))[0]) == [["规章", "甲\n乙_x0041_"]]


def with_shared_strings(data: str) -> bytes:
    """A workbook whose sheet refers to the shared texts 规章 and 甲."""
    parts = unzipped(with_sheet(data))
    strings = '<sst xmlns="x"><si><r><t>规</t></r><r><t>章</t></r><rPh sb="0" eb="1"><t>guī</t></rPh></si><si><t>甲</t></si></sst>'
    relation = b'<Relationship Type="x/sharedStrings" Target="sharedStrings.xml" Id="rId9"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", relation)
    return zipped(parts | {"xl/sharedStrings.xml": strings.encode()})


def test_shared_texts() -> None:
    content = with_shared_strings('<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"/></row>')

    with pytest.raises(InputRefused, match="points to no shared text"):
        xlsx_document(content)
    document, _ = xlsx_document(with_shared_strings('<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'))
    assert texts(document) == [["甲", "规章"]]


def test_a_sheet_without_references_counts_by_itself() -> None:
    document, _ = xlsx_document(
        with_sheet('<row><c t="str"><v>甲</v></c><c><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c><c><v>3</v></c></row>')
    )

    assert texts(document) == [["甲", "1", ""], ["", "", ""], ["", "2", "3"]]


def test_macro_workbooks_are_read() -> None:
    parts = unzipped(saved(report)) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"}

    assert xlsx_document(zipped(parts))[0].text == read(report)[0].text


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "content",
    [
        with_sheet(FAR),
        with_sheet("".join(f'<row r="{r}">' + "<c><v>1</v></c>" * 50 + "</row>" for r in range(1, 3001))),
        with_sheet('<row r="1">' + "<c/>" * 1_600_000 + "</row>"),
        with_sheet('<row r="1"><c r="B2"><v>1</v></c></row>'),
        with_sheet('<row r="1"><c r="AAA"><v>1</v></c></row>'),
        with_sheet('<row r="0"><c><v>1</v></c></row>'),
        with_sheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
        with_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        with_sheet(
            '<row r="1"><c r="A1"><v>1</v></c><c r="CV1"><v>1</v></c></row><row r="900"><c r="A900"><v>1</v></c></row>',
            "<mergeCells>" + '<mergeCell ref="A1:CV900"/>' * 3000 + "</mergeCells>",
        ),
        with_sheet("", '<mergeCells><mergeCell ref="A:B"/></mergeCells>'),
        with_sheet("", before='<cols><col min="x" max="2" hidden="1"/></cols>'),
    ],
    ids=[
        "far cell",
        "many cells",
        "many blanks",
        "other row",
        "no row",
        "row 0",
        "far column",
        "no text",
        "overlap",
        "half a range",
        "no column",
    ],
)
def test_hostile_sheets_are_refused(content: bytes) -> None:
    with pytest.raises(InputRefused) as caught:
        xlsx_document(content)
    assert caught.value.remedy


def test_blank_formatted_cells_far_away_do_no_harm() -> None:
    document, _ = xlsx_document(
        with_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    )

    assert texts(document) == [["1", "2"]]


def test_a_document_is_no_workbook() -> None:
    with pytest.raises(InputRefused, match="another kind"):
        xlsx_document(zipped(unzipped(saved(report)) | {"xl/workbook.xml": b"<document/>"}))


def test_damaged_files_never_break_it() -> None:
    honest = with_shared_strings('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="0"><v>2.5</v></c></row>')
    copies = [*mutated(honest, 200, seed=1), *mutated_parts(saved(report), SHEET, 200, seed=9)]
    for seed, part in enumerate((SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels")):
        copies += mutated_parts(honest, part, 120, seed)
    outcomes: set[type] = set()
    for content in copies:
        try:
            outcomes.add(type(xlsx_document(content)[0]))
        except GongkaiError:
            outcomes.add(GongkaiError)

    assert outcomes == {Document, GongkaiError}
