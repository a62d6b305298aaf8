"""What the worker does for mail, and when."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from procrastinate.contrib.django import app

from gongkai_web.incoming import keeping, tasks


def test_mailboxes_are_read_every_minute_and_mails_erased_in_the_small_hours() -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    minute, hour, *rest = known["incoming.erase"].split()

    assert known["incoming.fetch"] == "* * * * *"
    assert rest == ["*", "*", "*"]
    assert datetime(2026, 3, 2, int(hour), int(minute), tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai")).hour == 1


def test_each_does_what_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(tasks, "fetch", lambda _now: calls.append("fetch"))
    monkeypatch.setattr(keeping, "erase", lambda _now: calls.append("erase"))

    tasks.fetch_mail(0)
    tasks.erase_mail(0)

    assert calls == ["fetch", "erase"]
