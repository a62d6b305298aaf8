"""Tables for download: no cell is a formula, numbers stay numbers."""

from io import BytesIO
from typing import Any

import pytest
from django.http import Http404
from openpyxl import load_workbook

from gongkai_web.oversight.sheets import download

ROWS = [("=1+1", 3, None), ("水务局", 0, "+86")]


def test_a_workbook_has_text_and_numbers_and_no_formula() -> None:
    answer: Any = download("xlsx", "figures-2026", ("a", "b", "c"), ROWS)
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["a", "b", "c"], ["'=1+1", 3, None], ["水务局", 0, "'+86"]]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert answer["Content-Disposition"] == 'attachment; filename="figures-2026.xlsx"'


def test_csv_is_the_same_table() -> None:
    answer: Any = download("csv", "figures-2026", ("a", "b", "c"), ROWS)

    assert b"".join(answer.streaming_content).decode() == "\ufeffa,b,c\r\n'=1+1,3,\r\n水务局,0,'+86\r\n"


def test_no_other_kind_of_file_is_made() -> None:
    with pytest.raises(Http404):
        download("html", "figures-2026", (), ())
