"""Text taken out of JSON documents, JavaScript strings and scripts."""

import json

import pytest

from gongkai.reader.source.escapes import scripts_with_tables, unescaped

TABLE = "<table><tr><td>规章</td><td>5</td></tr></table>"


def test_a_script_that_writes_a_table_becomes_part_of_the_page() -> None:
    page = f"<p>一</p><SCRIPT type='a'>write('{TABLE}')</SCRIPT ><p>二</p>"
    opened = scripts_with_tables(page)
    assert len(opened) == len(page)
    assert "script" not in opened.lower()
    assert opened.index(TABLE) == page.index(TABLE)
    assert opened.replace(" ", "") == page.replace("<SCRIPT type='a'>", "").replace("</SCRIPT >", "").replace(" ", "")


def test_a_script_without_table_stays_one() -> None:
    page = f"<script>var n = 5;</script>{TABLE}<script>write('<p>')</script>"
    assert scripts_with_tables(page) == page


def test_a_script_that_never_ends_is_opened_to_the_end() -> None:
    page = f"<p>一</p><script>{TABLE}"
    assert scripts_with_tables(page) == f"<p>一</p>        {TABLE}"


def test_a_page_without_scripts_is_the_same_object() -> None:
    assert scripts_with_tables(TABLE) is TABLE


@pytest.mark.parametrize("text", ["", "规章 5", "[1]附件", '"未完', "{年报}", "true", r"D:\new \"附件\""])
def test_other_text_is_the_same_object(text: str) -> None:
    assert unescaped(text) is text


def test_the_values_of_json_in_their_order() -> None:
    value = {"b": ["规章", {"a": 74}], "c": None, "d": False, "e": "完"}
    assert unescaped(f" {json.dumps(value)}\n") == "规章\n74\n完"


def test_a_javascript_string_by_any_of_its_escapes() -> None:
    assert unescaped(r"\u89c4\u7ae0\t\u7b2c\u4e94\/") == "规章\t第五/"
    assert unescaped(r"一\n二\n三\n四\n") == "一\n二\n三\n四\n"
    assert unescaped(r"<td class=\"a\" id=\"b\">\\") == '<td class="a" id="b">\\'
