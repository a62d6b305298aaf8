"""The basic catalogue: its entries and versions, and what is public of each entry."""

import re

import pytest
from django.test import Client

from gongkai_web.compilations.models import Catalogue, CatalogueEntry
from gongkai_web.organs.models import Site
from gongkai_web.organs.walls import open_for
from tests.web.portal.luoze import City, at, publish


def page(reader: Client, path: str = "/catalogue/") -> str:
    return reader.get(path).content.decode()


def held(html: str) -> list[str]:
    """What each row says about what is public, as plain words."""
    cells = re.findall(r'<td class="held"[^>]*>(.*?)</td>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


def test_an_entry_shows_what_the_law_wants_in_the_catalogue(reader: Client) -> None:
    html = page(reader)
    row = html[html.index("水质信息") : html.index("停水信息")]

    for words in (
        "水源水、出厂水、管网末梢水检测结果",
        "《生活饮用水卫生监督管理办法》",
        "每季度",
        "市水务局",
        "■政府网站",
        "全社会",
        "主动",
        "县级",
    ):
        assert words in row


def test_each_entry_tells_what_its_units_have_made_public(reader: Client) -> None:
    assert held(page(reader)) == [
        "市财政局 2",
        "市财政局 2 市水务局 暂无",
        "市水务局 1",
        "市政府 暂无",  # a section inside is no organ: the catalogue's own one answers
        "市民政局 1",
        "—",  # on request only
        "—",  # names no category
        "市政府 暂无",
    ]
    assert "共 8 项。" in page(reader)
    assert "其中6项可核对公开情况，4项已有公开信息。" in page(reader)


def test_the_figure_is_that_of_the_list_behind_it(reader: Client, city: City) -> None:
    open_for(reads=[one.pk for one in city.organs], writes=[one.pk for one in city.organs])
    publish(city.departments["水务局"], "2026年第三季度水质", statutory_code="20-13")
    open_for()
    path, figure = re.findall(r'<a href="(/items/[^"]*category=20-13[^"]*)">市水务局</a> <span class="count">(\d+)</span>', page(reader))[0]

    assert figure == "2"
    assert "共 2 条" in page(reader, path.replace("&amp;", "&"))


def test_a_name_that_two_organs_have_leads_to_neither(reader: Client, city: City) -> None:
    city.counties["泽阳区"].short_name = "市财政局"
    city.counties["泽阳区"].save()

    assert held(page(reader))[0] == "市政府 暂无"


def test_only_what_is_public_has_a_version(reader: Client) -> None:
    html = page(reader)

    assert "（2026年版）" in html
    assert 'href="/catalogue/?version=1"' in html
    assert "第3版" not in html
    assert reader.get("/catalogue/?version=3").status_code == 404
    assert reader.get("/catalogue/?version=").status_code == 200
    earlier = page(reader, "/catalogue/?version=1")
    assert "（2025年版）" in earlier
    assert "历史版本" in earlier
    assert "社会救助" not in earlier


def test_an_organ_without_one_says_so(reader: Client) -> None:
    html = page(reader, "/catalogue/130900-02/")

    assert "该机关尚未公布主动公开基本目录" in html
    assert 'href="/catalogue/130900-01/"' in html


def test_a_departments_site_shows_its_own(reader: Client, city: City) -> None:
    Site.objects.update(organ=city.departments["水务局"])
    html = page(reader)

    assert "洛泽市水务局主动公开基本目录" in html
    assert "洛泽市主动公开基本目录" not in html
    assert reader.get("/catalogue/130900/").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_is_written_in_an_entry_is_text(reader: Client, city: City, prefix: str) -> None:
    education = city.departments["教育局"]
    open_for(reads=[education.pk], writes=[education.pk])
    one = Catalogue.objects.create(organ=education, number=1, title="<i>目录</i>")
    CatalogueEntry.objects.create(
        catalogue=one, organ=education, position=1, first_level="<b>甲", content="<script>1</script>", period="<u>", unit="<s>"
    )
    Catalogue.objects.filter(pk=one.pk).update(published_at=at("2026-01-01"))
    open_for()
    html = page(reader, f"{prefix}/catalogue/130900-02/")

    assert "&lt;script&gt;1" in html
    assert not re.search(r"<(?:i|b|u|s|script)>", html)


CHANGES = "/catalogue/130900/changes/"


def test_the_page_of_a_version_leads_to_what_changed_in_it(reader: Client) -> None:
    assert f'href="{CHANGES}?version=2"' in page(reader)
    assert CHANGES not in page(reader, "/catalogue/?version=1")
    assert "/changes/" not in page(reader, "/catalogue/130900-01/")


def test_two_versions_stand_side_by_side(reader: Client) -> None:
    html = page(reader, CHANGES)

    assert "修改0项，新增5项，删除0项；3项未变。" in html
    assert html.count('class="badge in_force"') == 5
    assert "提前24小时" in html
    assert "批复后20日内" not in html  # of an entry that stayed


def test_a_changed_entry_shows_both_wordings(reader: Client, city: City) -> None:
    education = city.departments["教育局"]
    open_for(reads=[education.pk], writes=[education.pk])
    for number, period, unit in ((1, "20个工作日", "基教科"), (2, "10个工作日", "基教科"), (3, "10个工作日", "<i>学前科")):
        one = Catalogue.objects.create(organ=education, number=number, title="目录")
        CatalogueEntry.objects.create(
            catalogue=one, organ=education, position=1, first_level="招生", content="招生计划", period=period, unit=unit
        )
        Catalogue.objects.filter(pk=one.pk).update(published_at=at(f"2026-01-0{number}"))
    open_for()
    base = "/catalogue/130900-02/changes/"
    last, first, both = (page(reader, f"{base}{query}") for query in ("", "?version=2&before=1", "?before=1"))

    assert "&lt;i&gt;学前科" in last
    assert "10个工作日" not in last
    assert "20个工作日" in first
    assert "10个工作日" in first
    assert "学前科" not in first
    assert "20个工作日" in both
    assert "学前科" in both
    for query in ("?version=1", "?version=2&before=2", "?version=2&before=3", "?before=x", "?version=9"):
        assert reader.get(f"{base}{query}").status_code == 404


@pytest.mark.parametrize("path", ["/catalogue/130900-01/changes/", "/catalogue/130900-02/changes/", "/catalogue/x/changes/"])
def test_without_two_versions_nothing_is_compared(reader: Client, path: str) -> None:
    assert reader.get(path).status_code == 404
