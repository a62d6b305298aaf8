"""Which headings begin the sections, however they are numbered, worded, broken or flattened, and which lines only look like headings."""

from pathlib import Path

import pytest

from gongkai.reader.outline.headings import STRONG_HERE, WEAK, Heading
from gongkai.reader.outline.sections import chain, sections
from gongkai.reader.outline.segment import Segment, segments

LINES = (
    "一、总体情况",
    "平稳。",
    "二、主动公开政府信息情况",
    "\ufffc",
    "三、收到和处理政府信息公开申请情况",
    "\ufffc",
    "四、政府信息公开行政复议、行政诉讼情况",
    "\ufffc",
    "五、存在的主要问题及改进情况",
    "不足不少。",
    "六、其他需要报告的事项",
    "无。",
)
BODY = "\n".join(LINES)
ROWS = (
    "一、本年新收政府信息公开申请数量\n3\n二、上年结转政府信息公开申请数量\n0\n"
    "三、本年度办理结果\n（一）予以公开\n3\n四、结转下年度继续办理\n0"
)


def numbers(text: str) -> list[int | None]:
    return [span.number for span in sections(text, Segment(0, len(text)))]


SIX = {
    "official": BODY,
    "rows of table three": BODY.replace("\ufffc", ROWS),
    "rows broken over lines": BODY.replace("\ufffc", ROWS.replace("本年度办理", "本/\n年度办\n理").replace("/", "")),
    "flattened": BODY.replace("\n", " ").replace("\ufffc", "0 0 0"),
    "flattened without blanks": BODY.replace("\n", "").replace("\ufffc", "4166.241619"),
    "flattened rows": BODY.replace("\ufffc", ROWS).replace("\n", " "),
    "blanks and breaks inside": BODY.replace("收到和处理", " 收到和处理\n").replace("其他需要", "其他 需要"),
    "arabic": BODY.translate(str.maketrans("一二三四五六", "123456")),
    "arabic with points": BODY.translate(str.maketrans("一二三四五六", "123456")).replace("、", "．", 1),
    "parts": BODY.replace("一、", "第一部分 ").replace("二、", "第二部分　").replace("三、", "第三部分").replace("五、", "第五章 "),
    "points and commas": BODY.replace("二、", "二.").replace("三、", "三，").replace("四、", "四："),
    "no separator": BODY.replace("二、", "二 ").replace("三、", "三").replace("六、", "六　"),
    "numbers lost": BODY.replace("二、", "").replace("四、", "").replace("六、", ""),
    "markdown": BODY.replace("一、", "## 一、").replace("二、", "**二、").replace("信息情况\n", "信息情况**\n"),
    "reworded": BODY.replace("总体情况", "工作基本情况").replace("存在的主要问题及改进情况", "政府信息公开工作存在的问题及下一步改进措施"),
    "reworded again": BODY.replace("总体情况", "概述").replace("存在的主要问题及改进情况", "存在问题及整改措施"),
    "other words for three": BODY.replace("收到和处理政府信息公开申请情况", "依申请公开政府信息情况"),
    "misprinted": BODY.replace("收到和处理政府信息公开申请情况", "收到和处里政府信息公开申清情况").replace("行政复议", "行政法复议"),
    "numbers restart inside": BODY.replace("不足不少。", "一、存在的问题\n不足。\n二、改进措施\n改正。"),
    "numbers restart in one": BODY.replace("平稳。", "平稳。\n一、强化领导\n好。\n二、完善制度\n好。"),
    "first, second, third": BODY.replace("平稳。", "一是主动公开。二是依申请公开。\n（一）主动公开情况\n好。\n（二）依申请公开情况\n好。"),
    "listed in the preface": "本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况和其他需要报告的事项。\n" + BODY,
    "numbered in the preface": "由一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；等组成。\n" + BODY,
    "quoted": BODY.replace("平稳。", "详见“三、收到和处理政府信息公开申请情况”。"),
    "contents": "\n".join(f"{line}……{page}" for page, line in enumerate(LINES[::2], 1)) + "\n" + BODY,
    "a number of its own": BODY.replace("五、存在", "四、存在").replace("六、其他", "五、其他"),
}


