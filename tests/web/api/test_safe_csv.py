"""CSV that no spreadsheet takes for formulas, and that gives back what was put in."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.api.safe_csv import lines, safe


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])
def test_what_a_spreadsheet_would_calculate_is_text(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_numbers_dates_and_nothing_stay() -> None:
    assert [safe(one) for one in (-5, None, date(2026, 3, 2), "洛政发〔2026〕5号")] == ["-5", "", "2026-03-02", "洛政发〔2026〕5号"]


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=2, max_size=2)))
def test_a_reader_gets_every_cell_back(rows: list[list[str]]) -> None:
    content = "".join(lines(["a", "b"], rows))
    header, *read = csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""))

    assert header == ["a", "b"]
    assert read == [[safe(one) for one in row] for row in rows]
