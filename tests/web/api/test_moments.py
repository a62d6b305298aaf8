"""Days and moments in what programs ask for."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.api.moments import day, moment

CHINA = timezone(timedelta(hours=8))


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2999, 12, 31)))
def test_a_day_is_itself_and_as_a_moment_begins_in_china(one: date) -> None:
    assert day(one.isoformat()) == one
    found = moment(one.isoformat())
    assert found is not None
    assert (found.date(), found.hour, found.minute) == (one, 0, 0)


def test_a_moment_is_the_same_in_every_zone() -> None:
    wanted = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)

    assert moment("2026-03-02T08:00:00+08:00") == moment("2026-03-02T00:00:00Z") == moment("2026-03-02t00:00:00.000000000z") == wanted
    assert moment("2026-03-02T08:00:00 08:00") == wanted  # a plus sign in an address that nobody encoded
    assert moment("2026-03-02") == datetime(2026, 3, 2, tzinfo=CHINA)


def test_what_is_not_given_bounds_nothing() -> None:
    assert (day(None), moment(None)) == (None, None)


@pytest.mark.parametrize("typed", ["0000-01-01", "1066-10-14", "9999-12-31"])
def test_days_in_which_nothing_is_public_are_taken_for_the_nearest_that_counts(typed: str) -> None:
    bound = date(1970, 1, 1) if typed < "1970" else date(2999, 12, 31)

    assert day(typed) == bound
    for found in (moment(typed), moment(f"{typed}T23:59:59-23:59")):
        assert found is not None
        assert found.date() == bound


@pytest.mark.parametrize(
    "typed", ["2026", "20260302", "1772409600", "2026-02-30", "2026-3-2", "２０２６-03-02", "yesterday", " 2026-03-02", 5]
)
def test_what_is_no_day_is_refused(typed: object) -> None:
    with pytest.raises(ValueError, match="day"):
        day(typed)


@pytest.mark.parametrize(
    "typed", ["2026", "1772409600", "2026-03-02T08:00", "2026-03-02T08:00:00", "2026-03-02T25:00:00Z", "2026-03-02 08:00:00Z", "now", 5.0]
)
def test_what_is_no_moment_is_refused(typed: object) -> None:
    with pytest.raises(ValueError, match=r"moment|hour"):
        moment(typed)
