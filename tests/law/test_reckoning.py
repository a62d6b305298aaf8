"""Periods with one beginning: what is said, and what is refused. The dates are in scenarios/."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.clock import Stop
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind, Unit
from gongkai.law.reasoning import Effect
from gongkai.law.settings import ReportDay, Settings
from gongkai.law.workdays import calendar

KNOWN = calendar()


@pytest.mark.parametrize(
    ("kind", "events", "says"),
    [
        (
            "review_request",
            {"reply_received": "2023-04-20", "remedy_told": "2023-05-20"},
            r"^DL-15: the event remedy_told changes nothing here\. the rule of the time is ARL-2017 9\. leave it out\.$",
        ),
        ("suit", {"reply_received": "2015-04-30", "hindered": "2015-05-05"}, "^DL-16: the event hindered changes nothing"),
        (
            "suit",
            {"reply_received": "2015-04-30", "hindered": "2015-05-05", "hindrance_ended": "2015-05-06", "remedy_told": "2015-05-07"},
            "the event hindered, hindrance_ended, remedy_told changes nothing",
        ),
        (
            "review_decision",
            {"accepted": "2026-04-10", "resumed": "2026-04-20"},
            r"^DL-22: the event resumed has no suspended before it\. give the event suspended\.$",
        ),
        ("review_decision", {"accepted": "2026-04-10", "suspended": "2026-04-09"}, "^DL-22: suspended on 2026-04-09 is before accepted"),
        (
            "review_decision",
            {"accepted": "2026-04-10", "suspended": "2026-04-20", "resumed": "2026-04-19"},
            "^DL-22: resumed on 2026-04-19 is before suspended on 2026-04-20",
        ),
        (
            "review_request",
            {"reply_received": "2026-04-10", "remedy_told": "2026-04-09"},
            "^DL-15: remedy_told on 2026-04-09 is before reply_received on 2026-04-10",
        ),
        (
            "review_request",
            {"reply_received": "2026-03-30", "hindered": "2026-03-29"},
            "^DL-15: hindered on 2026-03-29 is before reply_received on 2026-03-30",
        ),
        (
            "review_request",
            {"reply_received": "2026-03-30", "hindered": "2026-04-10", "remedy_told": "2026-04-19"},
            "^DL-15: hindered on 2026-04-10 is before remedy_told on 2026-04-19",
        ),
        ("department_report", {"year_ended": "2026-06-30"}, r"^DL-13: no year ends on 2026-06-30\. give the last day of it, 2026-12-31\.$"),
        ("department_report", {"year_ended": "2026-12-30"}, "no year ends on 2026-12-30"),
        ("department_report", {"year_ended": "2026-11-30"}, "no year ends on 2026-11-30"),
    ],
)
def test_what_is_refused(kind: str, events: dict[str, str], says: str) -> None:
    with pytest.raises(ContractError, match=says):
        deadline(PeriodKind(kind), {name: [date.fromisoformat(day)] for name, day in events.items()}, KNOWN)


def test_a_roll_is_told_with_both_days() -> None:
    found = deadline(PeriodKind.REVIEW_REQUEST, {"reply_received": [date(2026, 8, 5)]}, KNOWN)
    rolls = [step for step in found.reasoning if step.effect is Effect.ROLL]

    assert [(step.on, step.rule) for step in rolls] == [(found.ends, "A0-4")] == [(date(2026, 10, 4), "A0-4")]
    assert "2026-10-08" in rolls[0].text.zh


def test_a_year_is_the_end_where_the_remedy_was_not_told() -> None:
    found = deadline(PeriodKind.SUIT, {"reply_received": [date(2026, 3, 30)]}, KNOWN)

    assert any("最长至2027-03-30（周二）" in step.text.zh for step in found.reasoning)


def test_a_period_cut_at_the_end_of_a_month_says_so_also_where_the_year_ends_on_that_day() -> None:
    """ALL 46: told on 31 August 2025 of a reply of 28 February; six months and the whole year both end on 28 February 2026."""
    found = deadline(PeriodKind.SUIT, {"reply_received": [date(2025, 2, 28)], "remedy_told": [date(2025, 8, 31)]}, KNOWN)

    assert found.due == date(2026, 2, 28)
    assert any("没有31日" in step.text.zh for step in found.reasoning)


def test_reports_say_for_which_day_to_plan_and_that_it_can_change() -> None:
    found = deadline(PeriodKind.DEPARTMENT_REPORT, {"year_ended": [date(2026, 12, 31)]}, KNOWN)

    assert not found.provisional
    assert (found.start, found.unit) == (None, Unit.DATE)
    assert found.reasoning[0].on == date(2027, 1, 31)
    assert found.reasoning[1].on == date(2027, 1, 29)
    assert found.reasoning[2].rule == "A0-6"


def test_a_report_due_on_the_working_day_before_says_that_the_office_chose_so() -> None:
    chosen = Settings(report_day=ReportDay.WORKDAY_BEFORE)
    found = deadline(PeriodKind.DEPARTMENT_REPORT, {"year_ended": [date(2024, 12, 31)]}, KNOWN, settings=chosen)
    (step,) = found.reasoning

    assert (found.due, found.provisional, found.unit) == (date(2025, 1, 27), False, Unit.DATE)
    assert (step.on, step.rule, step.effect) == (date(2025, 1, 27), "DL-13", Effect.DUE)
    assert step.text.zh == ("应于2025-01-31（周五）前完成；按本机关的设置，以该日或者此前最后一个工作日为限，最迟2025-01-27（周一）完成。")
    assert step.text.en == (
        "It is due before 2025-01-31 (Fri); the office chose that day or the last working day before it (report_day = workday_before): "
        "it has to be done by 2025-01-27 (Mon)."
    )


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
    assert (found.start, found.unit, found.stops) == (date(2026, 4, 10), Unit.DAYS, (Stop(date(2026, 4, 21), None, pending=True),))
    assert [(step.effect, step.on) for step in found.reasoning] == [
        (Effect.START, date(2026, 4, 10)),
        (Effect.STOP, date(2026, 4, 20)),
        (Effect.NOTE, None),
    ]


def test_a_suspension_that_has_ended_takes_its_days_out() -> None:
    """ARL 39: from 20 April to 10 May the review stands still, twenty days; the sixty from 10 April end on 29 June instead of 9 June."""
    events = {"accepted": [date(2026, 4, 10)], "suspended": [date(2026, 4, 20)], "resumed": [date(2026, 5, 10)]}
    found = deadline(PeriodKind.REVIEW_DECISION, events, KNOWN)
    stop, resume = (step for step in found.reasoning if step.effect in {Effect.STOP, Effect.RESUME})

    assert found.due == date(2026, 6, 29)
    assert (found.start, found.unit, found.stops) == (date(2026, 4, 10), Unit.DAYS, (Stop(date(2026, 4, 21), date(2026, 5, 10)),))
    assert (stop.on, resume.on) == (date(2026, 4, 20), date(2026, 5, 10))
    assert "扣除20日" in resume.text.zh
    assert "20 days taken out" in resume.text.en


@pytest.mark.parametrize(("days", "due"), [(1, date(2026, 6, 10)), (30, date(2026, 7, 9))])
def test_an_extended_review_says_by_how_much(days: int, due: date) -> None:
    """ARL 62: sixty days from 10 April, longer by up to thirty."""
    found = deadline(PeriodKind.REVIEW_DECISION, {"accepted": [date(2026, 4, 10)]}, KNOWN, extend=days)
    (extended,) = (step for step in found.reasoning if step.effect is Effect.EXTEND)

    assert found.due == due
    assert f"延长{days}日" in extended.text.zh
    assert extended.basis == basis("ARL 62")
    assert Effect.EXTEND not in {step.effect for step in deadline(PeriodKind.REVIEW_DECISION, {"accepted": [due]}, KNOWN).reasoning}


def test_a_period_that_runs_from_the_day_the_remedy_was_told_says_from_where() -> None:
    """ARL 20: sixty days from 19 April, when the applicant learnt of his remedy; a year from the reply is the end in any case."""
    found = deadline(PeriodKind.REVIEW_REQUEST, {"reply_received": [date(2026, 3, 30)], "remedy_told": [date(2026, 4, 19)]}, KNOWN)
    replied, told = found.reasoning[:2]

    assert (replied.on, replied.effect, told.on, told.effect) == (date(2026, 3, 30), Effect.NOTE, date(2026, 4, 19), Effect.START)
    assert "最长至此日起12个月" in replied.text.zh
    assert "12 months at most" in replied.text.en
    assert "60日" in told.text.zh
    assert found.start == date(2026, 4, 19)
    assert not any("如未告知" in step.text.zh for step in found.reasoning)


def test_a_year_from_the_reply_can_be_the_same_day_as_the_sixtieth() -> None:
    """Told on 30 January 2026, sixty days end on 31 March, which is a year after the reply as well."""
    found = deadline(PeriodKind.REVIEW_REQUEST, {"reply_received": [date(2025, 3, 31)], "remedy_told": [date(2026, 1, 30)]}, KNOWN)

    assert found.due == found.ends == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("told", "hindered", "ended"),
    [
        (date(2026, 12, 1), None, None),
        (date(2026, 12, 1), date(2027, 1, 4), date(2027, 2, 4)),
        (date(2026, 12, 1), date(2027, 1, 4), None),
        (date(2026, 12, 1), date(2027, 4, 5), None),
        (date(2026, 9, 30), date(2027, 1, 4), None),
        (date(2027, 5, 1), date(2027, 5, 5), None),
    ],
)
def test_nothing_outlasts_the_year_from_a_reply_that_did_not_tell(told: date, hindered: date | None, ended: date | None) -> None:
    """ALL-JI 64: a year from 30 March 2026 ends on 30 March 2027, whatever was told or hindered when; the reasoning says so."""
    happened = {"reply_received": date(2026, 3, 30), "remedy_told": told, "hindered": hindered, "hindrance_ended": ended}
    found = deadline(PeriodKind.SUIT, {name: [day] for name, day in happened.items() if day}, KNOWN)

    assert found.due == date(2027, 3, 30)
    assert [step.basis for step in found.reasoning if "in any case" in step.text.en] == [basis("ALL-JI 64")]


def test_a_hindrance_that_lasts_leaves_no_day_but_that_of_the_year() -> None:
    """Told on 20 April 2026 and hindered in June, the six months end some day, on 30 March 2027 at the latest."""
    happened = {"reply_received": date(2026, 3, 30), "remedy_told": date(2026, 4, 20), "hindered": date(2026, 6, 1)}
    found = deadline(PeriodKind.SUIT, {name: [day] for name, day in happened.items()}, KNOWN)

    assert found.due is None
    assert "2027-03-30 (Tue) at most" in found.reasoning[-1].text.en
    assert "2027-03-30（周二）" in found.reasoning[-1].text.zh


def test_a_hindrance_after_the_year_takes_nothing_out() -> None:
    """The six months from 1 December would run until June 2027, but the year is over on 30 March."""
    happened = {"reply_received": date(2026, 3, 30), "remedy_told": date(2026, 12, 1), "hindered": date(2027, 4, 5)}
    found = deadline(PeriodKind.SUIT, {name: [day] for name, day in happened.items()}, KNOWN)

    assert Effect.STOP not in {step.effect for step in found.reasoning}
    assert any("on or after the last day of the period, 2027-03-30 (Tue)" in step.text.en for step in found.reasoning)


def test_only_a_period_of_months_can_end_in_a_month_without_that_day() -> None:
    """Civil Code 202: a reply of 31 August leaves six months until 28 February. Days have no such end, nor months that have the day."""

    def ends(kind: PeriodKind, received: date) -> list[str]:
        found = deadline(kind, {"reply_received": [received]}, KNOWN)
        return [step.text.en for step in found.reasoning if step.rule == "A0-5"]

    (said,) = ends(PeriodKind.SUIT, date(2025, 8, 31))
    assert "no day 31" in said
    assert ends(PeriodKind.SUIT, date(2026, 3, 30)) == []
    assert ends(PeriodKind.REVIEW_REQUEST, date(2026, 3, 30)) == []


def test_a_period_that_ends_in_a_year_without_notice_says_so() -> None:
    """Received 25 December 2026: the seven working days run into 2027, whose notice is not known."""
    found = deadline(PeriodKind.CORRECTION_NOTICE, {"received": [date(2026, 12, 25)]}, KNOWN)

    assert found.provisional
    assert "A0-6" in {step.rule for step in found.reasoning}


def test_a_period_of_one_day_begins_too() -> None:
    settings = Settings(correction_period=1)
    found = deadline(PeriodKind.CORRECTION, {"notice_received": [date(2026, 4, 30)]}, KNOWN, settings=settings)

    assert found.due == date(2026, 5, 6)
    assert [step.effect for step in found.reasoning] == [Effect.START, Effect.DUE, Effect.NOTE]
    assert "起算1个工作日" in found.reasoning[0].text.zh
    assert "1 working day run from" in found.reasoning[0].text.en


def test_the_last_day_is_told_in_the_unit_of_the_period() -> None:
    days, working = (
        next(step for step in deadline(kind, {event: [date(2026, 4, 20)]}, KNOWN).reasoning if step.effect is Effect.DUE)
        for kind, event in ((PeriodKind.DEFENDANT_ANSWER, "copy_received"), (PeriodKind.CORRECTION_NOTICE, "received"))
    )

    assert days.text.zh == "期限在2026-05-06（周三）终了时届满。"
    assert "第7个计入的工作日" in working.text.zh
