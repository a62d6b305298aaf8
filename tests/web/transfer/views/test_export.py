"""The export in the browser: asked for, made by the worker, fetched by whoever asked."""

import io
from zipfile import ZipFile

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.transfer import store
from gongkai_web.transfer.exporting import make
from gongkai_web.transfer.models import Export
from tests.web.people import appoint, signed_in
from tests.web.transfer.making import GOOD, imported, table

_LIST = "/workbench/transfer/"


def test_it_is_made_by_the_worker_and_fetched_by_whoever_asked(actor: Actor, water: Organ) -> None:
    imported(actor, water, table(GOOD), "目录.csv")
    assert actor.user
    client = signed_in(actor.user)

    assert client.post("/workbench/transfer/export/", {"organ": water.pk}).status_code == 302
    assert client.get(_LIST)["Refresh"]
    open_for(reads=[water.pk], writes=[water.pk])
    asked = Export.objects.get()
    address = f"/workbench/transfer/export/{asked.pk}/"
    assert client.get(address).status_code == 404
    make(asked.pk)

    page = client.get(_LIST)
    assert address in page.content.decode()
    assert "Refresh" not in page
    answer = client.get(address)
    with ZipFile(io.BytesIO(b"".join(answer))) as package:
        assert GOOD["标题"] in package.read("items.csv").decode()
    assert f'filename="{water.code}-' in answer["Content-Disposition"]
    assert LogEntry.objects.get(what="everything_exported").by == actor.user
    other = signed_in(appoint(water, Role.OGI_HEAD))
    assert other.get(address).status_code == 404
    assert address not in other.get(_LIST).content.decode()


def test_asked_twice_it_is_made_once(actor: Actor, water: Organ) -> None:
    assert actor.user
    client = signed_in(actor.user)
    for _ in range(2):
        client.post("/workbench/transfer/export/", {"organ": water.pk})

    open_for(reads=[water.pk])
    assert Export.objects.count() == LogEntry.objects.filter(what="everything_exported").count() == 1


def test_another_organ_cannot_be_asked_for(actor: Actor, water: Organ, government: Organ) -> None:
    assert actor.user
    assert signed_in(actor.user).post("/workbench/transfer/export/", {"organ": government.pk}).status_code == 302

    open_for(reads=[water.pk, government.pk])
    assert not Export.objects.exists()
    assert not LogEntry.objects.filter(what="everything_exported").exists()


def test_a_file_that_is_gone_is_not_there(actor: Actor, water: Organ) -> None:
    assert actor.user
    client = signed_in(actor.user)
    client.post("/workbench/transfer/export/", {"organ": water.pk})
    open_for(reads=[water.pk], writes=[water.pk])
    asked = Export.objects.get()
    make(asked.pk)
    asked.refresh_from_db()
    store.forget(asked.place)

    assert client.get(f"/workbench/transfer/export/{asked.pk}/").status_code == 404
