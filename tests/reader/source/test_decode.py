"""Encodings, escapes and mojibake. Law: none; the kinds are those seen in published reports."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import InputRefused
from gongkai.reader.result import IssueCode
from gongkai.reader.source import decode as decode_module
from gongkai.reader.source.decode import decode

REPORT = (
    "甲县水务局2022年政府信息公开工作年度报告\n一、总体情况\n本局全年收到政府信息公开申请15件，办结13件。\n"
    "二、主动公开政府信息情况\n行政规范性文件3件，行政处罚决定41件。\n"
)
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9F00), max_size=60)


def codes(content: bytes) -> list[IssueCode]:
    return [issue.code for issue in decode(content).issues]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32"])
def test_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    decoded = decode(REPORT.encode(encoding))
    assert decoded.text == REPORT
    assert decoded.issues == ()


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "GBK", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_wrong_declaration_is_not_believed(declared: str, encoding: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body>{REPORT}</body></html>'
    assert decode(page.encode(encoding)).text == page


def test_declared_big5_is_read_as_big5() -> None:
    page = "<meta charset=big5><p>甲縣水務局政府資訊公開年度報告，申請情況如下</p>"
    assert decode(page.encode("big5")).text == page


def test_characters_outside_gbk_survive_in_gb18030() -> None:
    text = REPORT + "𠮷㐂镇"
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_file_cut_inside_a_character_loses_that_character_only(encoding: str) -> None:
    decoded = decode((REPORT + "镇").encode(encoding)[:-1])
    assert decoded.text == REPORT + "\ufffd"
    assert [issue.code for issue in decoded.issues] == [IssueCode.CHARACTERS_LOST]


def test_one_bad_byte_does_not_turn_utf8_into_gbk() -> None:
    decoded = decode(REPORT.encode() + b"\xff\xc0" + REPORT.encode())
    assert decoded.text.startswith(REPORT)
    assert decoded.text.endswith(REPORT)
    assert decoded.encoding == "utf-8"


def test_bytes_are_handed_on_only_where_they_are_the_text() -> None:
    clean = REPORT.encode()
    assert decode(clean).utf8 == clean
    assert decode(REPORT.encode("gbk")).utf8 is None
    assert decode(json.dumps(REPORT).encode()).utf8 is None


@pytest.mark.parametrize("wrong", ["latin-1"])
@pytest.mark.parametrize("right", ["utf-8", "gbk"])
def test_text_read_as_latin_is_repaired(wrong: str, right: str) -> None:
    damaged = REPORT.encode(right).decode(wrong)
    decoded = decode(damaged.encode())
    assert decoded.text == REPORT
    assert [issue.code for issue in decoded.issues] == [IssueCode.ENCODING_REPAIRED]


def test_utf8_read_as_gbk_is_repaired() -> None:
    # Each line has an even number of bytes beyond ASCII, so that the wrong decoding lost nothing.
    text = "政府信息公开年度报告\n本年收到申请情况\n政府信息公开申请办理情况\n"
    damaged = text.encode().decode("gb18030")
    assert damaged != text
    decoded = decode(damaged.encode())
    assert decoded.text == text
    assert [issue.code for issue in decoded.issues] == [IssueCode.ENCODING_REPAIRED]


def test_lines_that_lost_bytes_are_left_and_said() -> None:
    good = "政府信息公开年度报告\n本年收到申请情况\n政府信息公开申请办理情况\n".encode().decode("gb18030")
    bad = "某局".encode()[:-1].decode("gb18030", "replace") + "?"
    decoded = decode((good + bad).encode())
    assert decoded.text.startswith("政府信息公开年度报告\n")
    assert decoded.text.endswith(bad)
    assert {issue.code for issue in decoded.issues} == {IssueCode.ENCODING_REPAIRED, IssueCode.CHARACTERS_LOST}


@given(CHINESE)
def test_sound_text_is_never_repaired(text: str) -> None:
    assert decode((REPORT + text).encode()).text == REPORT + text


@given(CHINESE)
def test_chinese_without_a_report_is_left_alone(text: str) -> None:
    assert decode(text.encode()).text == text


@given(CHINESE.filter(lambda text: len(text) > 0))
def test_json_of_a_string_is_the_string(text: str) -> None:
    value = REPORT + text + '<td class="a">5</td>\t"'
    for ascii_only in (True, False):
        assert decode(json.dumps(value, ensure_ascii=ascii_only).encode()).text == value


def test_json_of_values_gives_a_line_a_value() -> None:
    value = {"title": "年度报告", "rows": [[1, 2.5, None, True], ["无", "-3"]]}
    assert decode(json.dumps(value).encode()).text == "年度报告\n1\n2.5\n无\n-3"


def test_characters_beyond_the_basic_plane_are_joined() -> None:
    assert decode(b'"\\ud842\\udfb7 \\ud842"').text == "𠮷 \ufffd"


def test_html_in_a_javascript_string_is_unescaped() -> None:
    page = r'document.write("<table class=\"t\"><tr><td width=\"50\">\u7533\u8bf7<\/td><td id=\"x\">5<\/td><\/tr>\n<\/table>");'
    assert decode(page.encode()).text == 'document.write("<table class="t"><tr><td width="50">申请</td><td id="x">5</td></tr>\n</table>");'


def test_a_stray_backslash_is_no_escape() -> None:
    text = REPORT + r"详见 D:\new\total\table 及 \"附件\""
    assert decode(text.encode()).text == text


def test_deeply_nested_json_is_text() -> None:
    content = b"[" * 200_000
    assert decode(content).text == content.decode()


def test_lost_characters_in_the_source_are_said() -> None:
    assert codes((REPORT + "\ufffd").encode()) == [IssueCode.CHARACTERS_LOST]


@given(st.binary(max_size=400))
def test_any_bytes_give_text_that_can_be_written(content: bytes) -> None:
    decode(content).text.encode("utf-8")


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode_module, "MAX_BYTES", 10)
    with pytest.raises(InputRefused, match="larger than 10 bytes"):
        decode(b"12345678901")
