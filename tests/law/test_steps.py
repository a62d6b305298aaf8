"""How days and amounts are written, and the steps that every deadline has."""

from datetime import date

import pytest

from gongkai.law.basis import basis
from gongkai.law.message import Message
from gongkai.law.periods import Unit
from gongkai.law.reasoning import Effect
from gongkai.law.steps import amount, due_step, month_end_step, ordinal, provisional_steps, start_step, weekday, written
from gongkai.law.workdays import calendar


def test_days_are_written_with_their_weekday() -> None:
    assert written(date(2026, 4, 16)) == ("2026-04-16（周四）", "2026-04-16 (Thu)")
    assert weekday(date(2026, 3, 1)) == ("周日", "Sun")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (22, "22nd"),
        (40, "40th"),
        (101, "101st"),
        (111, "111th"),
        (211, "211th"),
    ],
)
def test_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text


def test_amounts() -> None:
    assert amount(1, Unit.WORKING_DAYS) == ("1个工作日", "1 working day")
    assert amount(6, Unit.MONTHS) == ("6个月", "6 months")
    assert amount(60, Unit.DAYS) == ("60日", "60 days")


def test_start_and_due() -> None:
    start = start_step(date(2026, 3, 2), Message("收到申请", "the request was received"), 20, Unit.WORKING_DAYS, "DL-04", basis("OGI-R 33"))
    due = due_step(date(2026, 3, 30), 20, Unit.WORKING_DAYS, "DL-04", basis("OGI-R 33"))

    assert start.text.zh == "收到申请。当日不计入，自下一个工作日起算20个工作日。"
    assert start.text.en.startswith("The request was received.")
    assert due.text.zh == "期限在2026-03-30（周一）终了时届满，即第20个计入的工作日。"
    assert due.text.en == "The period ends with 2026-03-30 (Mon), the 20th working day that counts."
    assert due.effect is Effect.DUE


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.MONTHS])
def test_the_last_of_days_and_months_has_no_number(unit: Unit) -> None:
    due = due_step(date(2026, 5, 29), 60, unit, "DL-15", basis("ARL 20"))

    assert due.text == ("期限在2026-05-29（周五）终了时届满。", "The period ends with 2026-05-29 (Fri).")


def test_a_month_without_that_day_and_a_year_without_notice() -> None:
    ends = month_end_step(date(2026, 2, 28), 31)

    assert (ends.on, ends.rule, ends.effect) == (date(2026, 2, 28), "A0-5", Effect.NOTE)
    assert "没有31日" in ends.text.zh
    assert "no day 31" in ends.text.en
    assert [step.rule for step in provisional_steps(date(2027, 1, 18), calendar())] == ["A0-6"]
    assert list(provisional_steps(date(2026, 1, 18), calendar())) == []
