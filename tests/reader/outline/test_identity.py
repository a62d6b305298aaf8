"""Whose report it is, of which year, how much it covers and whether it is whole: from invented titles, prefaces and first sentences."""

import json
from pathlib import Path

import pytest

from gongkai.reader.outline.identity import Identified, identify
from gongkai.reader.outline.segment import segments
from gongkai.reader.result import IssueCode
from gongkai.report.model import Scope
from gongkai.report.place import TextPlace

BODY = (
    "一、总体情况\n{opening}\n二、主动公开政府信息情况\n\ufffc\n三、收到和处理政府信息公开申请情况\n\ufffc\n"
    "四、政府信息公开行政复议、行政诉讼情况\n\ufffc\n五、存在的主要问题及改进情况\n问题不少,今后改正。\n六、其他需要报告的事项\n无。\n"
)

CASES: list[tuple[str, str, str | None, int | None, Scope | None]] = [
    ("青禾市水务局2023年度政府信息公开工作年度报告", "", "青禾市水务局", 2023, None),
    ("2023年临泽县白水镇人民政府政府信息公开工作年度报告", "", "临泽县白水镇人民政府", 2023, None),
    ("2023年临泽县白水镇人民政府信息公开工作年度报告", "", "临泽县白水镇人民政府", 2023, None),
    ("关于2022年度青禾市交通运输局政府信息公开工作的报告", "", "青禾市交通运输局", 2022, None),
    ("青禾市统计局关于2021年政府信息公开工作年度报告", "", "青禾市统计局", 2021, None),
    ("青禾大学2020年信息公开年度报告", "", "青禾大学", 2020, None),
    ("北岭市人民政府2019年政府信息公开工作年度报告", "", "北岭市人民政府", 2019, None),
    ("北岭市人民政府(本级)2019年政府信息公开工作年度报告", "", "北岭市人民政府", 2019, Scope.OWN),
    ("北岭市政务公开办公室政府信息公开工作年度报告(2022年)", "", "北岭市政务公开办公室", 2022, None),
    ("北岭市医疗保障局政府信息公开年度报告（2022年度）", "", "北岭市医疗保障局", 2022, None),
    ("北岭市医疗保障局\n2022年政府信息公开工作年度报告", "", "北岭市医疗保障局", 2022, None),
    ("北岭市医疗保障局2022年\n政府信息公开工作年度报告", "", "北岭市医疗保障局", 2022, None),
    ("北岭市医疗保障局 2022 年度政府信息公开工作年度报告", "", "北岭市医疗保障局", 2022, None),
    ("二〇二〇年度北岭市公安局政府信息公开工作年度报告", "", "北岭市公安局", 2020, None),
    ("北岭市公安局二0二一年政府信息公开年报", "", "北岭市公安局", 2021, None),
    ("北岭市公安局21年度政府信息公开工作报告", "", "北岭市公安局", 2021, None),
    ("国家税务总局北岭市税务局2024年政府信息公开工作年度报告", "", "国家税务总局北岭市税务局", 2024, None),
    ("云岭经济技术开发区管理委员会2020年政府信息公开工作年度报告", "", "云岭经济技术开发区管理委员会", 2020, None),
    ("云岭区朝阳街道办事处2020年政府信息公开工作年度报告", "", "云岭区朝阳街道办事处", 2020, None),
    ("乌兰旗农牧局2022年政府信息公开工作年度报告", "", "乌兰旗农牧局", 2022, None),
    ("锡林盟行政公署2018年政府信息公开工作年度报告", "", "锡林盟行政公署", 2018, None),
    ("红河县(哈尼族)教育局2022年政府信息公开工作年度报告", "", "红河县(哈尼族)教育局", 2022, None),
    ("市教育局2020年政府信息公开工作年度报告\n本报告由北岭市教育局根据有关要求编制。", "", "北岭市教育局", 2020, None),
    ("市教育局2020年政府信息公开工作年度报告\n本报告由东山市教育局编制。请与北岭市教育局联系。", "", "市教育局", 2020, None),
    ("市教育局2020年政府信息公开工作年度报告\n如有疑问,请与北岭市云岭区教育局联系。", "", "市教育局", 2020, None),
    ("北岭市2020年政府信息公开工作年度报告\n如有疑问,请与北岭市人民政府办公室联系。", "", "北岭市", 2020, None),
    ("白水镇2020年政府信息公开工作年度报告\n本报告由临泽县白水镇人民政府编制。", "", "临泽县白水镇人民政府", 2020, None),
    ("2020年政府信息公开工作年度报告\n本年度报告由临泽县财政局根据《条例》编制。", "", "临泽县财政局", 2020, None),
    ("2020年政府信息公开工作年度报告\n如对本报告有疑问,请与临泽县财政局办公室联系。", "", "临泽县财政局", 2020, None),
    ("2020年政府信息公开工作年度报告\n发布时间:2021-01-20  来源:临泽县财政局", "", "临泽县财政局", 2020, None),
    (
        ("发布时间:2021-01-20  来源:县财政局\n本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。"),
        "2020年,临泽县财政局认真落实条例。",
        "临泽县财政局",
        2020,
        None,
    ),
    ("发布时间:2021-01-20  来源:本站\n统计期限为2020年1月1日至12月31日。", "2020年,我局认真落实条例。", None, 2020, None),
    (
        ("临泽县2020年度政府信息公开工作年度报告\n本报告在各乡镇、县政府各部门年度报告的基础上汇总编制。"),
        "",
        "临泽县",
        2020,
        Scope.AGGREGATE,
    ),
    (
        ("临泽县人民政府2020年政府信息公开工作年度报告\n根据全县各级行政机关的年度报告编制而成。"),
        "",
        "临泽县人民政府",
        2020,
        Scope.AGGREGATE,
    ),
    (
        ("临泽县人民政府办公室2020年政府信息公开工作年度报告\n本报告只反映本级情况,由县政府办公室编制。"),
        "",
        "临泽县人民政府办公室",
        2020,
        Scope.OWN,
    ),
    ("临泽县卫健局2021年政府信息公开工作年度报告\n对临泽县卫生健康局政府信息公开工作情况作如下报告。", "", "临泽县卫生健康局", 2021, None),
    ("县卫健局2021年政府信息公开工作年度报告", "临泽县卫生健康局高度重视。", "临泽县卫生健康局", 2021, None),
    ("县卫健局2021年政府信息公开工作年度报告", "省卫生健康委高度重视。", "县卫健局", 2021, None),
    (
        ("临泽县乡村振兴局2021年政府信息公开工作年度报告\n统计期限自2020年1月1日至2020年12月31日"),
        "2020年,我局不错。",
        "临泽县乡村振兴局",
        None,
        None,
    ),
    (
        ("临泽县乡村振兴局2021年政府信息公开工作年度报告\n统计期限自2020年1月1日至2020年12月31日"),
        "2021年,我局不错。",
        "临泽县乡村振兴局",
        2021,
        None,
    ),
    (
        (
            "Title:临泽县城管局2021年政府信息公开工作年度报告\n"
            "ArticleTitle:临泽县城管局2021年政府信息公开工作年度报告\n"
            "PubDate:2022-01-20\n"
            "ContentSource:临泽县城市管理局\n"
            "SiteName:临泽县人民政府\n"
            "临泽县城管局2021年政府信息公开工作年度报告"
        ),
        "",
        "临泽县城市管理局",
        2021,
        None,
    ),
    (
        (
            "首页 > 年报 > 2019年政府信息公开年报\n"
            "上年:临泽县林业局2018年政府信息公开工作年度报告\n"
            "临泽县林业局2019年政府信息公开工作年度报告"
        ),
        "",
        "临泽县林业局",
        2019,
        None,
    ),
    ("临泽县人力资源和社会保障局2019年政府信息公开工作年度报告", "", "临泽县人力资源和社会保障局", 2019, None),
    ("中共临泽县委宣传部2019年政府信息公开工作年度报告", "", "中共临泽县委宣传部", 2019, None),
    ("全州县农业农村局2019年政府信息公开工作年度报告", "", "全州县农业农村局", 2019, None),
    ("将乐县和平镇人民政府2019年政府信息公开工作年度报告", "", "将乐县和平镇人民政府", 2019, None),
    ("乾县财政局2019年政府信息公开工作年度报告", "", "乾县财政局", 2019, None),
    ("乾縣財政局2019年政府信息公開工作年度報告\n根據條例編製", "", "乾县财政局", 2019, None),
    ("# 临泽县财政局2019年政府信息公开工作年度报告", "", "临泽县财政局", 2019, None),
    ("**临泽县财政局2019年政府信息公开工作年度报告**", "", "临泽县财政局", 2019, None),
    ("临泽县财政局2019年政府信息公开工作年度报告 根据《中华人民共和国政府信息公开条例》编制", "", "临泽县财政局", 2019, None),
    ("临泽县财政局2019年政府信息公开工作年度报告根据《中华人民共和国政府信息公开条例》编制", "", "临泽县财政局", 2019, None),
    ("临泽县财政局政府信息公开2019年度报告", "", "临泽县财政局", 2019, None),
    ("青禾大学2020-2021学年信息公开年度报告", "", "青禾大学", None, None),
    ("临泽县财政局2019年政务公开工作总结", "", "临泽县财政局", 2019, None),
    ("附件1:临泽县财政局2019年政府信息公开工作年度报告", "", "临泽县财政局", 2019, None),
    ("附件2 临泽县财政局2019年政府信息公开工作年度报告", "", "临泽县财政局", 2019, None),
    ("临泽县 财政局2019年政府信息公开工作年度报告", "", "临泽县 财政局", 2019, None),
    ("国网北岭供电公司2019年信息公开年度报告", "", "国网北岭供电公司", 2019, None),
    ("雄北新区2019年政府信息公开工作年度报告", "", "雄北新区", 2019, None),
    ("北岭市住房公积金管理中心2019年政府信息公开工作年度报告", "", "北岭市住房公积金管理中心", 2019, None),
    (
        ("现将临泽县民政局2022年政府信息公开工作年度报告公布如下。统计期限自2022年1月1日起至2022年12月31日止。"),
        "",
        "临泽县民政局",
        2022,
        None,
    ),
    (
        ("按照规定,现公布临泽县民政局2022年度政府信息公开工作年度报告。本报告中所列数据的统计期限自2022年1月1日起至12月31日止。"),
        "",
        "临泽县民政局",
        2022,
        None,
    ),
]


