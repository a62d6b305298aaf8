"""Where reports begin: one, several, the same twice, none; with titles, navigation and running headers around them."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.errors import InputRefused
from gongkai.reader.outline.segment import MAX_REPORTS, segments

BODY = (
    "一、总体情况\n全年工作平稳。\n二、主动公开政府信息情况\n\ufffc\n三、收到和处理政府信息公开申请情况\n\ufffc\n"
    "四、政府信息公开行政复议、行政诉讼情况\n\ufffc\n五、存在的主要问题及改进情况\n问题不少,今后改正。\n六、其他需要报告的事项\n无。\n"
)
PREFACE = "本报告根据条例编制,统计期限自2020年1月1日至2020年12月31日。\n"
LIST = "".join(
    f"{line}{{end}}"
    for line in (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    )
)


def title(organ: str = "青禾市水务局", year: int = 2020) -> str:
    return f"{organ}{year}年政府信息公开工作年度报告\n"


def frame(year: int = 2019) -> str:
    return f"当前位置:首页 > 政府信息公开年报 > {year}\n发布时间:{year + 1}-01-20 来源:市林业局\n【字体: 】 打印\n"


ONE = {
    "plain": title() + BODY,
    "title in the page's head too": f"Title:{title()}ArticleTitle:{title()}PubDate:2021-01-20\n{title()}{PREFACE}{BODY}",
    "links to other years after it": f"{title()}{BODY}上一篇:{title(year=2019)}相关链接\n{title('青禾市林业局')}{title('青禾市财政局')}",
    "list of other years before it": f"年报列表\n{title(year=2018)}{title(year=2019)}当前位置:首页 > 政府信息公开年报\n{title()}{BODY}",
    "page frame above the title": frame() + title() + BODY,
    "no title": PREFACE + BODY,
    "contents page with leaders": title() + "目录\n" + LIST.format(end="......3\n") + BODY,
    "menu of the sections": title() + LIST.format(end="\n") + BODY,
    "preface that numbers the sections": title() + f"本报告由{LIST.format(end=',')}共六部分组成。\n{BODY}",
    "running header": title() + BODY.replace("五、", f"- 3 -\n{title()}五、"),
    "running header before a number that restarts": title() + BODY.replace("问题不少", f"{title()}一、存在的问题\n问题不少"),
    "flattened": (title() + PREFACE + BODY).replace("\n", " ").replace("\ufffc", "第二十条第（一）项 规章 0 0 0"),
    "flattened without blanks": (title() + PREFACE + BODY).replace("\n", "").replace("\ufffc", "规章000"),
    "begins in the middle": BODY[BODY.index("三、") :],
    "tables only": "第二十条第（一）项\n规章\n0\n信息公开",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_one_report(text: str) -> None:
    (segment,) = segments(text)

    assert not segment.frame
    assert text[segment.start : segment.end].rstrip().endswith(text.rstrip()[-5:])


SEVERAL = {
    "two organs": ([title("青禾市水务局") + BODY, title("青禾市林业局") + BODY]),
    "two years": ([title(year=2019) + BODY, title(year=2020) + BODY]),
    "the same twice": ([title() + BODY, title() + BODY]),
    "prefaces without titles": ([PREFACE + BODY, PREFACE + BODY]),
    "bare sections": ([BODY, BODY]),
    "a page frame each": ([frame(2019) + BODY, "您当前的位置: 首页 >> 年报\n" + BODY]),
    "first one cut off": ([title("青禾市水务局") + BODY[:60] + "\n", title("青禾市林业局") + BODY]),
    "three": ([title("青禾市水务局") + BODY, title("青禾市林业局") + BODY, title("青禾市财政局") + BODY]),
}


@pytest.mark.parametrize("parts", SEVERAL.values(), ids=SEVERAL.keys())
def test_several_reports(parts: list[str]) -> None:
    text = "".join(parts)

    assert [text[one.start : one.end] for one in segments(text)] == parts


def test_empty_frames_stand_for_themselves() -> None:
    parts = [frame(2018), frame(2019) + title() + BODY, frame(2021)]
    text = "".join(parts)

    assert [(text[one.start : one.end], one.frame) for one in segments(text)] == list(zip(parts, (True, False, True), strict=True))


def test_a_title_with_an_attachment_is_an_empty_report() -> None:
    assert len(segments(title() + "附件:年报.pdf\n")) == 1


@pytest.mark.parametrize("text", ["", "天气晴朗", "关于防汛工作的通知\n一、总体要求\n加强领导。\n二、主要任务\n抢险。\n", "\n \n"])
def test_no_report(text: str) -> None:
    assert segments(text) == ()


PIECES = (title(), PREFACE, BODY, frame(), "一、", "公开", "\n", "。", "二、主动公开情况", "報(bào)告", "上一篇:")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_segments_are_in_order_and_within_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = segments(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_the_samples(samples: Path) -> None:
    for expected in json.loads((samples / "expected.json").read_text(encoding="utf-8")):
        text = (samples / expected["source"]).read_text(encoding="utf-8")

        assert len(segments(text)) == len(expected["reports"])


def test_a_file_of_more_reports_than_anybody_publishes_is_refused() -> None:
    one = "青禾市{}局2020年政府信息公开工作年度报告\n" + PREFACE + BODY
    assert len(segments("".join(one.format(number) for number in range(MAX_REPORTS)))) == MAX_REPORTS
    with pytest.raises(InputRefused, match="more than 500 reports") as refused:
        segments("".join(one.format(number) for number in range(MAX_REPORTS + 1)))
    assert refused.value.remedy
