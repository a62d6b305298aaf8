"""Topical columns."""

import re

from django.test import Client

from gongkai_web.organs.models import Site
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
