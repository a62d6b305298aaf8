"""Figures of prose reports: taken from clauses that say what they count, and from no others."""

import json
from pathlib import Path

import pytest

from gongkai.reader.outline.segment import Segment, segments
from gongkai.reader.prose_cells import prose_cells
from gongkai.reader.result import IssueCode
from gongkai.report.model import Status
from gongkai.report.place import TextPlace


def values(text: str, year: int | None = 2016) -> dict[str, object]:
    cells, _ = prose_cells(text, Segment(0, len(text)), year=year)
    return {key.removeprefix("prose."): cell.value for key, cell in cells.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2016年,全局共收到政府信息公开申请120件,其中当面申请20件,网络申请60件,信函申请38件,传真申请2件。按时办结118件,延期办结2件。",
            {
                "requests.total": 120,
                "requests.by_channel.in_person": 20,
                "requests.by_channel.online": 60,
                "requests.by_channel.mail": 38,
                "requests.by_channel.fax": 2,
                "requests.by_timeliness.on_time": 118,
                "requests.by_timeliness.extended": 2,
            },
        ),
        (
            "我局受理信息公开申请15件，答复14件。予以公开9件，部分公开2件，不予公开3件，申请信息不存在1件。",
            {
                "requests.total": 15,
                "requests.by_outcome.granted": 9,
                "requests.by_outcome.partial": 2,
                "requests.by_outcome.refused": 3,
                "requests.by_outcome.not_exist": 1,
            },
        ),
        (
            "办理依申请公开申请12件。属于已主动公开4件,不属于本行政机关公开5件,告知作出更改补充1件,告知通过其他途径办理2件。",
            {
                "requests.total": 12,
                "requests.by_outcome.already_public": 4,
                "requests.by_outcome.not_this_organ": 5,
                "requests.by_outcome.asked_to_amend": 1,
                "requests.by_outcome.other_route": 2,
            },
        ),
        (
            "因信息公开被申请行政复议3件,其中维持2件,依法纠错1件。引起行政诉讼4件,维持3件,其他情形1件。",
            {"reviews.total": 3, "reviews.upheld": 2, "reviews.corrected": 1, "suits.total": 4, "suits.upheld": 3, "suits.other": 1},
        ),
        (
            "全年主动公开政府信息1,234条。其中,通过政府网站公开1,000条,政务微博公开134条,微信公众号公开60条,政府公报公开30条,电视公开10条。",
            {
                "disclosed.total": 1234,
                "disclosed.by_channel.website": 1000,
                "disclosed.by_channel.weibo": 134,
                "disclosed.by_channel.wechat": 60,
                "disclosed.by_channel.gazette": 30,
                "disclosed.by_channel.press_tv_screens": 10,
            },
        ),
        ("全年主动公开政府信息12.9万条。", {"disclosed.total": 129_000}),
        ("三、依申请公开情况\n全年共收到申请３件。\n四、其他\n共收到申请7件。", {"requests.total": 3}),
        ("2015年收到政府信息公开申请50件。2016年收到政府信息公开申请60件。", {"requests.total": 60}),
        ("收到政府信息公开申请8件。办理政府信息公开申请7件。", {"requests.total": 8}),
    ],
)
def test_figures(text: str, expected: dict[str, int]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全年主动公开政府信息500余条。",
        "全年主动公开政府信息1.2万余条。",
        "全年主动公开政府信息约300条。",
        "被申请行政复议、提起行政诉讼3件。",
        "市司法局收到行政复议申请300件,维持200件。",
        "政务大厅受理申请3000件,其中网上申请2000件。",
        "较上年收到的政府信息公开申请增加5件。",
        "自条例施行以来收到政府信息公开申请900件。",
        "门户网站公开信息200条。",
        "未收到政府信息公开申请。",
        "当面申请3件,同意公开2件。",
    ],
)
def test_nothing_is_taken(text: str) -> None:
    assert values(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请9件,信函、传真申请5件。",
        "收到政府信息公开申请9件,同意公开和部分公开5件。",
        "收到政府信息公开申请9件。另有信息300条,网上受理业务200件。",
    ],
)
def test_one_figure_for_two_things_is_none_for_either(text: str) -> None:
    assert values(text) == {"requests.total": 9}


@pytest.mark.parametrize(
    ("text", "key", "candidates"),
    [
        ("收到政府信息公开申请30件。全年受理政府信息公开申请31件。", "prose.requests.total", ("30", "31")),
        ("收到政府信息公开申请9件,网络申请2件,电子邮件申请2件。", "prose.requests.by_channel.online", ("2", "2")),
        ("因信息公开引起行政诉讼3件,维持1件,驳回原告诉讼请求2件。", "prose.suits.upheld", ("1", "2")),
    ],
)
def test_several_figures_for_one_key_are_in_doubt(text: str, key: str, candidates: tuple[str, ...]) -> None:
    cells, issues = prose_cells(text, Segment(0, len(text)), year=2016)

    assert (cells[key].value, cells[key].status) == (None, Status.AMBIGUOUS)
    (issue,) = issues
    assert (issue.code, issue.cells) == (IssueCode.AMBIGUOUS_CELLS, (key,))
    assert "、".join(candidates) in issue.zh


def test_the_same_figure_said_twice_is_sure() -> None:
    assert values("收到政府信息公开申请9件。\n综上,收到政府信息公开申请9件。") == {"requests.total": 9}


def test_print_and_place_are_the_source_s() -> None:
    text = "全年主动公开政府信息１２．９万条。"
    cells, _ = prose_cells(text, Segment(0, len(text)), locate=lambda start, end: TextPlace(start + 100, end + 100))

    cell = cells["prose.disclosed.total"]
    assert (cell.printed, cell.at) == ("１２．９万", TextPlace(110, 115))


def test_only_the_segment_is_read() -> None:
    text = "收到政府信息公开申请9件。\n收到政府信息公开申请7件。"

    cells, _ = prose_cells(text, Segment(text.index("\n"), len(text)), year=2016)

    assert cells["prose.requests.total"].value == 7


def test_the_prose_sample_is_read_as_by_hand(samples: Path) -> None:
    expected = next(one for one in json.loads((samples / "expected.json").read_text(encoding="utf-8")) if one["source"].startswith("004"))
    text = (samples / expected["source"]).read_text(encoding="utf-8")

    for segment, report in zip(segments(text), expected["reports"], strict=True):
        cells, issues = prose_cells(text, segment, year=report["year"])

        assert {key: (cell.value, cell.status) for key, cell in cells.items()} == {
            key: (cell["value"], cell["status"]) for key, cell in report["cells"].items()
        }
        assert issues == ()