@pytest.mark.parametrize("text", SIX.values(), ids=SIX.keys())
def test_six_sections(text: str) -> None:
    assert numbers(text) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("text", [text for name, text in SIX.items() if "flattened" not in name])
def test_bodies_are_where_they_belong(text: str) -> None:
    spans = {span.number: text[span.heading_end : span.end] for span in sections(text, Segment(0, len(text)))}

    assert "无。" in spans[6]
    assert "不足" in spans[5]
    assert "不足" not in spans[4]
    assert "不足" not in spans[6]


def test_spans_touch() -> None:
    spans = sections(BODY, Segment(0, len(BODY)))

    assert [BODY[span.start : span.heading_end] for span in spans] == list(LINES[::2])
    assert [span.end for span in spans] == [*(span.start for span in spans[1:]), len(BODY)]


def test_a_missing_section_is_missing() -> None:
    assert numbers(BODY.replace("五、存在的主要问题及改进情况\n", "")) == [1, 2, 3, 4, 6]


def test_the_page_s_footer_is_no_part_of_the_last_section() -> None:
    text = BODY + "\n主办：青禾市人民政府办公室\n版权所有\n青ICP备12345号-1\n"

    assert text[slice(*sections(text, Segment(0, len(text)))[-1][2:])] == "\n无。"


def test_older_reports_have_sections_of_their_own() -> None:
    heads = (
        "一、概述",
        "二、主动公开政府信息的情况",
        "三、依申请公开政府信息的情况",
        "四、收费及减免情况",
        "五、因政府信息公开申请行政复议、提起行政诉讼的情况",
        "六、存在的主要问题及改进措施",
    )

    assert numbers("".join(f"{head}\n很好。\n" for head in heads)) == [1, 2, 3, None, 4, 5]


def test_only_what_stands_in_the_segment_counts() -> None:
    text = BODY + "\n" + BODY
    first, second = segments(text)

    assert [span.number for span in sections(text, first)] == [span.number for span in sections(text, second)] == [1, 2, 3, 4, 5, 6]
    assert all(span.start >= second.start for span in sections(text, second))


def test_traditional_script_with_pinyin_keeps_the_source_s_offsets() -> None:
    text = (
        "一、總體(tǐ)情況(kuàng)\n好。\n二、主動(dòng)公開(kāi)政府信息情況(kuàng)\n好。\n"
        "三、收到和處(chǔ)理政府信息公開(kāi)申請(qǐng)情況\n無。\n"
    )

    assert [text[span.start : span.heading_end] for span in sections(text, Segment(0, len(text)))] == [
        "一、總體(tǐ)情況",
        "二、主動(dòng)公開(kāi)政府信息情況",
        "三、收到和處(chǔ)理政府信息公開(kāi)申請(qǐng)情況",
    ]


def test_the_heaviest_rising_chain_wins() -> None:
    stray = Heading(0, 1, 5, 1, WEAK)
    real = [Heading(at, at + 1, number, number, STRONG_HERE) for at, number in ((2, 1), (4, 2), (6, 5))]

    assert chain([stray, *real]) == tuple(real)
    assert chain([]) == ()


def test_the_samples_have_their_sections(samples: Path) -> None:
    found = {}
    for path in sorted(samples.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found[path.name[:3]] = [[span.number for span in sections(text, segment)] for segment in segments(text)]

    six = [1, 2, 3, 4, 5, 6]
    assert found == {
        "000": [six, six[:5]],
        "001": [six[:5]],
        "002": [six],
        "003": [six, [1, 2]],
        "004": [[], [1, 2, None, None, None, None, None, 3, 5, None]],
    }
