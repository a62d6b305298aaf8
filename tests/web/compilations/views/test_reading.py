"""Reading a compilation through, and what is done from its page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongkai_web.compilations.models import Guide, ReadingPlace, TopicColumn
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Item
from tests.web.compilations.test_actions import GUIDE
from tests.web.compilations.test_views import publish
from tests.web.people import appoint, make_department, signed_in

PLACE = {"name": "档案馆", "kind": "archive", "address": "政通路1号", "office_hours": "工作日"}
COLUMNS = "/workbench/compilations/columns/"


@pytest.fixture
def drafter(government: Organ) -> Client:
    return signed_in(appoint(government, Role.DRAFTER))


@pytest.fixture
def publisher(government: Organ) -> Client:
    return signed_in(appoint(government, Role.PUBLISHER))


def html(person: Client, address: str) -> str:
    return person.get(address).content.decode()


@pytest.fixture
def flood(government: Organ) -> TopicColumn:
    """A public column about an emergency of this minute."""
    open_for(reads=[government.pk], writes=[government.pk])
    said = {"slug": "flood", "title": "洛泽河汛情", "description": "汛情和应对", "emergency": "major", "event": "洛泽河堤防决口"}
    now = timezone.now()
    made = TopicColumn.objects.create(organ=government, published_at=now, happened_at=now, edited_at=now, **said)
    open_for()
    return made


def test_a_finding_is_released_on_the_page_by_the_secrecy_reviewer(drafter: Client, publisher: Client, government: Organ) -> None:
    secrecy = signed_in(appoint(government, Role.SECRECY_REVIEWER))
    drafter.post(f"/workbench/compilations/{government.pk}/guide/", {**GUIDE, "supervision": "监督电话13931700000"})
    open_for(reads=[government.pk])
    guide = Guide.objects.get()
    open_for()
    address = f"/workbench/compilations/guides/{guide.pk}/"
    page = html(drafter, address)
    assert "139******00" in page
    assert "13931700000</td>" not in page
    assert 'name="finding"' not in page
    found = re.search(r'name="finding" value="([^"]*)"', html(secrecy, address))
    assert found is not None

    said = {"finding": found[1], "reason": "对外公布的监督电话"}
    assert publisher.post(f"{address}release/", said).status_code == 403
    assert "理由" in secrecy.post(f"{address}release/", {**said, "reason": " "}, follow=True).content.decode()
    assert "已放行" in secrecy.post(f"{address}release/", said, follow=True).content.decode()
    assert "对外公布的监督电话" in html(publisher, address)
    assert "已公开" in publish(publisher, address)


def test_a_change_shows_what_it_changes_and_is_given_up(drafter: Client, publisher: Client, government: Organ) -> None:
    drafter.post(f"/workbench/compilations/{government.pk}/places/new/", PLACE)
    open_for(reads=[government.pk])
    public = ReadingPlace.objects.get()
    open_for()
    publish(publisher, f"/workbench/compilations/places/{public.pk}/")
    form = f"/workbench/compilations/{government.pk}/places/{public.pk}/"
    seen = re.search(r'name="seen" value="([^"]*)"', html(drafter, form))
    assert seen is not None
    change = drafter.post(form, {**PLACE, "office_hours": "周一至周六", "seen": seen[1]})["Location"]
    assert change in html(publisher, f"/workbench/compilations/places/{public.pk}/")
    versus = html(publisher, change).partition("变更内容")[2].partition('<dl class="facts">')[0]
    assert "工作日" in versus
    assert "周一至周六" in versus
    assert "政通路" not in versus

    assert publisher.post(f"{change}discard/").status_code == 403
    assert "已撤销" in drafter.post(f"{change}discard/", follow=True).content.decode()
    assert drafter.get(change).status_code == 404
    open_for(reads=[government.pk])
    assert [one.office_hours for one in ReadingPlace.objects.all()] == ["工作日"]


def test_a_version_is_not_given_up(drafter: Client, government: Organ) -> None:
    drafter.post(f"/workbench/compilations/{government.pk}/guide/", GUIDE)
    open_for(reads=[government.pk])
    guide = Guide.objects.get()
    open_for()

    assert drafter.post(f"/workbench/compilations/guides/{guide.pk}/discard/").status_code == 404


def test_an_item_about_an_emergency_is_begun_from_its_column(drafter: Client, government: Organ, flood: TopicColumn) -> None:
    answer = drafter.post(f"{COLUMNS}{flood.pk}/items/draft/")
    open_for(reads=[government.pk])
    item = Item.objects.get()
    open_for()

    assert answer["Location"] == f"/workbench/items/{item.pk}/edit/"
    page = html(drafter, f"{COLUMNS}{flood.pk}/")
    assert "关于洛泽河堤防决口的情况通报" in page
    assert "特别重大、重大突发事件的新闻发布会" in page
    card = html(drafter, f"/workbench/items/{item.pk}/")
    assert "洛泽河堤防决口" in card.partition("突发事件</h2>")[2]
    home = html(drafter, "/workbench/").partition("突发事件 ")[2]
    assert f"/workbench/items/{item.pk}/" in home
    assert flood.happened_at is not None
    assert timezone.localtime(flood.happened_at + timedelta(hours=5)).strftime("%Y-%m-%d %H:%M") in home


def test_an_item_on_its_way_is_taken_in_and_out(drafter: Client, government: Organ, flood: TopicColumn) -> None:
    address = f"{COLUMNS}{flood.pk}/"
    drafter.post(f"{address}items/draft/")
    open_for(reads=[government.pk])
    item = Item.objects.get()
    open_for()
    for name, there in (("unbind", False), ("bind", True)):
        assert drafter.post(f"{address}items/{name}/", {"item": item.pk}).status_code == 302
        assert (f'value="{item.pk}">移出' in html(drafter, address)) == there

    assert drafter.post(f"{address}items/bind/", {"item": item.pk}).status_code == 422
    assert drafter.post(f"{address}items/other/").status_code == 404


def test_another_organs_column_and_items_are_not_there(drafter: Client, government: Organ, flood: TopicColumn) -> None:
    water = make_department(government)
    other = signed_in(appoint(water, Role.DRAFTER))
    drafter.post(f"{COLUMNS}{flood.pk}/items/draft/")
    open_for(reads=[government.pk])
    item = Item.objects.get()
    open_for()

    assert other.post(f"{COLUMNS}{flood.pk}/items/draft/").status_code == 404
    assert other.post(f"{COLUMNS}{flood.pk}/items/unbind/", {"item": item.pk}).status_code == 404
    assert "洛泽河" not in html(other, "/workbench/")