def only(text: str) -> Identified:
    (segment,) = segments(text)
    return identify(text, segment)


@pytest.mark.parametrize(("head", "opening", "organ", "year", "scope"), CASES)
def test_who_and_when(head: str, opening: str, organ: str | None, year: int | None, scope: Scope | None) -> None:
    text = f"{head}\n{BODY.format(opening=opening or '全年工作平稳。')}"

    found = only(text)

    assert (found.organ, found.year, found.scope) == (organ, year, scope)
    assert (found.truncated, found.empty) == (False, False)


@pytest.mark.parametrize(("head", "opening", "organ"), [case[:3] for case in CASES if case[2] and case[3] and "縣" not in case[0]])
def test_places_are_those_of_the_source(head: str, opening: str, organ: str) -> None:
    text = f"{head}\n{BODY.format(opening=opening or '全年工作平稳。')}"

    found = only(text)

    assert found.organ_at is not None
    assert text[slice(*found.organ_at)] == organ
    assert found.year_at is not None
    assert "年" in text[slice(*found.year_at)] or any(char in "0123456789〇" for char in text[slice(*found.year_at)])


def test_a_year_that_title_and_period_dispute_is_no_year() -> None:
    head = "青禾市水务局2021年政府信息公开工作年度报告\n统计期限自2020年1月1日至2020年12月31日。"

    found = only(f"{head}\n{BODY.format(opening='我局平稳。')}")

    assert found.year is None
    (issue,) = found.issues
    assert issue.code is IssueCode.YEAR_NOT_FOUND
    assert "2020" in issue.zh
    assert "2021" in issue.zh
    assert isinstance(issue.at, TextPlace)


