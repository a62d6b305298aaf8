"""Stored values under number formats."""

from datetime import datetime

import pytest
from lxml import etree

from gongkai.reader.source.shown import CANNOT_SHOW, Formats, rich_text

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets have no time zones


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("5.0", "General", "5"),
        ("100", "General", "100"),
        ("-0", "General", "0"),
        ("2139.2199999999998", "General", "2139.22"),
        ("1E-3", "General", "0.001"),
        ("1E+3", "General", "1000"),
        ("2139.229", "#,##0.00", "2139.229"),
        ("-7", "0_);(0)", "-7"),
        ("0.125", "0%", "13%"),
        ("0.5", "0.00%", "50.00%"),
        ("123456", "0,", "123"),
        ("123456", "#,##0.0,", "123.5"),
        ("123456", "#,##0", "123456"),
        ("5", '0"件"', "5"),
        ("12345", "0!.0,", CANNOT_SHOW),
        ("12345", '0"."0,', CANNOT_SHOW),
        ("44201", "yyyy-mm-dd", "2021-01-05"),
        ("44201", 'yyyy"年"m"月"d"日"', "2021年1月5日"),
        ("44201", "[$-804]yyyy/m/d;@", "2021/1/5"),
        ("44201.5", "yyyy/m/d h:mm", "2021-01-05 12:00:00"),
        ("1E+300", "General", CANNOT_SHOW),
        ("99999999999", "yyyy-mm-dd", CANNOT_SHOW),
        ("NaN", "General", CANNOT_SHOW),
        ("Infinity", "General", CANNOT_SHOW),
        ("一", "General", CANNOT_SHOW),
    ],
)
def test_shown(value: str, code: str, text: str) -> None:
    assert Formats((code,), EPOCH).shown(value, "0") == text


def test_a_style_that_is_not_there_is_general() -> None:
    formats = Formats.of(None, is_on_date_1904=False)

    assert [formats.shown("5", style) for style in (None, "0", "77", "x")] == ["5"] * 4


def test_formats_come_from_the_file_or_by_number() -> None:
    styles = etree.fromstring(
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'
        '<cellXfs><xf numFmtId="170"/><xf numFmtId="31"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>'
    )
    formats = Formats.of(styles, is_on_date_1904=False)

    assert [formats.shown(value, str(n)) for n, value in enumerate(("0.5", "44201", "44201", "0.5"))] == [
        "50.0%",
        "2021年1月5日",
        "2021/1/5",
        "50.00%",
    ]


def test_dates_may_count_from_1904() -> None:
    assert Formats(("yyyy-mm-dd",), Formats.of(None, is_on_date_1904=True).epoch).shown("1", "0") == "1904-01-02"


@pytest.mark.parametrize("properties", ['<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>', "<strike/>"])
def test_the_number_of_a_note_and_struck_digits_are_no_part_of_the_figure_beside_them(properties: str) -> None:
    item = f"<si><r><t>34</t></r><r><rPr>{properties}</rPr><t>1</t></r></si>"

    assert rich_text(etree.fromstring(item)).split() == ["34", "1"]
    assert rich_text(etree.fromstring(item.replace("<t>1<", "<t>件<"))) == "34件"
    assert rich_text(etree.fromstring("<si><r><t>34</t></r><r><rPr><b/></rPr><t>1</t></r></si>")) == "341"


def test_rich_text_is_its_runs() -> None:
    assert rich_text(etree.fromstring("<si><r><t>规</t></r><r><t>章</t></r><rPh><t>gui</t></rPh></si>")) == "规章"
