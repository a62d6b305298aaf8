"""Instruments: what is cited, and how it is printed."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.instruments import Instrument, Standing, _known, citation, cited, instruments, shortened
from gongkai.law.rule_files import rules_in

ENTRY = """
[[instruments]]
short = "X"
title = "甲办法"
english = "Measures A"
number = "甲发〔2020〕1号"
in_force = 2020-01-01
status = "in_force"
"""


def test_the_regulation_is_order_711_in_force_since_15_may_2019() -> None:
    regulation = instruments()["OGI-R"]

    assert regulation.number == "国务院令第711号"
    assert regulation.in_force == date(2019, 5, 15)
    assert regulation.status is Standing.IN_FORCE


@pytest.mark.parametrize(
    ("article", "printed"),
    [
        ("50", "第五十条"),
        ("50(1)", "第五十条第一款"),
        ("50(1)(3)", "第五十条第一款第（三）项"),
        ("10", "第十条"),
        ("16(2)", "第十六条第二款"),
        ("105", "第一百零五条"),
        ("110", "第一百一十条"),
    ],
)
def test_articles_are_printed_in_chinese_numerals(article: str, printed: str) -> None:
    assert citation("OGI-R", article) == f"《中华人民共和国政府信息公开条例》（国务院令第711号）{printed}"


def test_a_citation_without_article_is_title_and_number() -> None:
    assert citation("FEE") == "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"


def test_an_instrument_that_stands_elsewhere_is_cited_alike() -> None:
    notice = Instrument("FORM-2019", "中华人民共和国某格式（试行）", "Form (Trial)", "某函〔2019〕60号", None, Standing.SUPERSEDED)

    assert cited(notice, "3") == "《中华人民共和国某格式（试行）》（某函〔2019〕60号）第三条"
    assert shortened(cited(notice, "3")) == "《某格式（试行）》第三条"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (citation("OGI-R", "50(1)"), "《政府信息公开条例》第五十条第一款"),
        (citation("LEGISLATION"), "《立法法》"),
        (citation("FEE"), "《政府信息公开信息处理费管理办法》"),
        ("", ""),
    ],
)
def test_a_citation_that_is_repeated_is_short(full: str, short: str) -> None:
    assert shortened(full) == short


@pytest.mark.parametrize(
    ("short", "article", "says"),
    [
        ("NONE", None, f"^unknown instrument 'NONE'.*use one of {', '.join(instruments())}"),
        ("OGI-R", "fifty", r"^malformed article 'fifty'\. write 50, 50\(1\) or 50\(1\)\(3\)"),
        ("OGI-R", "50()", "malformed article"),
        ("OGI-R", "50(1)(2)(3)", "malformed article"),
        ("OGI-R", "50 ", "malformed article"),
    ],
)
def test_what_cannot_be_cited_is_refused(short: str, article: str | None, says: str) -> None:
    with pytest.raises(ContractError, match=says):
        citation(short, article)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("not toml", "Expected"),
        ("", "instruments"),
        (ENTRY + ENTRY, "data: two instruments have the same short name"),
        (ENTRY.replace("甲办法", ""), "title must be a text"),
        (ENTRY.replace('"in_force"', '"perhaps"'), "'perhaps' is not a valid Standing"),
        (ENTRY.replace("2020-01-01", '"soon"'), "in_force must be a date"),
        (ENTRY + "colour = 1\n", "unknown field colour"),
        (ENTRY.replace("number", "numbre"), "number is missing"),
    ],
)
def test_malformed_data_is_refused(content: str, says: str) -> None:
    with pytest.raises(RuleDataError, match=f"^made.toml: .*{says}"):
        rules_in(content, "made.toml", _known)


def test_an_entry_is_read_whole() -> None:
    made = Instrument("X", "甲办法", "Measures A", "甲发〔2020〕1号", date(2020, 1, 1), Standing.IN_FORCE)

    assert rules_in(ENTRY, "made.toml", _known) == {"X": made}
    assert rules_in(ENTRY + "itemised = [36, 37]\n", "made.toml", _known) == {"X": replace(made, itemised=frozenset({36, 37}))}
    assert rules_in(ENTRY.replace("in_force = 2020-01-01\n", ""), "made.toml", _known) == {"X": replace(made, in_force=None)}
    assert rules_in(ENTRY.replace('"in_force"', '"superseded"'), "made.toml", _known) == {"X": replace(made, status=Standing.SUPERSEDED)}
