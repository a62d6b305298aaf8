import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.render.xlsx import xlsx
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Scope, Status
from tests.render.crossings import check
from tests.render.helpers import numbered, tiny_form, tiny_report


def grid(sheet: Worksheet) -> list[list[str]]:
    """The sheet's texts and numbers as shown, merged boxes unfolded."""
    shown = [[_shown(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    for merged in sheet.merged_cells.ranges:
        for row in range(merged.min_row - 1, merged.max_row):
            for column in range(merged.min_col - 1, merged.max_col):
                shown[row][column] = shown[merged.min_row - 1][merged.min_col - 1]
    return shown


def _shown(value: object, number_format: str) -> str:
    if not isinstance(value, int | float):
        return str(value or "")
    places = len(number_format.partition('"')[0].partition(".")[2])
    return f"{value:.{places}f}" + (number_format.split('"')[1] if '"' in number_format else "")


def grids(content: bytes) -> Iterator[list[list[str]]]:
    return (grid(sheet) for sheet in load_workbook(BytesIO(content)).worksheets)


@pytest.mark.parametrize("form_id", ["cn-ogi-2019", "cn-ogi-2021"])
def test_every_value_stands_at_the_crossing_of_its_labels(form_id: str) -> None:
    report = numbered(form_id)

    check(form(form_id), report, grids(xlsx(report)))


def test_one_sheet_a_table_with_title_and_heading() -> None:
    book = load_workbook(BytesIO(xlsx(AnnualReport("甲局", 2023, "cn-ogi-2021", {}, Scope.OWN))))

    assert book.sheetnames == ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]
    assert [book.worksheets[0].cell(row, 1).value for row in (1, 2, 3)] == [
        "甲局2023年政府信息公开工作年度报告",
        "（本级数据）",
        book.sheetnames[0],
    ]
    assert book.worksheets[1]["A1"].value == book.sheetnames[1]
    header = book.worksheets[1].oddHeader
    assert header is not None
    assert header.center.text == "甲局2023年政府信息公开工作年度报告"


def test_merged_boxes_are_real() -> None:
    sheet = load_workbook(BytesIO(xlsx(numbered()))).worksheets[1]
    merged = {str(one) for one in sheet.merged_cells.ranges}

    assert {"A2:C4", "D2:J2", "E3:I3", "A7:A28", "B9:B16"} <= merged
    assert sheet["A7"].value == "三、本年度办理结果"
    assert sheet.print_title_rows == "$2:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == ("landscape", 9, 1)


def test_merged_boxes_are_written_in_reading_order() -> None:
    with ZipFile(BytesIO(xlsx(tiny_report(), tiny_form()))) as archive:
        written = re.findall(r'<mergeCell ref="([^"]+)"', archive.read("xl/worksheets/sheet1.xml").decode())

    assert written == ["A1:D1", "A2:D2", "A3:B5", "C3:D3", "C4:C5", "A6:B6", "A7:A8"]


def test_numbers_are_numbers_with_the_digits_they_have() -> None:
    cells = {"disclosure.fees.amount_wan": Cell(Decimal("1390.50")), "disclosure.rules.issued": Cell(0)}
    sheet = load_workbook(BytesIO(xlsx(numbered(cells=cells)))).worksheets[0]
    amount = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 1390.5)

    assert (amount.data_type, amount.number_format) == ("n", "0.00")
    assert (sheet["B5"].value, sheet["B5"].data_type) == (0, "n")


@settings(max_examples=25, deadline=None)
@given(st.decimals(0, 10**9, places=2))
def test_an_amount_is_stored_with_exactly_its_digits(amount: Decimal) -> None:
    report = AnnualReport("甲局", 2023, "cn-ogi-2021", {"disclosure.fees.amount_wan": Cell(amount)})
    with ZipFile(BytesIO(xlsx(report))) as archive:
        assert f"<v>{amount}</v>".encode() in archive.read("xl/worksheets/sheet1.xml")


def test_two_tables_of_one_section_have_two_sheets() -> None:
    tiny = tiny_form()
    form_of_one_section = replace(tiny, tables=(tiny.tables[0], replace(tiny.tables[1], section=1)))

    assert load_workbook(BytesIO(xlsx(tiny_report(), form_of_one_section))).sheetnames == ["一、甲", "一、甲（2）"]


def test_an_amount_whose_column_names_no_unit_shows_it() -> None:
    sheet = load_workbook(BytesIO(xlsx(numbered("cn-ogi-2019")))).worksheets[0]

    assert sheet["C20"].value == 10.21
    assert sheet["C20"].number_format == '0.00"万元"'


def test_a_number_too_long_for_a_spreadsheet_keeps_its_digits_as_text() -> None:
    amount = Decimal("1234567890123.4567")
    sheet = load_workbook(BytesIO(xlsx(numbered(cells={"disclosure.fees.amount_wan": Cell(amount)})))).worksheets[0]

    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == "1234567890123.4567"] == ["s"]


def test_blank_zero_and_absent_differ() -> None:
    cells = {"remedies.review.upheld": Cell(None, Status.BLANK, "/"), "remedies.review.corrected": Cell(0)}
    sheet = load_workbook(BytesIO(xlsx(numbered(cells=cells, without=["remedies.review.other"])))).worksheets[2]

    assert [sheet.cell(5, column).value for column in (1, 2, 3)] == [None, 0, "…"]
    assert sheet["A6"].value == "注：“…”表示原文无此项，不是零。"


@pytest.mark.parametrize("organ", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", "=HYPERLINK(1)&", "<script>"])
def test_no_text_is_taken_for_a_formula(organ: str) -> None:
    content = xlsx(numbered(organ=organ))
    cell = load_workbook(BytesIO(content)).worksheets[0]["A1"]

    assert cell.value == f"{organ}2023年政府信息公开工作年度报告"
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    with ZipFile(BytesIO(content)) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())


def test_prose_reports_and_other_forms_have_a_workbook_too() -> None:
    first, second = grids(xlsx(tiny_report(), tiny_form()))
    empty = load_workbook(BytesIO(xlsx(AnnualReport("甲市", 2016, "prose", {}))))

    assert first[-1] == ["合称", "第三行", "31", "0.329万元"]
    assert second[-1] == ["41", "51"]
    assert empty.worksheets[0]["A1"].value == "甲市2016年政府信息公开工作年度报告"


def test_the_same_report_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys; from hashlib import sha256; from tests.render.helpers import numbered; from gongkai.render.xlsx import xlsx;"
        "sys.stdout.write(sha256(xlsx(numbered())).hexdigest())"
    )
    folder = Path(__file__).resolve().parents[2]
    digests = {
        subprocess.run(  # noqa: S603  # our own interpreter and code
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=folder, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1
