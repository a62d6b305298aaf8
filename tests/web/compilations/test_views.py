"""Compilations in the browser: what is wrong is told on the page, and another organ's are not there."""

import io
import re

import pytest
from django.test import Client
from django.utils import timezone

from gongkai_web.compilations.models import Catalogue, GazetteIssue, Guide, ReadingPlace, Register
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import appoint, make_department, signed_in
from tests.web.search.making import publish as made_public


@pytest.fixture
def drafter(government: Organ) -> Client:
    return signed_in(appoint(government, Role.DRAFTER))


@pytest.fixture
def publisher(government: Organ) -> Client:
    return signed_in(appoint(government, Role.PUBLISHER))


def publish(publisher: Client, address: str) -> str:
    """Publishes what the page at the address shows, with the one button that it has; the page that follows."""
    seen = re.search(r'name="seen" value="([^"]*)"', publisher.get(address).content.decode())
    assert seen is not None
    return publisher.post(f"{address}publish/", {"seen": seen[1]}, follow=True).content.decode()


def test_a_guide_goes_from_the_form_to_the_public(drafter: Client, publisher: Client, government: Organ, citizen: Client) -> None:
    answer = drafter.post(f"/workbench/compilations/{government.pk}/guide/", GUIDE)
    assert answer.status_code == 302
    open_for(reads=[government.pk])
    guide = Guide.objects.get()
    open_for()
    address = f"/workbench/compilations/guides/{guide.pk}/"
    assert GUIDE["how_to_request"] in publisher.get(address).content.decode()
    assert "已公开" in publish(publisher, address)

    assert GUIDE["how_to_request"] in citizen.get("/guide/").content.decode()


def test_what_was_changed_since_it_was_read_is_not_published(drafter: Client, publisher: Client, government: Organ) -> None:
    drafter.post(f"/workbench/compilations/{government.pk}/guide/", GUIDE)
    open_for(reads=[government.pk])
    guide = Guide.objects.get()
    open_for()
    sent = {"seen": guide.stamp}
    drafter.post(f"/workbench/compilations/{government.pk}/guide/", {**GUIDE, **sent, "fees": "另行规定"})

    assert "又有改动" in publisher.post(f"/workbench/compilations/guides/{guide.pk}/publish/", sent, follow=True).content.decode()


def test_who_wrote_it_is_told_that_somebody_else_publishes(government: Organ) -> None:
    both = signed_in(appoint(government, Role.DRAFTER, Role.PUBLISHER))
    both.post(f"/workbench/compilations/{government.pk}/guide/", GUIDE)
    open_for(reads=[government.pk])
    guide = Guide.objects.get()
    open_for()
    page = both.get(f"/workbench/compilations/guides/{guide.pk}/").content.decode()

    assert "须由其他有公开权限的人员公开" in page
    assert 'name="seen"' not in page


def test_who_is_about_to_publish_reads_every_line(drafter: Client, publisher: Client, government: Organ) -> None:
    table = io.BytesIO("一级事项,公开内容,公开时限,公开主体\n财政,<b>预算</b>,20日,财政局\n".encode())
    table.name = "table.csv"
    drafter.post(f"/workbench/compilations/{government.pk}/catalogue/", {"title": "目录", "file": table})
    open_for(reads=[government.pk])
    catalogue = Catalogue.objects.get()
    open_for()
    page = publisher.get(f"/workbench/compilations/catalogues/{catalogue.pk}/").content.decode()

    for text in ("一级事项", "财政局", "&lt;b&gt;预算&lt;/b&gt;"):
        assert text in page


def test_a_list_goes_from_a_table_to_the_public_and_back_to_a_table(
    drafter: Client, publisher: Client, government: Organ, citizen: Client
) -> None:
    table = io.BytesIO("编号,事项名称,依据,责任单位\n1-01,取水许可,《水法》第七条,=水务局\n".encode())
    table.name = "table.csv"
    sent = {"kind": "licences", "title": "洛泽市行政许可事项清单", "file": table}
    assert drafter.post(f"/workbench/compilations/{government.pk}/register/", sent).status_code == 302
    assert citizen.get("/registers/130900/licences/").status_code == 404
    open_for(reads=[government.pk])
    made = Register.objects.get()
    open_for()
    address = f"/workbench/compilations/registers/{made.pk}/"
    assert "行政许可事项清单" in publisher.get(address).content.decode()
    publish(publisher, address)

    assert "取水许可" in citizen.get("/registers/130900/licences/").content.decode()
    lines = citizen.get("/registers/130900/licences.csv").content.decode("utf-8-sig").splitlines()
    assert lines == ["编号,事项名称,依据,责任单位,备注", "1-01,取水许可,《水法》第七条,'=水务局,"]


