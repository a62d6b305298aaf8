"""Reading places."""

import re

from django.test import Client

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.compilations.models.places import PlaceKind
from gongkai_web.organs.walls import open_for
from tests.web.portal.luoze import City, at


def page(reader: Client, path: str = "/places/") -> str:
    return reader.get(path).content.decode()


def names(html: str) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", html)


def test_those_that_are_open_are_told_archives_and_libraries_first(reader: Client, city: City) -> None:
    water = city.departments["水务局"]
    open_for(reads=[water.pk], writes=[water.pk])
    ReadingPlace.objects.create(
        organ=water, name="水务局公开栏", kind=PlaceKind.NOTICE_BOARD, address="门厅", office_hours="全天", published_at=at("2026-01-05")
    )
    open_for()

    assert names(page(reader)) == [
        "洛泽市档案馆政府信息查阅中心",
        "洛泽市图书馆二楼政府信息阅览区",
        "洛泽市政务服务中心政务公开专区",
        "水务局公开栏",
    ]  # neither the one that was closed nor the one that is planned
    assert names(page(reader, "/places/?organ=130900-01")) == ["水务局公开栏"]


def test_where_when_and_what(reader: Client) -> None:
    html = page(reader)

    for words in ("洛泽市泽心大道88号", "工作日 9:00—17:00", "0317-2100088", "规范性文件纸质文本"):
        assert words in html


def test_none_yet(reader: Client) -> None:
    assert "尚未公布查阅场所" in page(reader, "/places/?organ=130900-02")
