"""What the worker makes for the demonstration, job by job."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.demo import tasks


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> list[str]:
    """What the task has others do, in order."""
    calls: list[str] = []
    settings.DEMO_FILLING = tmp_path / "demo.filling"
    monkeypatch.setattr(tasks, "furnish", lambda _now: False)
    monkeypatch.setattr(tasks, "finish", lambda _now: calls.append("finish"))
    monkeypatch.setattr(tasks.fill, "defer", lambda: calls.append("next job"))
    return calls


def test_while_items_are_missing_there_is_a_next_job(called: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "make_items", lambda _now, _count: True)

    tasks.fill()

    assert called == ["next job"]


def test_when_all_are_there_they_are_compiled(called: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "make_items", lambda _now, _count: False)

    tasks.fill()

    assert called == ["finish"]
