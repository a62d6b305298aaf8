"""Web server and worker are killed again and again while 500 items go out: each is out with all that belongs to it, or not at all."""

import http.client
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from django.conf import global_settings
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.types import JSONDict
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.__main__ import processes
from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Draft, IndexCounter, Item, ItemEvent, Publication
from gongkai_web.search.models import Change
from gongkai_web.search.query import Query, search
from tests.web.publishing.office import Office
from tests.web.running import free_port
from tests.web.search.platform import own_platform, seconds_until
from tests.web.story.jobs import publish
from tests.web.story.machine import Machine, machine
from tests.web.story.people import PASSWORD, code, settle
from tests.web.story.visitor import Visitor

ITEMS = 500
KILLS = 3
"""Of the web server, and as many of the worker; the last of each at any moment, the others in the middle of a transaction."""
_SOON = 2.0
"""Seconds until everyone finds what the follower of the changes has taken in."""
Answer = TypeVar("Answer")


@pytest.fixture
def whole(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    settings: Settings,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Machine]:
    """A database in which rows are committed, and the processes that work on it."""
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS  # those of the web server
    with own_platform(tmp_path_factory, django_db_blocker) as platform:
        (tmp_path / "static").mkdir()
        environment = {**platform.environment, "DJANGO_SETTINGS_MODULE": "tests.web.story.settings"}
        with machine(environment, processes(free_port(), tmp_path)) as made:
            yield made


def test_each_publication_is_whole_or_not_at_all(whole: Machine) -> None:
    organ, items = _settled()
    posted, queued = items[::2], items[1::2]
    user = User.objects.get(username="publisher")
    publish.batch_defer(*[JSONDict(item=item, organ=organ.pk, user=user.pk) for item in queued])
    publisher = _Publisher(whole.url, posted)
    whole.start("web")
    whole.start("worker")
    publisher.start()

    _kill_at_random_moments(whole, organ, publisher)

    publisher.join(180)
    assert publisher.done == posted
    seconds_until(lambda: _jobs("succeeded") == len(queued), 180)
    assert ProcrastinateJob.objects.filter(task_name=publish.name, attempts__gt=1).exists(), "killed, and taken up again"
    assert _out(organ) == set(items)

    whole.start("index")
    seconds_until(lambda: not Change.objects.exists())
    assert seconds_until(lambda: _found() == set(items)) < _SOON


class _Publisher(threading.Thread):
    """Publishes one item after the other in the workbench; who gets no answer sends the form again. `done`: those that were answered."""

    def __init__(self, url: str, items: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self.visitor, self.items = Visitor(url), items
        self.done: list[int] = []

    def run(self) -> None:
        """Signs in, and publishes all; an answer that is none ends it."""
        _answered(lambda: self.visitor.sign_in("publisher", PASSWORD, code()))
        for item in self.items:
            page = f"/workbench/items/{item}/"
            if _answered(lambda page=page: self.visitor.post(f"{page}publish/", version=1)) != (302, page):  # type: ignore[misc]  # of this turn
                return
            self.done.append(item)


def _answered(ask: Callable[[], Answer]) -> Answer:
    while True:
        try:
            return ask()
        except (OSError, http.client.HTTPException):  # nobody there, or killed in between
            time.sleep(0.05)


def _settled() -> tuple[Organ, list[int]]:
    """A department with its people, and the ids of so many approved items: one that went its way, and its like."""
    with transaction.atomic():
        organ = settle()
        office = Office.of(organ, timezone.now())
        first = office.approved(office.drafted())
        events = list(ItemEvent.objects.filter(item=first).order_by("number"))
        draft = Draft.objects.get(item=first)
        open_for(reads=[organ.pk], writes=[organ.pk])
        first.refresh_from_db()
        copies = [Item(organ=organ, kind=first.kind, state=first.state, attribute=first.attribute) for _ in range(ITEMS - 1)]
        Item.objects.bulk_create(copies)
        columns = {one.attname: getattr(draft, one.attname) for one in Draft._meta.concrete_fields}
        Draft.objects.bulk_create(Draft(**{**columns, "item_id": copy.pk}) for copy in copies)
        rows = [{one.attname: getattr(event, one.attname) for one in ItemEvent._meta.concrete_fields} for event in events]
        ItemEvent.objects.bulk_create(ItemEvent(**{**row, "id": None, "item_id": copy.pk}) for copy in copies for row in rows)
    return organ, [first.pk, *(copy.pk for copy in copies)]


def _kill_at_random_moments(whole: Machine, organ: Organ, publisher: _Publisher) -> None:
    chance = random.Random(20260322)  # noqa: S311 - the same plan in every run
    plan = {name: sorted(chance.sample(range(5, ITEMS // 2 - 20), KILLS)) for name in ("web", "worker")}
    while any(plan.values()):
        done = {"web": len(publisher.done), "worker": _jobs("succeeded")}
        for name in [name for name, moments in plan.items() if moments and done[name] >= moments[0]]:
            plan[name].pop(0)
            if plan[name]:
                whole.kill_in_a_transaction(name, chance)
            else:
                time.sleep(chance.uniform(0, 0.03))
                whole.kill(name)
            assert len(_out(organ)) < ITEMS
            whole.start(name)
        assert publisher.is_alive()
        assert all(process.poll() is None for process in whole.running.values())
        time.sleep(0.01)


def _jobs(status: str) -> int:
    return ProcrastinateJob.objects.filter(task_name=publish.name, status=status).count()


def _out(organ: Organ) -> set[int]:
    """The items that are out. All tables agree about it as of one moment, and the numbers have no gap."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        open_for(reads=[organ.pk])
        published = list(ItemEvent.objects.filter(kind="published").values_list("item", "data__index_no"))
        channels = list(ItemEvent.objects.filter(kind="channel_used").values_list("item", flat=True))
        publications = dict(Publication.objects.values_list("item", "index_no"))
        states = dict(Item.objects.values_list("pk", "state"))
        noted = list(Change.objects.values_list("item_id", flat=True))
        counted = sum(IndexCounter.objects.values_list("last", flat=True))
    out = set(publications)
    assert sorted(published) == sorted(publications.items())
    assert sorted(channels) == sorted(noted) == sorted(out)
    assert {item for item, state in states.items() if state == "published"} == out
    assert set(states.values()) <= {"approved", "published"}
    assert sorted(publications.values()) == [f"{organ.code}/{timezone.localdate().year}-{number:05}" for number in range(1, counted + 1)]
    return out


def _found() -> set[int]:
    """The items that a search for a word of their text shows, on all its pages."""
    found: set[int] = set()
    for page in range(1, ITEMS // 50 + 1):
        found |= {hit.item_id for hit in search(Query("管网改造", page=page, page_size=50)).hits}
    return found
