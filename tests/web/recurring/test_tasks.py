"""What the worker does for recurring publications, and when."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from procrastinate.contrib.django import app

from gongkai_web.recurring import tasks


def test_the_worker_looks_every_hour() -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}

    assert known["recurring.follow"] == "15 * * * *"
    assert "recurring.follow" in app.tasks


@pytest.mark.parametrize(("hour", "reminded"), [(0, False), (7, False), (8, True), (23, True)])
def test_periods_begin_at_any_hour_and_people_are_reminded_by_day(monkeypatch: pytest.MonkeyPatch, hour: int, reminded: bool) -> None:
    now = datetime.combine(date(2026, 3, 2), datetime.min.time(), ZoneInfo("Asia/Shanghai")).replace(hour=hour)
    begun: list[datetime] = []
    told: list[datetime] = []
    monkeypatch.setattr("gongkai_web.recurring.tasks.timezone.localtime", lambda: now)
    monkeypatch.setattr("gongkai_web.recurring.tasks.days.begin_periods", begun.append)
    monkeypatch.setattr("gongkai_web.recurring.tasks.days.remind", told.append)

    tasks.follow(0)
    assert begun == [now]
    assert told == ([now] if reminded else [])
