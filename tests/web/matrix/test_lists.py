"""What lists and the choices of forms hold, of which the matrix sees the status alone; and who works for two organs."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import TopicColumn
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.models import Draft
from tests.web.matrix.places import _file
from tests.web.matrix.world import World
from tests.web.people import appoint


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - the database is there
    """The world, with a draft of the department and a column that it has published, in a transaction that is never finished."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = World.made()
        made.draft()
        TopicColumn.objects.create(organ=made.water, title="供水专栏", slug="water", published_at=made.everything.now)
        yield made
        transaction.set_rollback(True)


Path = Callable[[World, str], str]


def _at(route: str) -> Path:
    return lambda _world, _place: reverse(route)


def _of(route: str) -> Path:
    return lambda world, place: reverse(route, args=[world.organs[place].pk])


def _account(world: World, place: str) -> str:
    person = User.objects.get(username=f"drafter.{place}", organ=world.organs[place])
    return reverse("organs:account", args=[person.pk])


@pytest.mark.parametrize(
    ("path", "role", "shown"),
    [
        (_at("organs:list"), Role.ADMINISTRATOR, "洛泽市水务局"),
        (_at("organs:create"), Role.ADMINISTRATOR, "洛泽市水务局"),
        (_of("organs:edit"), Role.ADMINISTRATOR, "洛泽市水务局"),
        (_at("organs:accounts"), Role.ADMINISTRATOR, "drafter.own"),
        (_at("organs:account_create"), Role.ADMINISTRATOR, "洛泽市水务局"),
        (_account, Role.ADMINISTRATOR, "洛泽市水务局"),
        (_at("publishing:list"), Role.DRAFTER, "关于水价的通知"),
        (_at("publishing:create"), Role.DRAFTER, "洛泽市水务局"),
        (_at("compilations:list"), Role.DRAFTER, "供水专栏"),
        (_at("compilations:list"), Role.DRAFTER, "洛泽市水务局"),
        (_at("transfer:list"), Role.OGI_HEAD, "洛泽市水务局"),
    ],
)
def test_a_page_shows_what_is_ones_own_and_nothing_of_another(forgotten: World, path: Path, role: Role, shown: str) -> None:
    pages = {
        place: forgotten.clients[f"{role.value}@{place}"].get(path(forgotten, place)).content.decode()
        for place in ("own", "beside", "elsewhere")
    }

    assert {place for place, page in pages.items() if shown in page} == {"own"}


def test_only_what_one_administers_is_offered_as_a_successor(forgotten: World) -> None:
    own, beside = (
        forgotten.clients[f"administrator@{place}"].get(reverse("organs:succession", args=[forgotten.organs[place].pk])).content.decode()
        for place in ("own", "beside")
    )

    assert "洛泽市水文站" in own
    assert "洛泽市水文站" not in beside


def _of_two_organs(world: World) -> Client:
    """Somebody who writes for one department, and reads the drafts of another."""
    user = appoint(world.organs["beside"], Role.DRAFTER, name="of two")
    user.appointments.create(organ=world.water, role=Role.HANDLER, since="2020-01-01")
    client = Client()
    client.force_login(user)
    client.get("/workbench/")
    return client


@pytest.mark.parametrize("route", ["publishing:edit", "publishing:attach", "publishing:act submit", "publishing:act discard"])
def test_the_right_to_write_for_one_organ_gives_none_for_another_whose_drafts_one_reads(forgotten: World, route: str) -> None:
    client, item = _of_two_organs(forgotten), forgotten.fixed()
    name, _blank, act = route.partition(" ")
    path = reverse(name, args=[item.pk, act] if act else [item.pk])
    open_for()
    assert client.get(reverse("publishing:item", args=[item.pk])).status_code == 200

    answers = {client.get(path).status_code} if route != "publishing:attach" else set()
    sent = client.post(
        path, {"version": 1, "title": "冒名", "responsible_basis": "made", "reason": "重复", "files": _file("表.csv", b"a,b\n1,2\n")}
    )

    assert answers <= {403}
    assert sent.status_code in ({302} if route == "publishing:attach" else {403, 422})
    open_for(reads=[forgotten.water.pk])
    assert not item.attachments.exists()
    assert forgotten.again(item).state == item.state
    assert Draft.objects.get(item=item).title == "关于水价的通知"


def test_what_was_given_up_is_not_opened_in_the_editor(forgotten: World) -> None:
    item = forgotten.draft()
    actions.discard(forgotten.everything, item, reason="重复")

    assert forgotten.clients["drafter@own"].get(reverse("publishing:edit", args=[item.pk])).status_code == 403
