"""What the worker does for publishing, and when."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from procrastinate.contrib.django import app

from gongkai_web.publishing import tasks

NAMES = {"publishing.follow_dates": "*/5 * * * *", "publishing.remind": "5 * * * *", "publishing.clear": "40 4 * * *"}


def test_the_worker_knows_when_to_run_each() -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}

    assert NAMES.items() <= known.items()
    assert set(NAMES) <= set(app.tasks)


@pytest.mark.parametrize(("hour", "reminded"), [(0, False), (7, False), (8, True), (23, True)])
def test_people_are_reminded_by_day(monkeypatch: pytest.MonkeyPatch, hour: int, reminded: bool) -> None:
    now = datetime.combine(date(2026, 3, 2), datetime.min.time(), ZoneInfo("Asia/Shanghai")).replace(hour=hour)
    called: list[datetime] = []
    monkeypatch.setattr("gongkai_web.publishing.tasks.timezone.localtime", lambda: now)
    monkeypatch.setattr("gongkai_web.publishing.actions.days.remind", called.append)

    tasks.remind(0)
    assert called == ([now] if reminded else [])
