"""The word lists load, and years are read in every script that titles use."""

import re

import pytest

from gongkai.reader.outline.wording import YEAR, section_number, wording, year_of


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("2020", 2020),
        ("二〇二〇", 2020),
        ("二○一九", 2019),
        ("二零二一", 2021),
        ("二0二0", 2020),
        ("2O18", 2018),
        ("1999", None),
        ("2099", None),
    ],
)
def test_years(printed: str, year: int | None) -> None:
    assert re.fullmatch(YEAR, printed)
    assert year_of(printed) == year


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("总体情况", 1),
        ("主动公开情况", 2),
        ("依申请公开情况", 3),
        ("行政复议、行政诉讼情况", 4),
        ("存在不足及改进措施", 5),
        ("需要报告的其他事项", 6),
    ],
)
def test_sections(heading: str, number: int) -> None:
    assert section_number(wording().sections.fullmatch(heading)) == number


def test_no_section() -> None:
    assert section_number(wording().sections.match("加强平台建设")) is None
