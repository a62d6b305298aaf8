"""The reasoning of the answer clock, word for word, and the days with which a picture numbers it."""

from datetime import date
from typing import Any

from gongkai.law.answer_steps import answer
from gongkai.law.basis import basis
from gongkai.law.clock import Stop
from gongkai.law.course import Consultation, Consulted, Course, Extension
from gongkai.law.deadlines import deadline
from gongkai.law.message import Message
from gongkai.law.periods import PeriodKind, Unit
from gongkai.law.reasoning import Effect, Step
from gongkai.law.workdays import calendar
from tests.law.scenario_files import scenarios, settings_of

KNOWN = calendar()


@scenarios("reasonings")
def test_the_reasoning_word_for_word(given: dict[str, Any]) -> None:
    events: dict[str, list[date]] = {}
    for event, day in given["on"]:
        events.setdefault(event, []).append(day)

    found = deadline(PeriodKind.ANSWER, events, KNOWN, extend=given.get("extend"), settings=settings_of(given), as_of=given.get("known_on"))

    assert list(found.reasoning) == [
        Step(
            one.get("on"),
            one["rule"],
            basis(one["law"]) if "law" in one else None,
            Effect(one["effect"]),
            Message(one["zh"], one["en"]),
        )
        for one in given["reasoning"]
    ]


def test_the_days_taken_out_are_told_beside_the_day_from_which_the_others_are_counted() -> None:
    """A letter on the last day takes nothing out; the one before it stops the period from the day after it until the opinion."""
    letters = (Consultation(date(2026, 3, 11), None, date(2026, 3, 27)), Consultation(date(2026, 4, 16), None, date(2026, 4, 20)))
    found = answer(Course(date(2026, 3, 2), letters), KNOWN)

    assert (found.start, found.unit, found.ends) == (date(2026, 3, 2), Unit.WORKING_DAYS, None)
    assert found.stops == (Stop(date(2026, 3, 12), date(2026, 3, 27)),)


def test_after_a_new_beginning_the_days_are_counted_from_there() -> None:
    found = answer(Course(date(2026, 4, 20), correction_sent=date(2026, 4, 29), corrected=date(2026, 5, 20)), KNOWN)

    assert (found.due, found.start, found.stops) == (date(2026, 6, 17), date(2026, 5, 20), ())


def test_a_letter_that_is_still_open_is_a_stop_until_its_time_is_over() -> None:
    third = answer(Course(date(2026, 3, 2), (Consultation(date(2026, 3, 11), date(2026, 3, 13)),)), KNOWN)
    other = answer(Course(date(2026, 3, 2), (Consultation(date(2026, 3, 11), whom=Consulted.OTHER_ORGAN),)), KNOWN)

    assert third.stops == (Stop(date(2026, 3, 12), date(2026, 4, 3), pending=True),)
    assert other.stops == (Stop(date(2026, 3, 12), None, pending=True),)


def test_an_answer_while_something_is_awaited_is_not_called_late() -> None:
    """OGI-R 30: while the correction is awaited no period runs that the answer could miss."""
    course = Course(date(2026, 3, 2), extension=Extension(5), correction_sent=date(2026, 3, 5), answered=date(2026, 6, 1))
    (said,) = (step for step in answer(course, KNOWN).reasoning if step.effect is Effect.SATISFY)

    assert said.text == ("按期答复。", "The request was answered in time.")


def test_a_fee_is_judged_by_the_day_on_which_it_was_asked_for() -> None:
    """FEE took effect on 1 January 2021: a request of December 2020 could be charged after that day, and its twenty days run from then.

    Sunday 7 February 2021 was worked to make up for the Spring Festival.
    """
    received = date(2020, 12, 28)
    paid = answer(Course(received, paid=date(2021, 1, 18)), KNOWN)
    asked = answer(Course(received, fee_notice_received=date(2021, 1, 11)), KNOWN)

    assert paid.start == date(2021, 1, 18)
    assert any("2021-02-07（周日）" in step.text.zh for step in asked.reasoning)
