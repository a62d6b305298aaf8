"""The column 公开时限 of grassroots catalogues. 2026-04-29 is a Wednesday; 1 to 5 May are off, Saturday 9 May is worked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.catalogue import Limit, catalogue_deadline, limit_of
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind, Unit
from gongkai.law.reasoning import Effect
from gongkai.law.workdays import calendar
from tests.law.rule_data import rule_data

ON = date(2026, 4, 29)
GENERAL = date(2026, 5, 29)


@pytest.mark.parametrize(
    ("column", "due"),
    [
        ("信息形成或者变更之日起10个工作日内", date(2026, 5, 15)),
        ("信息形成或变更之日起3个工作日内", date(2026, 5, 7)),
        ("自信息形\n成或者变\n更之日起\n20个工作\n日内予以\n公开", GENERAL),
        ("信息形成（变更）之日起７个工作日内。", date(2026, 5, 12)),
        ("自该信息形成、变更之日起7个工作日内及时公开", date(2026, 5, 12)),
        ("作出决定之日起，7个工作日内", date(2026, 5, 12)),
        ("批准后二十日内", date(2026, 5, 19)),
        ("印发之日起十五个工作日内", date(2026, 5, 22)),
        ("5天内", date(2026, 5, 6)),
        ("实时公开", ON),
        ("当日公开", ON),
        ("及时公开", GENERAL),
        ("长期公开", GENERAL),
        ("30个工作日内", GENERAL),
        ("30日内", GENERAL),
        ("31日内", GENERAL),
        ("自信息形成或者变更之日起10个工作日内，法律、法规另有规定的，从其规定。", date(2026, 5, 15)),
        ("及时公开；法律法规另有规定的，从其规定", GENERAL),
    ],
)
def test_what_a_column_says(column: str, due: date) -> None:
    assert catalogue_deadline(column, ON, calendar()).due == due


@pytest.mark.parametrize(
    "column",
    [
        "",
        " ",
        "同上",
        "每季度",
        "每年1月31日前",
        "10个工作日",
        "提前5个工作日内",
        "会前5个工作日内",
        "公示不少于7个工作日",
        "公示期7个工作日内",
        "3个月内",
        "24小时内",
        "0个工作日内",
        "010个工作日内",
        "100个工作日内",
        "1 5个工作日内",
        "1，5个工作日内",
        "1、5个工作日内",
        "1.5个工作日内",
        "二十三个工作日内",
        "县级20个工作日内，乡级10个工作日内",
        "10个工作日内或20个工作日内",
        "20个工作日内；长期公开",
        "不及时公开",
        "法律、法规另有规定的，从其规定",
        "按法定时限公开",
    ],
)
def test_what_has_not_one_meaning_is_refused(column: str) -> None:
    with pytest.raises(ContractError, match="cannot tell by when"):
        limit_of(column)


@given(st.text(alphabet="信息形成或变更之日起个工作内公开及时长期实提前不少于每年季月0123456789十二三，、 ", max_size=14))
def test_a_column_is_read_with_the_number_that_it_shows_or_not_at_all(column: str) -> None:
    try:
        found = limit_of(column)
    except ContractError:
        return
    digits = "".join(one for one in column if one.isdigit() and one.isascii())
    if digits:
        assert found.number == int(digits)
    assert not set("提前不少于每季月") & set(column)


def test_every_word_of_the_data_is_read_as_what_it_stands_under() -> None:
    data = rule_data("catalogue.toml")

    for word in data["words"]["at_once"]:
        assert limit_of(word) == Limit(Unit.DAYS, 0, how_long=False, otherwise=False)
    for meaning in ("in_time", "how_long"):
        for word in data["words"][meaning]:
            assert limit_of(word) == Limit(None, None, how_long=meaning == "how_long", otherwise=False)
    for event in data["within"]["event"]:
        assert limit_of(f"自{event}之日起5个工作日内") == Limit(Unit.WORKING_DAYS, 5, how_long=False, otherwise=False)
    for name, unit in data["within"]["units"].items():
        assert limit_of(f"5{name}内") == Limit(Unit(unit), 5, how_long=False, otherwise=False)
    for clause in data["otherwise"]["clauses"]:
        assert limit_of(f"5日内，{clause}。") == Limit(Unit.DAYS, 5, how_long=False, otherwise=True)
    for numeral, number in data["numbers"].items():
        assert limit_of(f"{numeral}日内").number == number


def test_the_reasoning_begins_with_what_the_column_says() -> None:
    said, start, due = catalogue_deadline("信息形成或者变更之日起10个工作日内", ON, calendar()).reasoning

    assert said.text == (
        "标准目录“公开时限”栏：信息形成或者变更之日起10个工作日内",
        "The column of the catalogue says: within 10 working days.",
    )
    assert (said.effect, start.effect, due.effect) == (Effect.NOTE, Effect.START, Effect.DUE)
    assert "目录事项的信息形成或者变更" in start.text.zh
    assert {step.basis for step in (said, start, due)} == {basis("GRASS")}


@pytest.mark.parametrize(
    ("column", "en"),
    [("1日内", "within 1 day."), ("实时公开", "at once."), ("及时公开", "in time."), ("长期公开", "for a long time.")],
)
def test_in_english_it_is_said_what_the_column_means(column: str, en: str) -> None:
    assert catalogue_deadline(column, ON, calendar()).reasoning[0].text.en == f"The column of the catalogue says: {en}"


@pytest.mark.parametrize(
    ("column", "zh", "en"),
    [
        ("30个工作日内", "目录不能延长法定期限", "cannot lengthen"),
        ("长期公开", "公开多久", "how long it stays public"),
        ("及时公开", "未写明期限", "names no period"),
        ("5日内，法律、法规另有规定的，从其规定", "此处未考虑", "none is considered"),
    ],
)
def test_what_a_reader_should_know_is_a_step(column: str, zh: str, en: str) -> None:
    text = catalogue_deadline(column, ON, calendar()).reasoning[1].text

    assert zh in text.zh
    assert en in text.en


def test_the_general_period_comes_with_its_own_steps() -> None:
    general = deadline(PeriodKind.PUBLICATION, {"formed": (ON,)}, calendar()).reasoning

    for column in ("及时公开", "99个工作日内"):
        assert catalogue_deadline(column, ON, calendar()).reasoning[2:] == general


def test_days_roll_and_what_is_due_at_once_does_not() -> None:
    assert catalogue_deadline("3日内", ON, calendar()).due == date(2026, 5, 6)
    assert catalogue_deadline("实时公开", date(2026, 5, 2), calendar()).due == date(2026, 5, 2)


def test_there_are_catalogues_since_2020() -> None:
    assert catalogue_deadline("实时公开", date(2020, 1, 8), calendar()).due == date(2020, 1, 8)
    with pytest.raises(ContractError, match="no rule yet on 2020-01-07"):
        catalogue_deadline("实时公开", date(2020, 1, 7), calendar())
