"""TO-22, beyond the table of sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.checks.context import NOTHING
from gongkai.checks.narrative.parts import to_22
from gongkai.report.model import AnnualReport, Passage
from gongkai.report.place import TextPlace
from tests.checks.reports import says, zeros


def test_a_finding_has_no_cells_and_shows_the_sum_and_the_place() -> None:
    text = "工作平稳。主动公开信息30条，其中网站20条，微信11条。完。"
    report = AnnualReport("青山县", 2023, "prose", {}, prose=(Passage(1, text, 100),))

    (finding,) = to_22(report, NOTHING)

    assert (finding.cells, finding.expected, finding.actual) == ((), 30, 31)
    assert "20 + 11 = 31 ≠ 30" in finding.message.zh
    assert "20 + 11 = 31" in finding.message.en
    assert finding.at == TextPlace(105, 105 + len("主动公开信息30条，其中网站20条，微信11条"))


@given(st.lists(st.integers(1, 99_999), min_size=3, max_size=3))
def test_parts_that_come_to_the_total_are_never_faulted(parts: list[int]) -> None:
    website, weibo, wechat = parts
    text = f"全年主动公开政府信息{sum(parts)}条，其中网站{website}条，微博{weibo}条，微信{wechat}条。"

    assert list(to_22(says(zeros(), text), NOTHING)) == []


@given(st.lists(st.integers(1, 99_999), min_size=3, max_size=3), st.integers(1, 99_999))
def test_parts_that_come_to_more_always_are(parts: list[int], more: int) -> None:
    website, weibo, wechat = parts
    text = f"全年主动公开政府信息{sum(parts)}条，其中网站{website + more}条，微博{weibo}条，微信{wechat}条。"

    assert [(one.expected, one.actual) for one in to_22(says(zeros(), text), NOTHING)] == [(sum(parts), sum(parts) + more)]


@pytest.mark.parametrize("section", [0, 1, 2, 3, 4, 5, 6, None])
def test_every_section_is_read(section: int | None) -> None:
    report = AnnualReport("青山县", 2017, "prose", {}, prose=(Passage(section, "主动公开信息30条，其中网站20条，微信11条。"),))

    assert len(list(to_22(report, NOTHING))) == 1
