"""What is a title and what only mentions one."""

import pytest

from gongkai.reader.outline.titles import titles, titles_in


@pytest.mark.parametrize(
    ("text", "organ", "year", "own"),
    [
        ("青禾市水务局2020年政府信息公开工作年度报告", "青禾市水务局", 2020, False),
        ("青禾市水务局2020年政府信息公开\n\n工作年度报告", "青禾市水务局", 2020, False),
        ("2020年政府信息公开年报", None, 2020, False),
        ("青禾市水务局政府信息公开工作年度报告", "青禾市水务局", None, False),
        ("青禾市水务局(本级)2020年政府信息公开工作年度报告", "青禾市水务局", 2020, True),
        ("青禾市水务局政府信息公开工作年度报告(2020年)", "青禾市水务局", 2020, False),
        ("青禾大学2020-2021学年信息公开报告", "青禾大学", None, False),
        ("首页 > 年报 > 青禾市水务局2020年政府信息公开年报", "青禾市水务局", 2020, False),
        ("二〇一九年度青禾市水务局政府信息公开报告", "青禾市水务局", 2019, False),
    ],
)
def test_a_title(text: str, organ: str | None, year: int | None, own: bool) -> None:
    (found,) = titles(text)

    assert (found.organ, found.year, found.own) == (organ, year, own)
    assert found.organ_at is None or text[slice(*found.organ_at)] == organ


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开年报",
        "首页 > 政府信息公开年报 > 2020",
        "《青禾市2020年政府信息公开工作年度报告》",
        "在各部门2020年政府信息公开工作年度报告基础上编制",
        "青禾市政府信息公开工作年度报告制度",
        "现将2020年政府信息公开工作年度报告公布如下",
        "关于报送2020年政府信息公开工作年度报告的通知",
        "青禾市2020年政府工作报告",
        "青禾市水务局政府信息公开工作总结",
    ],
)
def test_no_title(text: str) -> None:
    assert titles(text) == ()


def test_only_those_of_a_stretch() -> None:
    text = "青禾市水务局2019年政府信息公开年报\n青禾市水务局2020年政府信息公开年报\n"

    assert [one.year for one in titles_in(text, 5, len(text))] == [2020]


def test_the_year_of_a_date_before_a_column_s_name_is_no_title_s() -> None:
    assert titles("生成日期 2023年1月27日 主题分类 政府信息公开年报 ") == ()
    assert titles("生成日期 2023-01-27 政府信息公开年报 ") == ()
    assert titles("生成日期\n2023年1月27日\n主题分类\n政府信息公开年报\n") == ()
