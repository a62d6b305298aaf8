"""The worker's part of an export: whole or not there, and not for ever."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Attachment
from gongkai_web.transfer import actions, store
from gongkai_web.transfer.exporting import _LOCK, KEPT, make, tidy, unmade
from gongkai_web.transfer.models import Export
from gongkai_web.transfer.stages import Making
from gongkai_web.transfer.tasks import go_on
from tests.web.transfer.making import GOOD, imported, packed, received, table


@pytest.fixture
def asked(actor: Actor, water: Organ) -> Export:
    """An export of an organ with one item and its file."""
    imported(actor, water, packed({"表.csv": table({**GOOD, "附件": "a.csv"}), "a.csv": b"a,b\n1,2\n"}))
    return actions.ask_export(actor, water)


def _again(asked: Export) -> Export:
    open_for(reads=[asked.organ_id], writes=[asked.organ_id])
    return Export.objects.get(pk=asked.pk)


def test_it_is_whole_when_it_is_ready(asked: Export) -> None:
    make(asked.pk)

    made = _again(asked)
    assert made.stage == Making.READY
    assert store.path_of(made.place).stat().st_size == made.size
    with ZipFile(store.path_of(made.place)) as package:
        assert any(name.endswith("/a.csv") for name in package.namelist())
    assert unmade() == []


def test_a_file_that_cannot_be_read_is_told_and_nothing_lies_about(asked: Export) -> None:
    open_for(reads=[asked.organ_id])
    Path(storages["private"].path(Attachment.objects.get().path)).unlink()
    folder = Path(storages["private"].path("packages"))
    before = set(folder.iterdir())
    make(asked.pk)

    assert _again(asked).stage == Making.FAILED
    assert set(folder.iterdir()) == before


def test_what_a_dead_worker_left_is_made_by_the_next(asked: Export) -> None:
    ProcrastinateJob.objects.all()._raw_delete(using="default")
    assert unmade() == [asked.pk]

    go_on(0)

    jobs = ProcrastinateJob.objects.filter(task_name="transfer.make", status="todo")
    assert [job.args["export"] for job in jobs] == [asked.pk]


def test_a_second_worker_leaves_it_alone(asked: Export) -> None:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [_LOCK, asked.pk])
    make(asked.pk)
    other.close()

    assert _again(asked).stage == Making.WAITING


def test_after_some_days_it_is_removed_with_what_a_dead_worker_left(
    asked: Export, actor: Actor, water: Organ, django_capture_on_commit_callbacks: Any
) -> None:
    waiting = received(actor, water, table(GOOD), "等待确认.csv", site="www.another.example")
    make(asked.pk)
    made, left = _again(asked), store.keep([b"half"])
    now = timezone.now()
    for place in (made.place, left.place, waiting.place):
        os.utime(store.path_of(place), ((now - KEPT).timestamp(),) * 2)

    with django_capture_on_commit_callbacks(execute=True):
        tidy(now)
    assert _again(asked).stage == Making.READY
    assert [store.path_of(one.place).exists() for one in (made, left, waiting)] == [True, False, True]

    with django_capture_on_commit_callbacks(execute=True):
        tidy(now + KEPT + timedelta(minutes=1))
    assert (_again(asked).stage, _again(asked).place) == (Making.REMOVED, "")
    assert [store.path_of(one.place).exists() for one in (made, waiting)] == [False, True]
