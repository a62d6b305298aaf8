"""What the worker does for requests, and when."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from procrastinate.contrib.django import app

from gongkai_web.requests import tasks
from gongkai_web.requests.actions import keeping

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is kept, in order."""
    calls: list[str] = []
    for name in ("count_anew", "erase", "clear"):
        monkeypatch.setattr(keeping, name, lambda _now, name=name: calls.append(name))
    return calls


def test_days_are_counted_anew_and_applicants_erased_in_the_small_hours() -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    minute, hour = known["requests.count_anew"].split()[:2]

    assert datetime(2026, 3, 2, int(hour), int(minute), tzinfo=UTC).astimezone(CHINA).hour == 1
    assert known["requests.erase"].split()[1] == hour
    assert {tuple(known[name].split()[2:]) for name in ("requests.count_anew", "requests.erase")} == {("*", "*", "*")}


def test_every_day_has_its_night_of_counting(called: list[str]) -> None:
    tasks.count_anew(0)

    assert called == ["count_anew"]


def test_files_go_after_the_applicants_who_named_them(called: list[str]) -> None:
    tasks.erase(0)

    assert called == ["erase", "clear"]
