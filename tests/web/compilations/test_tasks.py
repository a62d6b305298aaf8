"""What the worker does for compilations, and when."""

from datetime import datetime

import pytest
from procrastinate.contrib.django import app

from gongkai_web.compilations import tasks


def test_the_worker_looks_every_five_minutes_day_and_night(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    asked: list[datetime] = []
    monkeypatch.setattr("gongkai_web.compilations.tasks.days.remind", asked.append)

    assert known["compilations.remind"] == "*/5 * * * *"
    tasks.remind(0)
    assert len(asked) == 1
