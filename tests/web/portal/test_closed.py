"""A site that was closed: every page of it says since when, and where its content went."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from gongkai_web.messages.text import where_to_look
from gongkai_web.organs.actions.organs import close_site, reopen_site, save_site
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import LogEntry, Organ, Site
from gongkai_web.organs.refusals import Refused
from gongkai_web.portal.directory import directory
from tests.web.organs.actors import acting
from tests.web.people import appoint, make_department, make_site, signed_in

_SAID = {"moved_to": "内容已迁移至洛泽市人民政府网站", "moved_address": "https://www.luoze.example/"}


@pytest.fixture
def water(government: Organ, site: Site) -> Site:  # noqa: ARG001 - the government has one that stays
    """The site of a department beside that of the government."""
    return make_site(make_department(government), "water.example.test")


@pytest.fixture
def administrator(water: Site) -> Actor:
    return acting(appoint(water.organ, Role.ADMINISTRATOR))


def _closed(administrator: Actor, water: Site) -> Site:
    return close_site(administrator, water, {"closed_on": administrator.today, **_SAID}, document="冀政办函〔2026〕9号")


@pytest.mark.parametrize("path", ["/", "/en/", "/items/", "/items/nothing", "/nowhere/", "/feed.atom", "/sitemap.xml", "/requests/"])
def test_every_page_says_where_the_content_went_and_other_sites_stay(administrator: Actor, water: Site, path: str) -> None:
    _closed(administrator, water)
    answer = Client(headers={"host": "water.example.test"}).get(path)

    assert answer.status_code == 410
    html = answer.content.decode()
    for words in (_SAID["moved_to"], f'href="{_SAID["moved_address"]}"', "1309990001", str(administrator.today)):
        assert words in html
    assert Client().get("/").status_code == 200


def test_nobody_is_sent_to_a_closed_site(administrator: Actor, water: Site) -> None:
    assert "water.example.test" in where_to_look(water.organ_id)
    _closed(administrator, water)

    assert "testserver" in where_to_look(water.organ_id)
    assert list(directory().open_sites) == ["testserver"]


def test_its_row_stays_is_not_changed_and_the_log_tells(administrator: Actor, water: Site) -> None:
    _closed(administrator, water)
    kept = Site.objects.get(pk=water.pk)
    assert (kept.identification_code, kept.closed_on) == ("1309990001", administrator.today)
    with pytest.raises(Refused, match="关停"):
        _closed(administrator, kept)
    with pytest.raises(Refused, match="关停"):
        save_site(administrator, Site.objects.get(pk=water.pk), {"identification_code": ""})
    entry = LogEntry.objects.get(what=Noted.SITE_CLOSED)
    assert (entry.by, entry.reason, entry.details["host"]) == (administrator.user, "冀政办函〔2026〕9号", "water.example.test")

    reopen_site(administrator, kept, document="误操作")
    assert Client(headers={"host": "water.example.test"}).get("/").status_code == 200
    assert LogEntry.objects.filter(what=Noted.SITE_REOPENED, reason="误操作").count() == 1
    with pytest.raises(Refused):
        reopen_site(administrator, kept, document="误操作")


def test_it_needs_a_day_that_has_come_an_approval_and_a_word_where_to(administrator: Actor, water: Site) -> None:
    today = administrator.today
    with pytest.raises(Refused):
        close_site(administrator, water, {"closed_on": today + timedelta(days=1), **_SAID}, document="批复")
    with pytest.raises(Refused):
        close_site(administrator, water, {"closed_on": today, **_SAID}, document=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.filter(pk=water.pk).update(closed_on=today)
    other = acting(appoint(make_department(water.organ, "130900-01-1", "水文站"), Role.ADMINISTRATOR))
    with pytest.raises(Refused):
        _closed(other, water)

    assert Site.objects.get(pk=water.pk).closed_on is None


def test_from_the_form(administrator: Actor, water: Site) -> None:
    assert administrator.user is not None
    client = signed_in(administrator.user)
    address = f"/workbench/organs/sites/{water.pk}/close/"
    said = {"closed_on": timezone.localdate(), "document": "批复", **_SAID}
    for missing in ("closed_on", "document", "moved_to"):
        assert client.post(address, {**said, missing: ""}).status_code == 422
    assert client.post(address, said).status_code == 302
    page = client.get(f"/workbench/organs/{water.organ_id}/").content.decode()
    assert "1309990001" in page
    assert f"/workbench/organs/sites/{water.pk}/open/" in page
    assert address not in page
