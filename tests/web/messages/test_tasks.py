"""What the worker does for messages, and when."""

from datetime import datetime

import pytest
from procrastinate.contrib.django import app

from gongkai_web.messages import tasks


def test_the_worker_sends_what_waits_every_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    asked: list[datetime] = []
    monkeypatch.setattr(tasks, "send", asked.append)

    assert known["messages.send"] == "* * * * * */10"
    tasks.send_messages(0)
    assert [one.tzinfo is not None for one in asked] == [True]
