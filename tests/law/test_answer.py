"""The answer clock: equal to a walk through the calendar, one algorithm with two doors, and reasons that say what happened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.answer import answer_due
from gongkai.law.answer_steps import answer
from gongkai.law.course import Consultation, Consulted, Course, Extension
from gongkai.law.reasoning import Effect
from gongkai.law.settings import Settings, StopBegins
from gongkai.law.workdays import calendar
from lab.clock_histories import difference, history

KNOWN = calendar()
SEEDS = st.integers(min_value=0, max_value=10**9).map(str)


@pytest.mark.parametrize("part", range(20))
def test_equal_to_a_walk_through_the_calendar(part: int) -> None:
    differing = [fault for number in range(100) if (fault := difference(f"test/{part}/{number}")[1])]

    assert differing == []


@given(SEEDS)
def test_with_and_without_reasons_it_is_the_same(seed: str) -> None:
    course = history(seed)
    due, found = answer_due(course, KNOWN), answer(course, KNOWN)

    assert (found.due, found.provisional, found.latest_if_silent) == due
    assert found.reasoning[0].on == course.received
    assert all(step.text.zh and step.text.en and (step.basis or step.effect is Effect.NOTE) for step in found.reasoning)


@given(SEEDS)
def test_a_due_date_is_a_working_day_and_the_last_step_of_the_count(seed: str) -> None:
    found = answer(history(seed), KNOWN)
    due_steps = [step.on for step in found.reasoning if step.effect is Effect.DUE]

    assert due_steps == ([found.due] if found.due else [])
    assert found.last is None or KNOWN.is_workday(found.last)


@given(SEEDS, st.integers(min_value=0, max_value=60), st.integers(min_value=0, max_value=40))
def test_one_more_consultation_never_makes_it_earlier(seed: str, after: int, lasts: int) -> None:
    course = replace(history(seed), correction_sent=None, corrected=None, fee_notice_sent=None, fee_notice_received=None, paid=None)
    course = replace(course, extension=None)
    sent = course.received + timedelta(days=after)
    more = replace(course, consultations=(*course.consultations, Consultation(sent, sent, sent + timedelta(days=lasts))))
    before, now = answer_due(course, KNOWN), answer_due(more, KNOWN)

    if (earlier := before.due or before.latest_if_silent) and (later := now.due or now.latest_if_silent):
        assert later >= earlier


def test_the_day_of_the_letter_counts_or_does_not_as_the_office_chooses() -> None:
    course = Course(date(2026, 3, 2), (Consultation(date(2026, 3, 11), None, date(2026, 3, 27)),))

    assert answer_due(course, KNOWN).due == date(2026, 4, 16)
    assert answer_due(course, KNOWN, Settings(consultation_stop=StopBegins.ON_ISSUE)).due == date(2026, 4, 17)


def test_a_calendar_that_becomes_known_moves_an_open_clock() -> None:
    course = Course(date(2020, 1, 17))

    assert answer_due(course, calendar(date(2020, 1, 20))).due == date(2020, 2, 19)
    assert answer_due(course, calendar(date(2020, 2, 1))).due == date(2020, 2, 21)


def test_an_answer_in_time_and_one_that_is_late() -> None:
    course = Course(date(2026, 3, 2), answered=date(2026, 3, 30))

    assert answer(course, KNOWN).reasoning[-1].text.zh == "按期答复。"
    assert answer(replace(course, answered=date(2026, 4, 1)), KNOWN).reasoning[-1].text.zh == "答复，逾期2日。"


def test_what_is_assumed_is_said() -> None:
    silent = answer(Course(date(2026, 3, 2), (Consultation(date(2026, 3, 11)),)), KNOWN)
    undated = answer(Course(date(2026, 3, 2), extension=Extension(10)), KNOWN)
    corrected = answer(Course(date(2026, 4, 20), corrected=date(2026, 5, 20)), KNOWN)
    paid_late = Course(date(2026, 8, 3), fee_notice_received=date(2026, 8, 20), paid=date(2026, 9, 18))

    assert any("未记录，按发出当日推定" in step.text.zh for step in silent.reasoning)
    assert any("视为按时发出" in step.text.zh for step in undated.reasoning)
    assert any("视为按时发出" in step.text.zh for step in corrected.reasoning)
    assert any("缴费晚于2026-09-17" in step.text.zh for step in answer(paid_late, KNOWN).reasoning)


def test_a_fee_notice_whose_day_is_not_recorded_is_assumed_to_be_in_time_and_said_to_be() -> None:
    awaited = answer(Course(date(2026, 3, 2), fee_notice_received=date(2026, 3, 16)), KNOWN)

    assert awaited.due is None
    assert sum("视为按时发出" in step.text.zh for step in awaited.reasoning) == 1


def test_an_answer_after_the_time_for_an_opinion_settles_the_silence() -> None:
    asked = (Consultation(date(2026, 3, 11), date(2026, 3, 13)),)

    assert answer_due(Course(date(2026, 3, 2), asked, answered=date(2026, 5, 20)), KNOWN).due == date(2026, 4, 23)
    assert answer_due(Course(date(2026, 3, 2), asked, answered=date(2026, 4, 3)), KNOWN) == (None, False, date(2026, 4, 23))
    assert answer_due(Course(date(2026, 3, 2), asked, answered=date(2026, 4, 7)), KNOWN, as_of=date(2026, 4, 1)).due == date(2026, 4, 23)


def test_the_last_day_for_each_notice_is_named() -> None:
    late = Course(date(2026, 9, 21), correction_sent=date(2026, 10, 9), corrected=date(2026, 10, 20))
    steps = answer(late, KNOWN).reasoning

    assert [(step.rule, step.effect) for step in steps[1:3]] == [("RQ-05", Effect.NOTE), ("DL-09", Effect.NOTE)]
    assert "2026-10-08" in steps[1].text.zh
    assert "2026-10-08" in steps[1].text.en


def test_an_extension_before_a_new_beginning_is_forgotten() -> None:
    course = Course(date(2026, 8, 3), extension=Extension(10, date(2026, 8, 10)), fee_notice_sent=date(2026, 8, 19), paid=date(2026, 9, 10))
    found = answer(course, KNOWN)

    assert found.due == date(2026, 10, 14)
    assert any(step.on == date(2026, 8, 10) and "不再计入" in step.text.zh for step in found.reasoning)


def test_silence_of_the_two_kinds_is_told_apart() -> None:
    third = Consultation(date(2026, 4, 20), date(2026, 4, 20))
    texts = [
        " ".join(step.text.zh for step in answer(Course(date(2026, 4, 15), (one,)), KNOWN).reasoning)
        for one in (third, third._replace(whom=Consulted.JOINT_ORGAN))
    ]

    assert "沉默不等于同意" in texts[0]
    assert "视为同意" in texts[1]


def test_notices_are_judged_in_the_order_in_which_they_were_sent() -> None:
    course = Course(date(2026, 3, 2), fee_notice_sent=date(2026, 3, 31), corrected=date(2026, 4, 10), paid=date(2026, 4, 20))

    assert answer_due(course, KNOWN).due == date(2026, 5, 12)


def test_a_fee_notice_while_the_correction_is_awaited_is_not_late() -> None:
    course = Course(date(2026, 3, 2), correction_sent=date(2026, 3, 5), fee_notice_sent=date(2026, 4, 20))

    assert [step.effect for step in answer(course, KNOWN).reasoning if step.on == date(2026, 4, 20)] == [Effect.STOP]
