"""Periods with one beginning: what is said, and what is refused. The dates are in scenarios/."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind
from gongkai.law.reasoning import Effect
from gongkai.law.workdays import calendar

KNOWN = calendar()


@pytest.mark.parametrize(
    ("kind", "events", "says"),
    [
        ("review_request", {"reply_received": "2023-04-20", "remedy_told": "2023-05-20"}, "remedy_told changes nothing"),
        ("suit", {"reply_received": "2015-04-30", "hindered": "2015-05-05"}, "hindered changes nothing"),
        ("review_decision", {"accepted": "2026-04-10", "resumed": "2026-04-20"}, "resumed has no suspended"),
        ("review_decision", {"accepted": "2026-04-10", "suspended": "2026-04-09"}, "suspended on 2026-04-09 is before accepted"),
        ("review_decision", {"accepted": "2026-04-10", "suspended": "2026-04-20", "resumed": "2026-04-19"}, "resumed on 2026-04-19"),
        ("review_request", {"reply_received": "2026-04-10", "remedy_told": "2026-04-09"}, "remedy_told on 2026-04-09"),
        (
            "review_request",
            {"reply_received": "2026-03-30", "hindered": "2026-04-10", "remedy_told": "2026-04-19"},
            "hindered on 2026-04-10 is before remedy_told on 2026-04-19",
        ),
        ("department_report", {"year_ended": "2026-06-30"}, "no year ends on 2026-06-30"),
    ],
)
def test_what_is_refused(kind: str, events: dict[str, str], says: str) -> None:
    with pytest.raises(ContractError, match=says):
        deadline(PeriodKind(kind), {name: [date.fromisoformat(day)] for name, day in events.items()}, KNOWN)


def test_a_roll_is_told_with_both_days() -> None:
    found = deadline(PeriodKind.REVIEW_REQUEST, {"reply_received": [date(2026, 8, 5)]}, KNOWN)
    rolls = [step for step in found.reasoning if step.effect is Effect.ROLL]

    assert [step.on for step in rolls] == [found.ends] == [date(2026, 10, 4)]
    assert "2026-10-08" in rolls[0].text.zh


def test_a_year_is_the_end_where_the_remedy_was_not_told() -> None:
    found = deadline(PeriodKind.SUIT, {"reply_received": [date(2026, 3, 30)]}, KNOWN)

    assert any("最长至2027-03-30（周二）" in step.text.zh for step in found.reasoning)


def test_reports_say_for_which_day_to_plan_and_that_it_can_change() -> None:
    found = deadline(PeriodKind.DEPARTMENT_REPORT, {"year_ended": [date(2026, 12, 31)]}, KNOWN)

    assert not found.provisional
    assert found.reasoning[1].on == date(2027, 1, 29)
    assert found.reasoning[2].rule == "A0-6"


@pytest.mark.parametrize("ended", [None, date(2026, 8, 10)])
@pytest.mark.parametrize("begun", [date(2026, 5, 29), date(2026, 8, 1)])
def test_a_hindrance_on_the_last_day_or_later_moves_nothing(begun: date, ended: date | None) -> None:
    events = {"reply_received": [date(2026, 3, 30)], "hindered": [begun]} | ({"hindrance_ended": [ended]} if ended else {})
    found = deadline(PeriodKind.REVIEW_REQUEST, events, KNOWN)

    assert (found.due, found.stops) == (date(2026, 5, 29), ())
    assert not {Effect.STOP, Effect.RESUME} & {step.effect for step in found.reasoning}
    assert any(step.on == begun and "不停止计算" in step.text.zh for step in found.reasoning)


def test_a_hindrance_on_the_day_before_the_last_takes_days_out() -> None:
    events = {"reply_received": [date(2026, 3, 30)], "hindered": [date(2026, 5, 28)], "hindrance_ended": [date(2026, 6, 1)]}

    assert deadline(PeriodKind.REVIEW_REQUEST, events, KNOWN).due == date(2026, 6, 2)


def test_what_no_holiday_notice_can_move_is_not_provisional() -> None:
    events = {"formed": [date(2026, 12, 15)]}
    rules, budget = (deadline(PeriodKind.PUBLICATION, events, KNOWN, variant=one) for one in ("rule_in_force", "budget"))

    assert (rules.due, rules.provisional) == (date(2027, 1, 14), False)
    assert "A0-6" not in {step.rule for step in rules.reasoning}
    assert (budget.due, budget.provisional) == (date(2027, 1, 4), True)


def test_a_suspension_that_has_not_ended_leaves_no_due_date() -> None:
    events = {"accepted": [date(2026, 4, 10)], "suspended": [date(2026, 4, 20)]}
    found = deadline(PeriodKind.REVIEW_DECISION, events, KNOWN)

    assert found.due is None
    assert [step.effect for step in found.reasoning] == [Effect.START, Effect.STOP, Effect.NOTE]
