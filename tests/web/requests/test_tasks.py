"""What the worker does for requests, and when."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from croniter import croniter
from procrastinate.contrib.django import app

from gongkai_web.requests import tasks

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is kept, in order."""
    calls: list[str] = []
    for name in ("count_anew", "erase", "clear"):
        monkeypatch.setattr(tasks.keeping, name, lambda _now, name=name: calls.append(name))
    return calls


def test_days_are_counted_anew_and_applicants_erased_in_the_small_hours() -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    nights = {name: croniter(known[name], noon).get_next(datetime).astimezone(CHINA) for name in ("requests.count_anew", "requests.erase")}

    assert {name: f"{at:%d %H:%M}" for name, at in nights.items()} == {"requests.count_anew": "03 01:10", "requests.erase": "03 01:20"}


def test_every_day_has_its_night_of_counting(called: list[str]) -> None:
    tasks.count_anew(0)

    assert called == ["count_anew"]


def test_files_go_after_the_applicants_who_named_them(called: list[str]) -> None:
    tasks.erase(0)

    assert called == ["erase", "clear"]
