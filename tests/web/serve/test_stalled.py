"""Jobs of a worker that was killed: taken up again, but not for ever."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.serve.stalled import take_up

Story = Callable[[], Awaitable[None]]


@pytest.fixture
def play(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Callable[[Story], None]]:  # noqa: ARG001 - the database has to be there
    """Plays a story in an event loop of its own. What it does to jobs is committed, and taken away after it."""

    async def whole(story: Story) -> None:
        try:
            await story()
        finally:
            await sync_to_async(_forget)()

    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as pool:
        yield lambda story: pool.submit(asyncio.run, whole(story)).result()


def _forget() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    connections.close_all()


async def _killed(**options: object) -> int:
    """Id of a job that a worker had begun when it was killed."""
    number = await app.configure_task("story.job", allow_unknown=True, **options).defer_async()
    await _begin_and_die()
    return number


async def _begin_and_die() -> None:
    worker = await app.job_manager.register_worker()
    assert await app.job_manager.fetch_job(queues=None, worker_id=worker)
    await app.job_manager.unregister_worker(worker)


async def _state(number: int) -> str:
    return str((await ProcrastinateJob.objects.aget(pk=number)).status)


def test_a_job_of_a_killed_worker_waits_again(play: Callable[[Story], None]) -> None:
    async def story() -> None:
        number = await _killed()
        assert await _state(number) == "doing"
        await take_up(app.job_manager)
        assert await _state(number) == "todo"

    play(story)


def test_a_job_of_a_worker_that_lives_is_left_alone(play: Callable[[Story], None]) -> None:
    async def story() -> None:
        number = await app.configure_task("story.job", allow_unknown=True).defer_async()
        worker = await app.job_manager.register_worker()
        await app.job_manager.fetch_job(queues=None, worker_id=worker)
        await take_up(app.job_manager)
        assert await _state(number) == "doing"
        await app.job_manager.unregister_worker(worker)

    play(story)


def test_a_job_that_ends_every_worker_is_given_up(play: Callable[[Story], None]) -> None:
    async def story() -> None:
        number = await _killed()
        for _ in range(3):
            await take_up(app.job_manager)
            await _begin_and_die()
        await take_up(app.job_manager)
        assert await _state(number) == "failed"

    play(story)


def test_where_another_one_of_its_kind_waits_already_that_one_counts(play: Callable[[Story], None]) -> None:
    async def story() -> None:
        first = await _killed(queueing_lock="one")
        second = await app.configure_task("story.job", allow_unknown=True, queueing_lock="one").defer_async()
        await take_up(app.job_manager)
        assert (await _state(first), await _state(second)) == ("aborted", "todo")

    play(story)
