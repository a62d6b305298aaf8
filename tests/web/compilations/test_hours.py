"""Clocks that run in hours."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gongkai_web.compilations.hours import Emergency, Standing, clocks, knows, standing

CHINA = ZoneInfo("Asia/Shanghai")
EVENT = datetime(2026, 10, 1, 14, 30, tzinfo=CHINA)  # a holiday


@pytest.mark.parametrize(
    ("emergency", "due"),
    [
        (
            Emergency.MAJOR,
            {
                "emergency_information": datetime(2026, 10, 1, 19, 30, tzinfo=CHINA),
                "emergency_conference": datetime(2026, 10, 2, 14, 30, tzinfo=CHINA),
            },
        ),
        (Emergency.OPINION, {"opinion_response": datetime(2026, 10, 3, 14, 30, tzinfo=CHINA)}),
    ],
)
def test_hours_run_day_and_night_on_holidays_too(emergency: Emergency, due: dict[str, datetime]) -> None:
    assert clocks(emergency, EVENT) == due


def test_before_2016_no_hours_were_set() -> None:
    assert knows(Emergency.OPINION, EVENT)
    assert not knows(Emergency.OPINION, datetime(2016, 7, 29, 12, 0, tzinfo=CHINA))
    assert not knows(Emergency.MAJOR, datetime(2016, 11, 14, 12, 0, tzinfo=CHINA))


@pytest.mark.parametrize(
    ("met", "now", "expected"),
    [
        (None, timedelta(hours=3, minutes=59), Standing.RUNNING),
        (None, timedelta(hours=4), Standing.SOON),  # the last of five hours
        (None, timedelta(hours=5), Standing.SOON),
        (None, timedelta(hours=5, seconds=1), Standing.OVERDUE),
        (timedelta(hours=5), timedelta(hours=9), Standing.MET),
        (timedelta(hours=5, seconds=1), timedelta(hours=9), Standing.LATE),
    ],
)
def test_how_a_clock_stands(met: timedelta | None, now: timedelta, expected: Standing) -> None:
    met_at = None if met is None else EVENT + met

    assert standing(EVENT, EVENT + timedelta(hours=5), met_at, EVENT + now) is expected
