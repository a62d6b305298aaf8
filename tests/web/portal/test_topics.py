"""Topical columns."""

import re
from datetime import datetime

import pytest
from django.test import Client

from gongkai_web.compilations.models import ColumnEntry, EmergencyItem, TopicColumn
from gongkai_web.organs.models import Site
from gongkai_web.organs.walls import open_for
from gongkai_web.portal.tags import SHANGHAI
from tests.web.portal.luoze import City


def page(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def test_a_column_that_is_not_public_is_nowhere(reader: Client) -> None:
    for path in ("/topics/", "/", "/sitemap-pages-1.xml"):
        html = page(reader, path)
        assert "flood" in html
        assert "later" not in html
    assert reader.get("/topics/130900-01/later/").status_code == 404


def test_its_items_stand_in_the_order_of_its_editors(reader: Client) -> None:
    html = page(reader, "/topics/130900-01/flood/")

    assert re.findall(r'<li><a href="/items/[^"]*">(.*?)</a>', html) == [
        "关于启动洛泽河流域防汛四级应急响应的公告",
        "洛泽市突发公共卫生事件应急预案",
        "洛泽市自然灾害救助应急预案",
    ]
    assert "共 3 条" in html
    assert "行政处罚决定书" not in html  # withdrawn


def test_the_list_counts_what_the_column_shows(reader: Client) -> None:
    card = page(reader, "/topics/").partition("防汛抗旱</a>")[2].partition("</li>")[0]

    assert "共 3 条" in card


def test_a_site_shows_those_of_its_organs(reader: Client, city: City) -> None:
    Site.objects.update(organ=city.departments["教育局"])

    assert "暂无已公开的专题" in page(reader, "/topics/")
    assert reader.get("/topics/130900-01/flood/").status_code == 404


@pytest.fixture
def emergency(city: City) -> TopicColumn:
    """The department's column about an emergency, with what the public one holds written about it."""
    department = city.departments["水务局"]
    open_for(reads=[department.pk], writes=[department.pk])
    listed = list(ColumnEntry.objects.filter(column__slug="flood").values_list("item_id", flat=True))
    happened_at = datetime(2026, 3, 2, 8, 30, tzinfo=SHANGHAI)
    said = {"slug": "breach", "title": "堤防决口", "description": "汛情", "emergency": "major", "event": "洛泽河左岸堤防决口"}
    over = {"conference_at": happened_at.replace(hour=20), "published_at": happened_at}
    made = TopicColumn.objects.create(organ=department, happened_at=happened_at, **said, **over)
    for item in listed:
        EmergencyItem.objects.create(column=made, organ=department, item_id=item)
    ColumnEntry.objects.create(column=made, organ=department, item_id=listed[0], position=1)
    open_for()
    return made


@pytest.mark.usefixtures("emergency")
def test_a_column_about_an_emergency_tells_each_time_to_the_minute(reader: Client) -> None:
    html = page(reader, "/topics/130900-01/breach/")

    for text in ("洛泽河左岸堤防决口", "2026-03-02 08:30", "2026-03-02 20:30"):
        assert text in html
    assert "Over since" not in page(reader, "/en/topics/130900-01/breach/")
    times = re.findall(r"<time>(.*?)</time></li>", html)
    assert times == sorted(times, reverse=True)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", one) for one in times)
    assert len(times) == 3  # one item is in it twice, one was withdrawn
    assert "行政处罚决定书" not in html
    card = page(reader, "/topics/").partition("堤防决口</a>")[2].partition("</li>")[0]
    assert "共 3 条" in card


def test_what_is_written_about_it_stands_nowhere_while_the_column_is_not_public(reader: Client, emergency: TopicColumn) -> None:
    open_for(reads=[emergency.organ_id], writes=[emergency.organ_id])
    TopicColumn.objects.filter(pk=emergency.pk).update(published_at=None)
    open_for()

    assert reader.get("/topics/130900-01/breach/").status_code == 404
    assert not EmergencyItem.objects.exists()


def test_the_feed_of_a_column_holds_its_items_the_newest_first(reader: Client) -> None:
    address = "/topics/130900-01/flood/feed.atom"
    assert f'href="{address}"' in page(reader, "/topics/130900-01/flood/")
    titles = re.findall(r"<entry>.*?<title>(.*?)</title>", reader.get(address).content.decode(), re.DOTALL)

    assert sorted(titles) == [
        "关于启动洛泽河流域防汛四级应急响应的公告",
        "洛泽市突发公共卫生事件应急预案",
        "洛泽市自然灾害救助应急预案",
    ]
    days = re.findall(r"<published>(.*?)</published>", reader.get(address).content.decode())
    assert days == sorted(days, reverse=True)
    assert reader.get("/topics/130900-01/flood/feed.rss").headers["Content-Type"].startswith("application/rss+xml")
    for lost in ("/topics/130900-01/flood/feed.pdf", "/topics/130900-01/later/feed.atom"):
        assert reader.get(lost).status_code == 404
