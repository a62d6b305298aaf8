from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.render.text import neutralised, number_text, preface, printable, scope_line, section_paragraphs, title, title_lines
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Passage, Scope
from tests.render.helpers import PROSE, numbered


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (-18538, "-18538"), (Decimal("12.30"), "12.30"), (Decimal("1E+3"), "1000")])
def test_numbers_keep_their_digits(value: int | Decimal, text: str) -> None:
    assert number_text(value) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_an_amount_reads_back_as_itself(value: Decimal) -> None:
    assert Decimal(number_text(value)) == value


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\r\n=1", "\n", "＝1", "＋a", "－", "＠b", "-"])
def test_what_starts_a_formula_is_neutralised(text: str) -> None:
    assert neutralised(text) == "'" + text


@pytest.mark.parametrize("text", ["", "-12", "+3.5", "0", "1.属于国家秘密", "（一）予以公开", "a=b"])
def test_other_text_stays(text: str) -> None:
    assert neutralised(text) == text


@given(st.text())
def test_printable_text_can_be_stored(text: str) -> None:
    shown = printable(text)

    assert len(shown) == len(text)
    assert not set(shown.encode().decode()) & {chr(code) for code in range(32) if chr(code) not in "\t\n\r"}


def test_the_title_names_what_the_report_has() -> None:
    assert title(numbered(organ="甲局")) == "甲局2023年政府信息公开工作年度报告"
    assert title(AnnualReport(None, None, "cn-ogi-2021", {})) == "政府信息公开工作年度报告"


def test_a_long_title_breaks_after_the_year() -> None:
    assert title_lines(numbered(organ="甲局")) == ("甲局2023年政府信息公开工作年度报告",)
    assert title_lines(numbered(organ="清河市自然资源和规划局")) == ("清河市自然资源和规划局2023年", "政府信息公开工作年度报告")


def test_scope_is_said_only_when_known() -> None:
    lines = [scope_line(AnnualReport("甲局", 2023, "cn-ogi-2021", {}, scope=scope)) for scope in (Scope.OWN, Scope.AGGREGATE, None)]

    assert lines == ["（本级数据）", "（汇总数据）", None]


def test_prose_comes_in_paragraphs_without_the_heading_that_is_printed_anyway() -> None:
    report = numbered(prose=PROSE)
    known = form("cn-ogi-2021")

    assert section_paragraphs(report, known, 1) == (
        "全年主动公开信息1286条，其中门户网站998条，政务新媒体288条。",
        "依申请公开均按期答复。",
    )
    assert section_paragraphs(report, known, 2) == ()
    assert preface(report)[1] == "所列数据的统计期限自1月1日至12月31日。"


def test_a_title_repeated_in_the_preface_is_left_out() -> None:
    report = numbered(organ="甲局", prose=(Passage(None, "甲局2023年\u3000政府信息公开工作年度报告\n正文。"),))

    assert preface(report) == ("正文。",)
