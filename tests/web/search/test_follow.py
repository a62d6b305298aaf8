"""The follower as a process of its own: what is published is found, what is withdrawn is gone, and a kill at any point loses nothing."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import tantivy
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Publication
from gongkai_web.search.models import Change
from gongkai_web.search.outbox import note
from gongkai_web.search.query import Query, Remark, search
from gongkai_web.search.reader import searcher
from gongkai_web.search.shelf import shelf
from gongkai_web.search.suggest import suggest
from tests.web.search.making import publish, rewrite, withdraw
from tests.web.search.platform import Platform, own_platform, seconds_until

_PROMISED = 2.0
"""Seconds after which the index must know (what the public is promised, not a measure of speed)."""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Platform]:
    """One for all tests of this file, each of which publishes under words of its own."""
    with own_platform(tmp_path_factory, django_db_blocker) as made:
        yield made


@pytest.fixture(autouse=True)
def data() -> None:
    """The folder is the platform's: nothing is set for each test."""


@pytest.fixture
def organ(platform: Platform) -> Organ:
    """The organ that publishes."""
    assert platform
    known = {"name": "洛泽市人民政府", "kind": Kind.GOVERNMENT, "level": Level.CITY}
    return Organ.objects.get_or_create(code="130900", defaults=known)[0]


def up_to_date() -> bool:
    """Whether there is an index and nothing that it has yet to learn."""
    return shelf().current() is not None and not Change.objects.exists()


def held() -> list[int]:
    """Every item in the index, as often as it is there."""
    index = searcher()
    assert index is not None

    hits = index.search(tantivy.Query.all_query(), max(index.num_docs, 1)).hits
    return sorted(int(one or 0) for one in index.fast_field_values("item_id", [address for _, address in hits]))


def public() -> list[int]:
    """Every item that is public."""
    return sorted(Publication.objects.filter(withdrawn_at=None).values_list("pk", flat=True))


def test_published_and_withdrawn_within_two_seconds(platform: Platform, organ: Organ) -> None:
    publish(organ, "先例")  # taken in as soon as the process is there
    with platform.following():
        seconds_until(up_to_date)
        other = publish(organ, "供水甲", "节约用水")
        item = publish(organ, "供水乙", "节约用水")
        assert seconds_until(lambda: search(Query("节约用水")).count == 2) < _PROMISED
        assert suggest("供水乙") == ("供水乙",)
        assert search(Query("节约用水")).remark is None

        withdraw(item)
        at_once = search(Query("节约用水"))
        assert [hit.item_id for hit in at_once.hits] == [other.pk]
        assert seconds_until(lambda: dict(search(Query("节约用水")).facets["kind"]) == {"information": 1}) < _PROMISED
        assert search(Query("节约用水")).count == 1
        assert suggest("供水") == ("供水甲",)


def test_a_withdrawal_does_not_wait_for_a_bulk_import(platform: Platform, organ: Organ) -> None:
    item = publish(organ, "水价听证", "阶梯水价")
    with platform.following():
        seconds_until(up_to_date)
    changes = [Change(item_id=one) for one in public()] * 3000
    Change.objects.bulk_create(changes[:6000])
    withdraw(item)

    with platform.following():
        seconds_until(lambda: search(Query("阶梯水价")).facets == {})
        assert Change.objects.exists(), "the import is still being followed"
        seconds_until(up_to_date)


def test_what_is_rolled_back_is_not_noted(organ: Organ) -> None:
    before = Change.objects.count()
    with transaction.atomic():
        note(organ.pk)
        transaction.set_rollback(True)

    assert Change.objects.count() == before


def test_killed_at_any_point_it_loses_nothing(platform: Platform, organ: Organ) -> None:
    chance = random.Random(7)  # noqa: S311 - the same story in every run
    published: list[Publication] = []
    for _ in range(8):
        with platform.following() as process:
            until = time.monotonic() + chance.uniform(0.6, 2.5)
            while time.monotonic() < until:
                match chance.randint(0, 3):
                    case 0 if published:
                        withdraw(published.pop(chance.randrange(len(published))))
                    case 1 if published:
                        rewrite(chance.choice(published), text=f"抢险{chance.random()}")
                    case _:
                        published.append(publish(organ, "抢险通告", "抢险"))
                if chance.random() < 0.02:
                    shelf().root.mkdir(exist_ok=True)
                    shelf().request.touch()
            process.send_signal(signal.SIGKILL)
    with platform.following():
        seconds_until(lambda: up_to_date() and not shelf().request.exists())

    assert held() == public()
    assert len(published) > 20
    assert search(Query("抢险")).count == len(published)


def test_it_goes_on_when_the_database_was_away(platform: Platform, organ: Organ) -> None:
    with platform.following() as process:
        publish(organ, "断线", "恢复")
        seconds_until(up_to_date)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            assert cursor.fetchall()
        publish(organ, "断线", "恢复")

        seconds_until(up_to_date)
        assert search(Query("恢复")).count == 2
        assert process.poll() is None


def test_it_stops_when_it_is_told_to(platform: Platform, organ: Organ) -> None:
    publish(organ, "停止")
    with platform.following() as process:
        seconds_until(up_to_date)
        process.terminate()

        assert process.wait(timeout=15) == 0


def test_a_second_follower_waits_for_the_first(platform: Platform, organ: Organ) -> None:
    with platform.following() as first, platform.following() as second:
        seconds_until(up_to_date)
        publish(organ, "换班", "接续")
        seconds_until(up_to_date)
        assert (first.poll(), second.poll()) == (None, None)
        first.kill()
        first.wait()
        publish(organ, "换班", "接续")

        seconds_until(up_to_date)
        assert search(Query("接续")).count == 2


def test_the_index_is_made_anew_by_the_command_alone_or_beside_the_follower(platform: Platform, organ: Organ) -> None:
    publish(organ, "重建", "索引")
    command = [sys.executable, "-m", "django", "rebuild_search"]
    alone = subprocess.run(command, env=dict(platform.environment), capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert "complete" in alone.stdout
    assert held() == public()

    before = shelf().current()
    publish(organ, "重建", "索引")
    with platform.following():
        seconds_until(up_to_date)
        beside = subprocess.run(command, env=dict(platform.environment), capture_output=True, text=True, check=True)  # noqa: S603 - our own command
        assert "follower is running" in beside.stdout
        seconds_until(lambda: shelf().current() not in (before, None) and not shelf().request.exists())
    assert search(Query("重建")).remark is None
    assert held() == public()


def test_an_index_that_somebody_removes_comes_back_by_itself(platform: Platform, organ: Organ) -> None:

    publish(organ, "失而复得")
    with platform.following():
        seconds_until(up_to_date)
        shutil.rmtree(shelf().root)
        assert search(Query("失而复得")).remark is Remark.TITLES_ONLY

        seconds_until(lambda: search(Query("失而复得")).remark is None)
        assert held() == public()
