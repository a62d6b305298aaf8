"""What consultations did, step by step."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.answer_steps import answer
from gongkai.law.clock import Stop
from gongkai.law.consultation_steps import counted_by
from gongkai.law.course import Consultation, Course
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
