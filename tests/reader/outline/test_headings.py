"""What can head a section, by itself: wording, number, position in the line."""

import pytest

from gongkai.reader.outline.headings import OTHER, STRONG_ELSEWHERE, STRONG_HERE, STRONG_INLINE, UNNUMBERED, WEAK, headings, headings_in


@pytest.mark.parametrize(
    ("text", "number", "printed", "weight"),
    [
        ("一、总体情况\n好", 1, 1, STRONG_HERE),
        ("很好。二、主动公开政府信息情况 好", 2, 2, STRONG_INLINE),
        ("一、存在的问题\n好", 5, 1, STRONG_ELSEWHERE),
        ("八、规范依申请公开政府信息工作\n好", 3, 8, WEAK),
        ("七、加强平台建设\n好", None, 7, OTHER),
        ("十二、其他工作\n好", None, 12, OTHER),
        ("主动公开政府信息情况\n好", 2, 2, UNNUMBERED),
        ("四、政府信息公开行政复义、行政诉公情况\n好", 4, 4, STRONG_INLINE),
    ],
)
def test_a_heading(text: str, number: int | None, printed: int, weight: int) -> None:
    (found,) = headings(text)

    assert (found.number, found.printed, found.weight) == (number, printed, weight)
    assert text[found.start : found.end].endswith(("情况", "问题", "工作", "建设"))


@pytest.mark.parametrize(
    "text",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "三、本年\n度办理结果",
        "四、结转下年度继续办理",
        "(一)总体情况",
        "一是总体情况良好",
        "见“二、主动公开政府信息情况”",
        "很好。八、规范依申请公开政府信息工作",
        "五、我们加强了领导,完善了制度。",
        "统一、高效",
    ],
)
def test_no_heading(text: str) -> None:
    assert headings(text) == ()


def test_only_those_of_a_stretch() -> None:
    text = "一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n"

    assert [one.number for one in headings_in(text, 5, len(text))] == [2]
