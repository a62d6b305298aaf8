"""Counting with days taken out, against counting one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.clock import Count, Stop, count_working_days, months_after, pushed
from gongkai.law.workdays import calendar

KNOWN = calendar()
START = date(2026, 1, 28)
DAY = timedelta(days=1)
SPANS = st.lists(st.tuples(st.integers(-10, 60), st.integers(-1, 30)), max_size=5)


def stops_of(spans: list[tuple[int, int]]) -> list[Stop]:
    return sorted(Stop(START + first * DAY, START + (first + length) * DAY) for first, length in spans)


def inside(day: date, stop: Stop) -> bool:
    return stop.last is not None and stop.first <= day <= stop.last


@given(SPANS, st.integers(min_value=1, max_value=40))
def test_the_last_day_is_the_nth_that_no_stop_takes_out(spans: list[tuple[int, int]], count: int) -> None:
    stops, day, left = stops_of(spans), START, count
    while left:
        day += DAY
        left -= KNOWN.is_workday(day) and not any(inside(day, stop) for stop in stops)

    found = count_working_days(KNOWN, START, count, stops)

    assert found.last == day
    assert len(found.taken) == sum(stop.first <= day for stop in stops)


@given(SPANS, st.integers(min_value=1, max_value=60))
def test_the_same_for_calendar_days(spans: list[tuple[int, int]], count: int) -> None:
    stops, day, left = stops_of(spans), START, count
    while left:
        day += DAY
        left -= not any(inside(day, stop) for stop in stops)

    assert pushed(START + count * DAY, START, stops) == day


def test_a_stop_without_end_leaves_no_last_day() -> None:
    assert count_working_days(KNOWN, START, 20, [Stop(date(2026, 2, 2), None)]) == Count(None, True, (0,))


def test_a_stop_without_end_that_begins_too_late_takes_nothing() -> None:
    assert count_working_days(KNOWN, START, 20, [Stop(date(2026, 3, 4), None, True)]) == Count(date(2026, 3, 3), False, ())


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 3, 30), 6, date(2026, 9, 30)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 6, 30), 6, date(2025, 12, 30)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: date, months: int, last: date) -> None:
    assert months_after(day, months) == last
