"""Days and instants are written and read in one way."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.zone import SHANGHAI
from gongkai.ledger.times import day, instant, written


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_written(on: date) -> None:
    assert day(on.isoformat()) == on


@given(st.datetimes(datetime(2008, 5, 1), datetime(2100, 1, 1)), st.integers(-12 * 60, 14 * 60))  # noqa: DTZ001 - the zone is added
def test_an_instant_is_read_as_it_is_written(at: datetime, offset: int) -> None:
    aware = at.replace(tzinfo=timezone(timedelta(minutes=offset)))

    assert instant(written(aware)) == aware
    assert written(instant(written(aware))) == written(aware)


def test_an_instant_is_in_the_time_of_shanghai() -> None:
    assert written(datetime(2026, 3, 1, 16, 30, tzinfo=UTC)) == "2026-03-02T00:30:00+08:00"
    assert instant("2026-03-02T00:30:00+08:00").tzinfo is SHANGHAI


@pytest.mark.parametrize("text", ["20260302", "2026-W10-1", "2026-3-02", "2026-02-29", "2026-03-02 ", "2026-13-01", "二〇二六年", ""])
def test_other_days_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02",
        "2026-03-02T09:00:00",
        "2026-03-02T09:00:00Z",
        "2026-03-02T01:00:00+00:00",
        "2026-03-02 09:00:00+08:00",
        "2026-03-02T25:00:00+08:00",
        "20260302T090000+08:00xxxxx",
        "2026-03-02T17:01:00+05:00+08:00",
        "2026-03-02T17:01:00+050000+08:00",
        "2026-03-02T17:01:00Z+08:00",
        "2026-03-02T170100+08:00",
        "2026-03-02T170100,123+08:00",
        "2026-03-02T17:01:00,000123+08:00",
        "2026-03-02T17:01:00.123+08:00",
        "2026-03-02T17:01:00.000000+08:00",
        "2026-03-02T17:01:00.123456789+08:00",
        "2026-03-02T17:01+08:00",
    ],
)
def test_other_instants_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        instant(text)


@pytest.mark.parametrize("value", [[], {}, ["2026-03-02"], 20260302, None, True])
def test_what_is_no_text_is_neither_day_nor_instant(value: Any) -> None:
    for read in (day, instant):
        with pytest.raises(ValueError, match="is no"):
            read(value)
