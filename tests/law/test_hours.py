"""What is due within hours."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.basis import basis
from gongkai.law.hours import HourPeriod, hour_categories, hour_deadline, hour_periods, written_instant
from gongkai.law.hours import _periods as periods_from
from gongkai.law.publication import Category, categories
from gongkai.law.reasoning import Effect
from gongkai.law.rule_files import rules_in
from gongkai.law.zone import SHANGHAI
from tests.law.rule_data import rule_data, span, text
from tests.law.scenario_files import scenarios


@scenarios("hours")
def test_hours_run_by_the_clock(given: dict[str, Any]) -> None:
    found = hour_deadline(given["category"], given["formed"])

    assert found.due == given["due"]
    assert {step.basis for step in found.reasoning} == {basis(given["law"])}


def test_the_data_are_taken_as_they_stand() -> None:
    data = rule_data("hours.toml")

    assert hour_categories() == {name: Category(name, text(row), text(row["formed"])) for name, row in data["categories"].items()}
    assert hour_periods() == tuple(HourPeriod(row["category"], row["hours"], basis(row["basis"]), *span(row)) for row in data["periods"])
    assert not hour_categories().keys() & categories().keys()


def test_the_reasoning_names_both_instants_and_the_doubt() -> None:
    begin = datetime(2026, 10, 1, 20, 30, tzinfo=SHANGHAI)
    start, due, doubt = hour_deadline("emergency_information", begin).reasoning

    assert (start.effect, due.effect, doubt.effect) == (Effect.START, Effect.DUE, Effect.NOTE)
    assert (str(start.on), str(due.on), doubt.on) == ("2026-10-01", "2026-10-02", None)
    assert start.text.zh == "事件发生：2026-10-01（周四）20:30。自此刻起算5小时，昼夜不停，休息日、节假日不除外。"
    assert start.text.en == "The event: 2026-10-01 (Thu) 20:30. 5 hours run from that moment, day and night, on days of rest too."
    assert due.text == ("期限在2026-10-02（周五）01:30届满。", "The period ends at 2026-10-02 (Fri) 01:30.")
    assert "自发现之时起算" in doubt.text.zh
    assert "learned of it" in doubt.text.en
    assert {step.rule for step in (start, due, doubt)} == {"D.9"}


def test_an_instant_of_another_zone_is_told_in_the_time_of_shanghai() -> None:
    given = datetime(2016, 11, 14, 16, 0, tzinfo=UTC)
    found = hour_deadline("emergency_information", given)

    assert found.due.isoformat() == "2016-11-15T05:00:00+08:00"
    with pytest.raises(ContractError, match="in force on 2016-11-14"):
        hour_deadline("emergency_information", given - timedelta(seconds=1))


def test_seconds_are_shown_where_there_are_any() -> None:
    assert written_instant(datetime(2026, 3, 2, 9, 5, tzinfo=SHANGHAI)) == ("2026-03-02（周一）09:05", "2026-03-02 (Mon) 09:05")
    assert written_instant(datetime(2026, 3, 2, 9, 5, 7, tzinfo=SHANGHAI)).en.endswith("09:05:07")


@pytest.mark.parametrize(
    ("category", "formed", "told"),
    [
        ("penalty", datetime(2026, 3, 2, tzinfo=SHANGHAI), "unknown category 'penalty'.*use one of emergency_information, "),
        ("opinion_response", datetime(2026, 3, 2, 9, tzinfo=SHANGHAI).replace(tzinfo=None), "has no time zone"),
        ("opinion_response", datetime(2016, 7, 29, 23, 59, tzinfo=SHANGHAI), "was in force on 2016-07-29"),
        ("opinion_response", datetime(9999, 12, 31, tzinfo=SHANGHAI), "so far from today"),
        ("opinion_response", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), "so far from today"),
    ],
)
def test_what_cannot_be_is_refused(category: str, formed: datetime, told: str) -> None:
    with pytest.raises(ContractError, match=told):
        hour_deadline(category, formed)


@pytest.mark.parametrize(
    "row",
    [
        "hours = 0",
        "hours = true",
        'hours = "5"',
        "hours = 5\nnew = 1",
        "",
    ],
)
def test_malformed_data_are_refused(row: str) -> None:
    head = '[categories]\na = {}\n[[periods]]\ncategory = "a"\nbasis = "OPINION"\nsince = 2016-07-30\n'

    assert len(rules_in(f"{head}hours = 5\n", "hours.toml", periods_from)) == 1
    with pytest.raises(RuleDataError, match=r"^hours\.toml: malformed"):
        rules_in(f"{head}{row}\n", "hours.toml", periods_from)


def test_each_category_has_a_period_and_each_period_a_category() -> None:
    data = '[categories]\na = {}\nb = {}\n[[periods]]\ncategory = "a"\nbasis = "OPINION"\nsince = 2016-07-30\nhours = 5\n'

    with pytest.raises(RuleDataError, match="each category needs"):
        rules_in(data, "hours.toml", periods_from)