def test_the_day_of_publication_is_not_the_year() -> None:
    found = only(f"青禾市水务局政府信息公开工作年度报告\n发布时间:2021-01-25\n{BODY.format(opening='我局平稳。')}")

    assert found.year is None


def test_the_breadcrumb_gives_the_year_of_a_frame() -> None:
    found = only("当前位置:首页 > 政府信息公开年报 > 2019\n发布时间:2020-01-17 来源:市水务局\n")

    assert (found.organ, found.year, found.empty) == ("市水务局", 2019, True)
    assert [issue.code for issue in found.issues] == [IssueCode.EMPTY_REPORT]


def test_an_aggregate_report_without_title_is_the_government_s_not_its_office_s() -> None:
    head = "本报告综合全市各级各部门信息公开数据编制而成。统计期限为2018年1月1日至2018年12月31日。如有疑问,请与青禾市人民政府办公室联系。"

    found = only(f"{head}\n{BODY.format(opening='平稳。')}")

    assert (found.organ, found.scope, found.year) == ("青禾市人民政府", Scope.AGGREGATE, 2018)


def test_a_government_office_in_a_contact_line_names_nobody_when_the_scope_is_open() -> None:
    head = "统计期限为2018年1月1日至2018年12月31日。如有疑问,请与青禾市人民政府办公室联系。"

    assert only(f"{head}\n{BODY.format(opening='平稳。')}").organ is None


def test_two_fuller_names_that_dispute_each_other_leave_the_title_s() -> None:
    head = "市水务局2021年政府信息公开工作年度报告\n本报告由青禾市水务局编制。请与东山市水务局联系。"

    assert only(f"{head}\n{BODY.format(opening='平稳。')}").organ == "市水务局"


def test_pinyin_in_the_title_is_no_part_of_the_name() -> None:
    title = "青禾市財(cái)政局2019年度政府信息公開(kāi)工作報(bào)告"
    text = f"{title}\n一、總體(tǐ)情況\n我局認(rèn)真公開(kāi)。\n二、主動(dòng)公開(kāi)政府信息情況\n無(wú)。\n"

    found = only(text)

    assert (found.organ, found.year) == ("青禾市财政局", 2019)
    assert found.organ_at == (0, len("青禾市財(cái)政局"))


@pytest.mark.parametrize(
    ("cut", "truncated"),
    [("四、政府", True), ("今后改正", True), ("六、其他", False), ("无。", False)],
)
def test_a_report_that_breaks_off(cut: str, truncated: bool) -> None:
    text = "青禾市水务局2021年政府信息公开工作年度报告\n" + BODY.format(opening="平稳。")

    assert only(text[: text.index(cut)]).truncated is truncated


def test_the_samples(samples: Path) -> None:
    for expected in json.loads((samples / "expected.json").read_text(encoding="utf-8")):
        text = (samples / expected["source"]).read_text(encoding="utf-8")
        found = [identify(text, segment) for segment in segments(text)]

        assert len(found) == len(expected["reports"])
        for one, report in zip(found, expected["reports"], strict=True):
            assert one.organ in report["organ_one_of"]
            assert (one.year, one.truncated) == (report["year"], report["truncated"])
