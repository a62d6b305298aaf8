"""The time of the country."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from gongkai.law.zone import SHANGHAI


def test_it_is_eight_hours_ahead_in_every_season_since_2008() -> None:
    city = ZoneInfo("Asia/Shanghai")

    for month in range(1, 13):
        for year in (2008, 2019, 2026, 2040):
            assert datetime(year, month, 1, tzinfo=SHANGHAI).utcoffset() == timedelta(hours=8)
            assert datetime(year, month, 1, tzinfo=city).utcoffset() == timedelta(hours=8)
