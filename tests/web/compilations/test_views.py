"""Compilations in the browser: what is wrong is told on the page, and another organ's are not there."""

import pytest
from django.test import Client

from gongkai_web.compilations.models import GazetteIssue, Guide, ReadingPlace
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import appoint, make_department, signed_in


@pytest.fixture
def drafter(government: Organ) -> Client:
    return signed_in(appoint(government, Role.DRAFTER, Role.PUBLISHER))


def test_a_guide_goes_from_the_form_to_the_public(drafter: Client, government: Organ, citizen: Client) -> None:
    answer = drafter.post(f"/workbench/compilations/{government.pk}/guide/", GUIDE)
    assert answer.status_code == 302
    open_for(reads=[government.pk])
    guide = Guide.objects.get()
    open_for()
    drafter.post(f"/workbench/compilations/guides/{guide.pk}/publish/")

    assert GUIDE["how_to_request"] in citizen.get("/guide/").content.decode()


def test_an_empty_field_is_told_and_what_was_typed_is_kept(drafter: Client, government: Organ) -> None:
    answer = drafter.post(f"/workbench/compilations/{government.pk}/guide/", {**GUIDE, "telephone": ""})

    assert answer.status_code == 422
    assert GUIDE["how_to_request"] in answer.content.decode()


def test_an_empty_gazette_is_refused_in_words(drafter: Client, government: Organ) -> None:
    drafter.post(f"/workbench/compilations/{government.pk}/gazettes/new/", {"year": 2026, "number": 1, "issued_on": "2026-03-02"})
    open_for(reads=[government.pk])
    issue = GazetteIssue.objects.get()
    open_for()

    answer = drafter.post(f"/workbench/compilations/gazettes/{issue.pk}/publish/", follow=True)
    assert "内容为空" in answer.content.decode()


def test_a_wrong_index_number_is_named(drafter: Client, government: Organ) -> None:
    sent = {"year": 2026, "number": 1, "issued_on": "2026-03-02", "items": "none/2026-00001"}
    answer = drafter.post(f"/workbench/compilations/{government.pk}/gazettes/new/", sent)

    assert answer.status_code == 422
    assert "第1行：没有索引号为none/2026-00001的公开信息" in answer.content.decode()


@pytest.mark.usefixtures("site")  # whose page says that nothing is there
def test_another_organs_are_not_there(drafter: Client, government: Organ) -> None:
    other = make_department(government)

    assert drafter.get(f"/workbench/compilations/{other.pk}/guide/").status_code == 404
    assert drafter.get("/workbench/compilations/").status_code == 200


def test_a_publisher_alone_keeps_a_public_reading_place(drafter: Client, government: Organ, citizen: Client) -> None:
    new = {"name": "档案馆查阅中心", "kind": "archive", "address": "政通路1号", "office_hours": "工作日"}
    drafter.post(f"/workbench/compilations/{government.pk}/places/new/", new)
    open_for(reads=[government.pk])
    place = ReadingPlace.objects.get()
    open_for()
    assert "档案馆查阅中心" not in citizen.get("/places/").content.decode()

    publisher = signed_in(appoint(government, Role.PUBLISHER, name="publisher"))
    publisher.post(f"/workbench/compilations/places/{place.pk}/publish/")
    address = f"/workbench/compilations/{government.pk}/places/{place.pk}/"
    assert publisher.post(address, new | {"office_hours": "周一至周六"}).status_code == 302
    assert "周一至周六" in citizen.get("/places/").content.decode()
    assert publisher.post(address, new | {"open_until": "2020-01-01"}).status_code == 302
    assert "档案馆查阅中心" not in citizen.get("/places/").content.decode()
