"""Jobs that are done."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from gongkai_web.serve.finished import forget_finished


@pytest.mark.django_db
def test_jobs_that_succeeded_a_day_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The statement itself, on this test's own connection: the manager would take one of its own and see nothing of it."""
    old, young, failed = (_job(status, age) for status, age in (("succeeded", 25), ("succeeded", 23), ("failed", 99)))
    asked: list[tuple[str, dict[str, Any]]] = []

    async def heard(query: str, **arguments: Any) -> None:
        asked.append((query, arguments))

    monkeypatch.setattr(app.connector, "execute_query_async", heard)
    context = type("Context", (), {"app": app})()
    with ThreadPoolExecutor(1) as elsewhere:  # the browser's driver leaves its event loop running in the thread of the tests
        elsewhere.submit(asyncio.run, forget_finished.func(context, 0)).result()
    with connection.cursor() as cursor:
        cursor.execute(*asked[0])

    assert set(ProcrastinateJob.objects.values_list("pk", flat=True)) & {old, young, failed} == {young, failed}


def _job(status: str, age: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (task_name, queue_name, status) VALUES ('x', 'default', %s) RETURNING id", [status])
        number: int = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_events SET at = at - make_interval(hours => %s) WHERE job_id = %s", [age, number])
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, %s, now() - make_interval(hours => %s))", [number, status, age]
        )
    assert ProcrastinateEvent.objects.filter(job=number).exists()
    return number
