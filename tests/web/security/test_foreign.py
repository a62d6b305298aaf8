"""Whatever people of other organs send wherever: no row changes, and nothing tells what exists from what does not."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from tests.web.matrix.places import PLACES, Place
from tests.web.matrix.world import World
from tests.web.search.platform import own_folder
from tests.web.security.crawling import whole

_ROWS = sorted(row for row in PLACES if ":" in row and row.partition(":")[0] not in {"accounts", "api", "portal", "requests", "workbench"})
_ACTORS = ("drafter@beside", "ogi_head@elsewhere", "administrator@below")
"""One who writes, one who approves and publishes, one who keeps accounts; of the other roles and organs the matrix tells."""
_ABSENT = "999999999"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce-[^\']*|nonce="[^"]*"|csrftoken=[^;]*|(?:Content-Length|Expires): .*')
_PASSING = {"django_session", "accounts_limits"}
"""Tables of sessions and limits, which every request may write."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:  # noqa: ARG001 - the database is there
    """The world, in a transaction that is never finished."""
    with django_db_blocker.unblock(), own_folder(tmp_path_factory.mktemp("foreign")), transaction.atomic():
        yield World.made()
        transaction.set_rollback(True)


def _send(client: Client, method: str, place: Place, path: str) -> HttpResponseBase:
    for value in place.data.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return client.post(path, dict(place.data)) if method == "POST" else client.get(path)


def _state() -> dict[str, str]:
    """A hash of the rows of each table."""
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner <> current_user")
        tables = sorted({name for (name,) in cursor.fetchall()} - _PASSING)
        hashes = "md5(string_agg(md5(one::text), '' ORDER BY md5(one::text)))"
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', {hashes} FROM \"{table}\" one" for table in tables))  # noqa: S608 - names of the catalogue
        found = dict(cursor.fetchall())
    open_for()
    return found


def _absent(path: str) -> list[str]:
    """The address with each number of a row or a case in it replaced by one that nothing has."""
    numbers = [match.span() for match in re.finditer(r"(?<=/)(?:\d+|R-[0-9a-f]{16})(?=/|\.)", path)]
    return [f"{path[:begin]}{_ABSENT}{path[end:]}" for begin, end in numbers]


def _said(response: HttpResponseBase, path: str) -> str:
    return f"{response.status_code}\n{_TOKEN.sub('', whole(response)).replace(path, '')}"


@pytest.mark.parametrize("row", _ROWS)
def test_nothing_of_another_organ_changes_and_nothing_tells_that_it_exists(world: World, row: str) -> None:
    apart = []
    with transaction.atomic():
        place = PLACES[row](world)
        before = _state()
        for actor in _ACTORS:
            client = world.clients[actor]
            for method in ("GET", "POST"):
                theirs = _said(_send(client, method, place, place.path), place.path)
                for path in _absent(place.path):
                    if _said(_send(client, method, place, path), path) != theirs:
                        apart.append(f"{method} {place.path} by {actor}")
        after = _state()
        transaction.set_rollback(True)

    assert {table for table in before | after if before.get(table) != after.get(table)} == set()
    assert apart == []