def test_a_kind_of_list_that_does_not_exist_is_refused(drafter: Client, government: Organ) -> None:
    table = io.BytesIO("事项名称\n取水许可\n".encode())
    table.name = "table.csv"
    sent = {"kind": "x", "title": "清单", "file": table}

    assert drafter.post(f"/workbench/compilations/{government.pk}/register/", sent).status_code == 422


def test_an_empty_field_is_told_and_what_was_typed_is_kept(drafter: Client, government: Organ) -> None:
    answer = drafter.post(f"/workbench/compilations/{government.pk}/guide/", {**GUIDE, "telephone": ""})

    assert answer.status_code == 422
    assert GUIDE["how_to_request"] in answer.content.decode()


def test_an_empty_gazette_is_refused_in_words(drafter: Client, publisher: Client, government: Organ) -> None:
    drafter.post(f"/workbench/compilations/{government.pk}/gazettes/new/", {"year": 2026, "number": 1, "issued_on": "2026-03-02"})
    open_for(reads=[government.pk])
    issue = GazetteIssue.objects.get()
    open_for()

    assert "内容为空" in publish(publisher, f"/workbench/compilations/gazettes/{issue.pk}/")


def test_a_gazette_takes_items_of_every_organ_of_the_area(government: Organ) -> None:
    water, finance = make_department(government), make_department(government, "130900-02", "洛泽市财政局")
    elsewhere = Organ.objects.create(code="131000", name="河间市人民政府", kind=government.kind, level=government.level)
    own, other = made_public(finance, "部门预算"), made_public(elsewhere, "别处的文件")
    drafter = signed_in(appoint(water, Role.DRAFTER))
    address = f"/workbench/compilations/{water.pk}/gazettes/new/"
    sent = {"year": 2026, "number": 1, "issued_on": "2026-03-02"}

    answer = drafter.post(address, {**sent, "items": f"{own.index_no}\n{other.index_no}"})
    assert answer.status_code == 422
    assert f"第2行：没有索引号为{other.index_no}的公开信息" in answer.content.decode()
    assert drafter.post(address, {**sent, "items": own.index_no}).status_code == 302


def test_a_wrong_index_number_is_named(drafter: Client, government: Organ) -> None:
    sent = {"year": 2026, "number": 1, "issued_on": "2026-03-02", "items": "none/2026-00001"}
    answer = drafter.post(f"/workbench/compilations/{government.pk}/gazettes/new/", sent)

    assert answer.status_code == 422
    assert "第1行：没有索引号为none/2026-00001的公开信息" in answer.content.decode()


@pytest.mark.usefixtures("site")  # whose page says that nothing is there
def test_another_organs_are_not_there(drafter: Client, government: Organ) -> None:
    other = make_department(government)

    open_for(reads=[other.pk], writes=[other.pk])
    public = Guide.objects.create(organ=other, number=1, published_at=timezone.now(), **GUIDE)
    open_for()

    assert drafter.get(f"/workbench/compilations/{other.pk}/guide/").status_code == 404
    assert drafter.get(f"/workbench/compilations/guides/{public.pk}/").status_code == 404
    assert drafter.get("/workbench/compilations/").status_code == 200


def test_a_public_reading_place_changes_by_two_people(drafter: Client, publisher: Client, government: Organ, citizen: Client) -> None:
    new = {"name": "档案馆查阅中心", "kind": "archive", "address": "政通路1号", "office_hours": "工作日"}
    drafter.post(f"/workbench/compilations/{government.pk}/places/new/", new)
    open_for(reads=[government.pk])
    place = ReadingPlace.objects.get()
    open_for()
    assert "档案馆查阅中心" not in citizen.get("/places/").content.decode()

    publish(publisher, f"/workbench/compilations/places/{place.pk}/")
    address = f"/workbench/compilations/{government.pk}/places/{place.pk}/"
    assert publisher.get(address).status_code == 403
    for values, shown in (({"office_hours": "周一至周六"}, True), ({"open_until": "2020-01-01"}, False)):
        seen = re.search(r'name="seen" value="([^"]*)"', drafter.get(address).content.decode())
        assert seen is not None
        answer = drafter.post(address, {**new, **values, "seen": seen[1]})
        assert answer.status_code == 302
        assert "工作日" in citizen.get("/places/").content.decode() or not shown
        assert "发布变更" in publisher.get(answer["Location"]).content.decode()
        publish(publisher, answer["Location"])
        page = citizen.get("/places/").content.decode()
        assert (next(iter(values.values())) in page) == shown
        assert ("档案馆查阅中心" in page) == shown
