"""Identifiers of another organ's rows, wherever they can be sent: nothing is read or written, and nothing tells that they exist."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Answer, Draft, Item, Publication, Relation
from tests.web.matrix.places import PLACES
from tests.web.matrix.world import World

_ABSENT = 999_999_999
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
"""Another one on each page."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - the database is there
    """The world, in a transaction that is never finished."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.made()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("row", "actor"),
    [
        ("publishing:item", "drafter@beside"),
        ("publishing:edit", "drafter@elsewhere"),
        ("publishing:file", "handler@above"),
        ("publishing:act submit", "drafter@below"),
        ("transfer:package", "publisher@beside"),
        ("transfer:problems", "ogi_head@elsewhere"),
        ("organs:edit", "administrator@beside"),
        ("organs:account", "administrator@elsewhere"),
        ("organs:appointment_end", "administrator@below"),
    ],
)
def test_what_belongs_to_another_looks_like_what_does_not_exist(forgotten: World, row: str, actor: str) -> None:
    client, place = forgotten.clients[actor], PLACES[row](forgotten)
    number = next(part for part in place.path.split("/") if part.isdigit())
    absent = place.path.replace(f"/{number}/", f"/{_ABSENT}/")
    open_for()

    theirs, none = client.get(place.path), client.get(absent)

    assert theirs.status_code == none.status_code == 404
    theirs_said, none_said = (
        _TOKEN.sub(b"", answer.content).replace(path.encode(), b"") for answer, path in ((theirs, place.path), (none, absent))
    )
    assert theirs_said == none_said


def _create(world: World, client: Client) -> int:
    data = {"organ": world.water.pk, "kind": "information", "title": "冒名", "responsible_basis": "made"}
    return client.post("/workbench/items/new/", data).status_code


def _relate(world: World, client: Client) -> int:
    theirs = world.draft()
    open_for()
    made = client.post(
        "/workbench/items/new/",
        {"organ": world.organs["beside"].pk, "kind": "information", "title": "自己的", "responsible_basis": "made"},
    )
    data = {"version": 1, "tie": "rests_on", "target": str(theirs.pk)}
    return client.post(f"{made['Location']}relate/", data).status_code


def _finding(world: World, client: Client) -> int:
    item, finding = world.finding()
    open_for()
    path = f"/workbench/items/{item.pk}/release_finding/"
    return client.post(path, {"version": 1, "finding": finding.finding, "reason": "x"}).status_code


@pytest.mark.parametrize(
    ("send", "actor", "answer"),
    [(_create, "drafter@beside", 422), (_relate, "drafter@beside", 422), (_finding, "secrecy_reviewer@beside", 404)],
)
def test_identifiers_in_what_is_sent_are_refused(forgotten: World, send: Callable[[World, Client], int], actor: str, answer: int) -> None:
    assert send(forgotten, forgotten.clients[actor]) == answer
    open_for(reads=[organ.pk for organ in forgotten.organs.values()])
    assert not Draft.objects.filter(title="冒名").exists()
    assert not Relation.objects.exists()


@pytest.mark.parametrize("actor", ["administrator@beside", "administrator@below", "administrator@elsewhere"])
def test_an_administrator_reaches_no_other_organ_through_a_form(forgotten: World, actor: str) -> None:
    client, own = forgotten.clients[actor], forgotten.organs[actor.partition("@")[2]]
    person = forgotten.person()
    before = _counted()
    for path, data in (
        (f"/workbench/organs/{own.pk}/appointments/new/", {"person": person.pk, "role": "drafter", "since": "2026-03-02"}),
        ("/workbench/organs/accounts/new/", {"username": "x", "full_name": "x", "organ": forgotten.water.pk}),
        (
            "/workbench/organs/new/",
            {"code": "X", "name": "x", "kind": "department", "level": "city", "area_supervisor": forgotten.water.pk},
        ),
        (
            f"/workbench/organs/{own.pk}/successions/new/",
            {"change": "merged", "successor": forgotten.water.pk, "happened_on": "2026-03-02"},
        ),
    ):
        assert client.post(path, data).status_code == 422, path

    assert _counted() == before


def _counted() -> list[int]:
    counts = []
    with connection.cursor() as cursor:
        for table in ("organs_organ", "organs_appointment", "organs_succession", "accounts_user", "organs_logentry"):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - the names stand in the line above
            counts.append(cursor.fetchone()[0])
    return counts


def _read_by_all(world: World, one: Publication) -> list[bytes]:
    """What everyone reads about an item, on its page and through the API."""
    open_for()
    pages = [world.clients["anonymous"].get(path) for path in (f"/items/{one.index_no}", f"/api/v1/items/{one.index_no}")]
    assert [page.status_code for page in pages] == [200, 200]
    return [page.content for page in pages]


def test_what_a_drafter_ties_or_unties_changes_no_public_page(forgotten: World) -> None:
    theirs, own = forgotten.published().publication, forgotten.beside.published().publication
    drafter = forgotten.clients["drafter@beside"]
    before = [_read_by_all(forgotten, one) for one in (theirs, own)]
    data = {"version": own.version, "tie": "repeals", "target": theirs.index_no}
    assert drafter.post(f"/workbench/items/{own.pk}/relate/", data).status_code == 302
    assert [_read_by_all(forgotten, one) for one in (theirs, own)] == before

    issued = forgotten.beside.issued_about(Item(theirs.pk))
    source = Publication.objects.get(pk=issued.source_id)
    assert _read_by_all(forgotten, theirs) == before[0], "the department has not confirmed it"
    shown = _read_by_all(forgotten, source)
    assert all(theirs.index_no.encode() in page for page in shown)
    assert drafter.post(f"/workbench/items/references/{issued.pk}/remove/").status_code == 302
    assert _read_by_all(forgotten, source) == shown


def test_what_others_say_is_confirmed_by_nobody_else(forgotten: World) -> None:
    theirs = forgotten.published()
    issued = forgotten.beside.issued_about(theirs)
    data = {"version": theirs.version, "reference": issued.pk, "confirmed": "yes"}
    mine = forgotten.beside.published()
    open_for()

    publisher = forgotten.clients["publisher@beside"]
    assert publisher.post(f"/workbench/items/{theirs.pk}/answer_reference/", data).status_code == 404
    assert publisher.post(f"/workbench/items/{mine.pk}/answer_reference/", data).status_code == 302, "sent back to its page"
    open_for(reads=[organ.pk for organ in forgotten.organs.values()])
    assert not Answer.objects.exists()
