"""Periods of the calendar, and how one stands."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.recurring.kinds import Rhythm, Standing
from gongkai_web.recurring.schedule import Span, span, spans, standing

TODAY = date(2026, 3, 2)  # a Monday; the third working day after it is Thursday, 03-05


@pytest.mark.parametrize(
    ("rhythm", "first", "last"),
    [
        (Rhythm.MONTH, date(2026, 5, 1), date(2026, 5, 31)),
        (Rhythm.QUARTER, date(2026, 4, 1), date(2026, 6, 30)),
        (Rhythm.HALF_YEAR, date(2026, 1, 1), date(2026, 6, 30)),
        (Rhythm.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_day(rhythm: Rhythm, first: date, last: date) -> None:
    assert span(date(2026, 5, 20), rhythm) == Span(first, last)


def test_february_ends_as_it_does() -> None:
    assert [span(date(year, 2, 1), Rhythm.MONTH).last.day for year in (2024, 2026)] == [29, 28]


def test_periods_reach_from_the_first_to_the_one_that_runs() -> None:
    found = list(spans(date(2025, 8, 9), TODAY, Rhythm.QUARTER))

    assert [one.first for one in found] == [date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1)]
    assert list(spans(date(2026, 4, 1), TODAY, Rhythm.QUARTER)) == []


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 3000), st.sampled_from(Rhythm))
def test_periods_follow_each_other_without_a_gap(begin: date, days: int, rhythm: Rhythm) -> None:
    end = date.fromordinal(begin.toordinal() + days)
    found = list(spans(begin, end, rhythm))

    assert found[0].first <= begin <= found[0].last
    assert found[-1].first <= end <= found[-1].last
    assert all(later.first.toordinal() == earlier.last.toordinal() + 1 for earlier, later in pairwise(found))


@pytest.mark.parametrize(
    ("due_on", "out_on", "stands"),
    [
        (None, None, Standing.OPEN),
        (date(2026, 3, 6), None, Standing.OPEN),
        (date(2026, 3, 5), None, Standing.SOON),
        (TODAY, None, Standing.SOON),
        (date(2026, 3, 1), None, Standing.OVERDUE),
        (date(2026, 3, 1), date(2026, 3, 1), Standing.PUBLISHED),
        (date(2026, 3, 1), date(2026, 3, 2), Standing.LATE),
        (None, date(2026, 2, 1), Standing.PUBLISHED),
    ],
)
def test_how_a_period_stands(due_on: date | None, out_on: date | None, stands: Standing) -> None:
    assert standing(due_on, out_on, TODAY) is stands
