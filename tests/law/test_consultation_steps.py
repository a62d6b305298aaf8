"""What consultations did, step by step."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.answer_steps import answer
from gongkai.law.clock import Stop
from gongkai.law.consultation_steps import counted_by, pairing_steps
from gongkai.law.course import Consultation, Consulted, Course
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind
from gongkai.law.reasoning import Effect
from gongkai.law.workdays import calendar

KNOWN = calendar()
RECEIVED = date(2026, 3, 2)
STOPS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 30)), max_size=4)


@given(STOPS, st.integers(min_value=0, max_value=90))
def test_days_counted_so_far(spans: list[tuple[int, int]], passed: int) -> None:
    stops = tuple(Stop(RECEIVED + timedelta(days=first), RECEIVED + timedelta(days=first + length)) for first, length in sorted(spans))
    day = RECEIVED + timedelta(days=passed)
    walked = [RECEIVED + timedelta(days=one) for one in range(1, passed + 1)]
    out = [one for one in walked if any(stop.first <= one <= (stop.last or one) for stop in stops)]

    assert counted_by(KNOWN, RECEIVED, stops, day) == sum(KNOWN.is_workday(one) and one not in out for one in walked)


def test_an_overlap_is_said() -> None:
    first = Consultation(date(2026, 3, 11), None, date(2026, 3, 27))
    second = Consultation(date(2026, 3, 16), None, date(2026, 3, 31))
    texts = [step.text.zh for step in answer(Course(RECEIVED, (first, second)), KNOWN).reasoning]

    assert any("扣除12个工作日。" in text for text in texts)
    assert any("扣除2个工作日（重叠部分只扣除一次）" in text for text in texts)


def test_why_a_consultation_takes_nothing_out() -> None:
    late = answer(Course(RECEIVED, (Consultation(date(2026, 3, 31), None, date(2026, 4, 2)),)), KNOWN)
    last_day = answer(Course(RECEIVED, (Consultation(date(2026, 3, 30), None, date(2026, 4, 2)),)), KNOWN)

    assert any("期限已于2026-03-30（周一）届满" in step.text.zh for step in late.reasoning)
    assert any("已是期限最后一日" in step.text.zh for step in last_day.reasoning)


def test_a_letter_on_the_day_of_the_new_beginning_stops_the_new_period() -> None:
    """OGI-R 30, 33: the corrected request came on 16 March; a letter of that day is no longer of the time before it."""
    letter = Consultation(date(2026, 3, 16), None, date(2026, 3, 18))
    found = answer(Course(RECEIVED, (letter,), correction_sent=date(2026, 3, 6), corrected=date(2026, 3, 16)), KNOWN)

    assert not any("不再扣除" in step.text.zh for step in found.reasoning)
    assert [step.effect for step in found.reasoning if step.rule == "DL-08"] == [Effect.STOP, Effect.RESUME]
    assert found.due == date(2026, 4, 16)


def test_an_opinion_on_the_last_of_its_fifteen_days_is_in_time() -> None:
    """OGI-R 32: sent on 11 March, its receipt not recorded, the opinion can come until 1 April."""
    steps = answer(Course(RECEIVED, (Consultation(date(2026, 3, 11), None, date(2026, 4, 1)),)), KNOWN).reasoning

    assert not any("未记录" in step.text.zh for step in steps)
    assert [(step.on, step.rule) for step in steps if step.effect is Effect.RESUME] == [(date(2026, 4, 1), "DL-08")]


def test_a_day_that_ends_one_stop_and_begins_another_is_shared() -> None:
    """The first opinion came on 13 March, which the second letter of 12 March takes out as well."""
    letters = (Consultation(date(2026, 3, 9), None, date(2026, 3, 13)), Consultation(date(2026, 3, 12), None, date(2026, 3, 17)))
    texts = [step.text.zh for step in answer(Course(RECEIVED, letters), KNOWN).reasoning]

    assert any("扣除2个工作日（重叠部分只扣除一次）" in text for text in texts)


def test_days_counted_before_a_stop_that_has_no_end() -> None:
    assert counted_by(KNOWN, RECEIVED, (Stop(date(2026, 3, 12), None),), date(2026, 3, 27)) == 7


FIRST, SECOND, OPINION = date(2026, 3, 9), date(2026, 3, 12), date(2026, 3, 17)


def test_how_letters_were_paired_is_told_where_one_has_an_opinion_and_another_none() -> None:
    events = {"received": [RECEIVED], "consultation_sent": [SECOND, FIRST], "opinion_received": [OPINION]}
    last = deadline(PeriodKind.ANSWER, events, KNOWN).reasoning[-1]

    assert (last.on, last.rule, last.effect) == (None, "DL-08", Effect.NOTE)
    assert "2026-03-12发出的，2026-03-17收到意见；2026-03-09发出的，没有意见" in last.text.zh
    assert "sent 2026-03-12, opinion 2026-03-17; sent 2026-03-09, no opinion" in last.text.en


@pytest.mark.parametrize(
    ("whom", "letter_zh", "letter_en"),
    [
        (Consulted.THIRD_PARTY, "向第三方发出征求意见书", "The letter of consultation went to the third party"),
        (Consulted.JOINT_ORGAN, "向共同制作机关发出征求意见函", "The letter went to the jointly making organ"),
        (Consulted.OTHER_ORGAN, "向其他机关发出征求意见函", "The letter of consultation went to another organ"),
    ],
)
def test_the_letters_that_were_paired_are_named(whom: Consulted, letter_zh: str, letter_en: str) -> None:
    letters = (Consultation(SECOND, None, OPINION, whom), Consultation(FIRST, whom=whom))
    (said,) = pairing_steps(Course(RECEIVED, letters))

    assert said.text.zh.startswith(f"{letter_zh}：")
    assert said.text.en.startswith(f"{letter_en} more than once; ")
    assert said.text.en.endswith(". If that is wrong, give first the letters that were answered.")


def test_where_the_pairing_cannot_be_doubted_nothing_is_told_of_it() -> None:
    open_letter, answered = Consultation(FIRST), Consultation(SECOND, None, OPINION)
    another_kind = Consultation(FIRST, None, None, Consulted.JOINT_ORGAN)

    for letters in ((), (open_letter,), (answered,), (open_letter, open_letter), (answered, answered), (answered, another_kind)):
        assert list(pairing_steps(Course(RECEIVED, letters))) == []
    assert len(list(pairing_steps(Course(RECEIVED, (answered, open_letter, another_kind, another_kind))))) == 1


def test_a_ledger_knows_its_pairs_and_its_clock_says_nothing_of_it() -> None:
    letters = (Consultation(FIRST), Consultation(SECOND, None, OPINION))

    assert not any("先后" in step.text.zh for step in answer(Course(RECEIVED, letters), KNOWN).reasoning)
