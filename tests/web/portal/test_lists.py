"""Lists: sections, filters, pages, feeds, maps; and what a site leaves to others."""

import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from gongkai_web.organs.walls import open_for
from gongkai_web.portal.views import library
from gongkai_web.publishing.models import Publication
from gongkai_web.search import patience
from tests.web.people import make_site
from tests.web.portal.luoze import City, at, publish
from tests.web.search.making import index_all

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def titles(html: str) -> list[str]:
    """What the list of a page shows."""
    main = html.partition('<section class="panel" aria-labelledby="found">')[2].partition("</section>")[0]
    return re.findall(r'<li><a href="[^"]*/items/[^"?][^"]*">(.*?)</a>', main)


def xml(content: bytes) -> ElementTree.Element:
    """A feed or a map, taken apart."""
    return ElementTree.fromstring(content)  # noqa: S314 - our own feed


def get(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def withdraw(one: Publication) -> None:
    open_for(reads=[one.organ_id], writes=[one.organ_id])
    Publication.objects.filter(pk=one.pk).update(withdrawn_at=at("2026-08-01"), withdrawal_reason="公开有误")
    open_for()


def test_the_newest_stand_first_and_pages_follow_one_another(reader: Client) -> None:
    first, second = (titles(get(reader, f"/items/?page={number}")) for number in (1, 2))

    assert first[0] == "2025年洛泽市本级决算"
    assert len(first) == len(second) == 20
    assert not set(first) & set(second)
    dates = re.findall(r"<time>([0-9-]+)</time>", get(reader, "/items/"))
    assert dates == sorted(dates, reverse=True)


def test_all_pages_together_hold_every_public_item_once(reader: Client) -> None:
    last = int(re.findall(r"第 </span>(\d+)</a>", get(reader, "/items/"))[-1])
    shown = [title for number in range(1, last + 1) for title in titles(get(reader, f"/items/?page={number}"))]

    assert len(shown) == Publication.objects.filter(withdrawn_at=None).count()
    assert f"共 {len(shown)} 条" in get(reader, "/items/")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/items/?category=20-12&organ=130900-01", ["关于启动洛泽河流域防汛四级应急响应的公告"]),
        ("/items/?kind=rules", ["洛泽市养犬管理规定"]),
        ("/items/?organ=130900&year=2020", ["洛泽市政府信息公开保密审查办法"]),
        ("/sections/institutions/", ["洛泽市政府信息公开保密审查办法"]),
        ("/sections/reports/?organ=130900", ["洛泽市人民政府2025年政府信息公开工作年度报告"]),
        ("/sections/interpretations/", ["一图读懂《洛泽市城乡供水保障办法》：停水要不要告知、水质去哪里查"]),
        ("/library/?validity=expired", ["洛泽市财政局关于小微企业贷款贴息的暂行办法"]),
        ("/library/?kind=rules", ["洛泽市养犬管理规定"]),
        ("/library/?topic=11&validity=in_force", ["洛泽市教育局关于修改课后服务收费若干意见的决定"]),
        ("/library/?sign=洛财规", ["洛泽市财政局关于小微企业贷款贴息的暂行办法"]),
        ("/library/?year=2024", ["洛泽市教育局关于规范中小学课后服务收费的若干意见"]),
        ("/library/?number=５", ["洛泽市人民政府关于印发《洛泽市城乡供水保障办法》的通知"]),
        ("/library/?q=抢修的同时&in=text", ["洛泽市人民政府关于印发《洛泽市城乡供水保障办法》的通知"]),
        ("/library/?q=抢修的同时", []),
        ("/library/?organ=130900-03", ["洛泽市财政局关于小微企业贷款贴息的暂行办法"]),
        ("/library/?q=%25", []),
    ],
)
def test_a_filter_leaves_what_passes_it(reader: Client, path: str, expected: list[str]) -> None:
    assert titles(get(reader, path)) == expected


def test_the_year_of_publication_begins_in_china(reader: Client, city: City) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    publish(city.government, "新年第一件", published_at=at("2023-01-01", "00:10"))
    publish(city.government, "旧年最后一件", published_at=at("2022-12-31", "23:50"))
    open_for()

    assert titles(get(reader, "/items/?organ=130900&year=2023")) == ["新年第一件"]
    assert titles(get(reader, "/items/?organ=130900&year=2022")) == ["旧年最后一件"]


@pytest.mark.parametrize(
    "path",
    [
        "/items/?organ=nobody",
        "/items/?category=99-99",
        "/items/?kind=gossip",
        "/items/?year=26",
        "/items/?page=0",
        "/items/?page=abc",
        "/items/?page=99999",
        "/items/?page=" + "9" * 40,
        "/sections/secrets/",
        "/organs/nobody/",
        "/guide/nobody/",
        "/feed.pdf",
        "/library/?kind=information",
        "/library/?topic=gossip",
        "/library/?validity=eternal",
        "/library/?sort=weight",
        "/sitemap-20-01-9.xml",
    ],
)
def test_what_is_not_there_is_said(reader: Client, path: str) -> None:
    page = reader.get(path)

    assert page.status_code == 404
    assert "没有找到这个页面" in page.content.decode()


@pytest.mark.parametrize("value", ["%00", "%0a", "%ff", "%ED%A0%80", "' OR 1=1 --", "%25", "〔", "x" * 5000])
@pytest.mark.parametrize("path", ["/library/?q=", "/library/?sign=", "/library/?number=", "/search/?q=", "/suggestions/?q="])
def test_whatever_is_typed_is_taken_for_words(reader: Client, path: str, value: str) -> None:
    assert reader.get(path + value).status_code in {200, 400}


@pytest.mark.parametrize("path", ["/search/?q=", "/library/?q="])
@pytest.mark.parametrize(("typed", "cut"), [("水" * 100, False), ("水" * 101, True), ("水 " * 51, True), (" " * 300 + "水", False)])
def test_a_search_that_is_cut_says_so(reader: Client, path: str, typed: str, *, cut: bool) -> None:
    assert ("只检索了前100个字" in get(reader, path + typed)) is cut
    assert ("Only the first 100" in get(reader, f"/en{path}{typed}")) is cut


def test_words_in_too_many_documents_are_said_above_the_form_that_was_filled_in(
    reader: Client, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    index_all()
    monkeypatch.setattr(library, "_MOST_HOLDING", 1)
    page = reader.get("/library/?q=洛泽&in=text&sign=洛政发")

    assert page.status_code == 400
    assert "含有这些词语的文件过多" in page.content.decode()
    assert 'value="洛泽"' in page.content.decode()
    assert 'value="洛政发"' in page.content.decode()
    assert reader.get("/library/?q=抢修的同时&in=text").status_code == 200


def test_without_an_index_texts_are_searched_as_long_as_the_database_may(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []

    def slow(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if '"text"::text LIKE' not in sql:
            return execute(sql, params, many, context)
        sent.append(execute("SELECT current_setting('statement_timeout')", (), many, context))
        return execute("SELECT pg_sleep(60)", (), many, context)

    monkeypatch.setattr(patience, "_SECONDS", "50ms")
    with connection.execute_wrapper(slow):
        page = reader.get("/library/?q=抢修的同时&in=text")

    assert sent
    assert page.status_code == 400
    assert "暂时无法检索正文" in page.content.decode()
    assert 'value="抢修的同时"' in page.content.decode()


def test_the_tree_counts_what_is_public_and_links_no_empty_leaf(reader: Client, city: City) -> None:
    before = re.search(r"category=20-07\".*?<span class=\"count\">(\d+)<", get(reader, "/sections/statutory/"))
    withdraw(Publication.objects.get(title="2026年洛泽市本级预算"))
    after = re.search(r"category=20-07\".*?<span class=\"count\">(\d+)<", get(reader, "/sections/statutory/"))

    assert before
    assert after
    assert int(before[1]) == Publication.objects.filter(statutory_code="20-07").count()
    assert int(after[1]) == int(before[1]) - 1
    assert "category=21-B" not in get(reader, "/sections/statutory/")
    assert city.government.pk


@pytest.mark.parametrize(
    "path", ["/", "/items/", "/items/?organ=130900-01", "/organs/130900-01/", "/feed.atom", "/feed.rss", "/library/?in=text&q=x"]
)
def test_what_was_withdrawn_is_on_no_list(reader: Client, path: str) -> None:
    withdraw(Publication.objects.get(title="关于启动洛泽河流域防汛四级应急响应的公告"))

    assert "防汛四级应急响应" not in get(reader, path)
    assert "行政处罚决定书" not in get(reader, path)


def test_feeds_hold_the_same_as_their_lists(reader: Client) -> None:
    atom = xml(reader.get("/feed.atom?category=20-13").content)
    rss = xml(reader.get("/feed.rss?category=20-13").content)
    listed = titles(get(reader, "/items/?category=20-13"))

    assert [entry.findtext(f"{ATOM}title") for entry in atom.findall(f"{ATOM}entry")] == listed
    assert [entry.findtext("title") for entry in rss.iter("item")] == listed
    assert (
        atom.findtext(f"{ATOM}entry/{ATOM}published") == "2026-07-14T10:05:00+08:00"
        or atom.findtext(f"{ATOM}entry/{ATOM}published") == "2026-07-14T02:05:00+00:00"
    )


def test_a_control_character_breaks_no_feed(reader: Client, city: City) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    publish(city.government, "坏\x0b字符", abstract="\x1f")
    open_for()

    assert "坏字符" in [one.findtext("title") for one in xml(reader.get("/feed.rss").content).iter("item")]


def test_the_map_leads_to_every_public_item_once(reader: Client) -> None:
    index = xml(reader.get("/sitemap.xml").content)
    parts = [str(one.text) for one in index.iter(f"{MAP}loc")]
    pages = [str(one.text) for part in parts for one in xml(reader.get(part).content).iter(f"{MAP}loc")]
    items = [one for one in pages if "/items/" in one]

    assert len(items) == len(set(items)) == Publication.objects.filter(withdrawn_at=None).count()
    assert "http://localhost/organs/130900-01/" in pages
    assert all(reader.get(one).status_code == 200 for one in pages[::7])


def test_collectors_are_told_what_to_leave_alone(reader: Client) -> None:
    text = reader.get("/robots.txt").content.decode()

    assert "Disallow: /workbench/" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text


@pytest.fixture
def own_site(city: City) -> Client:
    """The site of a department."""
    make_site(city.departments["教育局"], host="edu.example.test")
    return Client(HTTP_HOST="edu.example.test")


@pytest.mark.parametrize(
    "path", ["/", "/items/", "/sections/reports/", "/library/", "/organs/", "/feed.atom", "/sitemap-20-11-1.xml", "/search/?q=洛泽"]
)
def test_a_departments_site_shows_its_own_alone(own_site: Client, path: str) -> None:
    page = own_site.get(path)

    assert page.status_code == 200
    assert "水务局" not in page.content.decode()
    assert "130900-01" not in page.content.decode()


def test_a_departments_site_suggests_its_own_alone(own_site: Client, reader: Client, settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    index_all()
    of_the_city = reader.get("/suggestions/?q=供水").json()

    assert of_the_city
    assert own_site.get("/suggestions/?q=供水").json() == []


def test_an_organ_beside_the_results_leads_to_as_many_as_it_says(reader: Client, settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    index_all()
    page = unescape(reader.get("/search/?q=洛泽").content.decode())
    links = re.findall(r'<a href="(/search/\?[^"]*organ=[^"]*)">[^<]*</a>\s*<span class="count">(\d+)</span>', page)

    assert len(links) > 1
    for url, count in links:
        assert re.findall(r'<h2 id="found">\D*(\d+)', reader.get(url).content.decode()) == [count], url


def test_a_departments_site_knows_no_other_organ(own_site: Client) -> None:
    assert own_site.get("/organs/130900-01/").status_code == 404
    assert own_site.get("/items/?organ=130900-01").status_code == 404
    assert own_site.get("/organs/130900-02/").status_code == 200


def test_a_departments_site_links_nothing_that_it_has_not(own_site: Client, city: City) -> None:
    water = city.departments["水务局"]
    open_for(reads=[water.pk], writes=[water.pk])
    foreign, gone = publish(water, "供水水质公告"), publish(water, "撤回的公告")
    withdraw(gone)

    shown, withdrawn = (own_site.get(f"/items/{one.index_no}") for one in (foreign, gone))

    assert (shown.status_code, withdrawn.status_code) == (200, 410)
    for page in (shown, withdrawn):
        assert "洛泽市水务局" in page.content.decode()
        assert "/organs/130900-01/" not in page.content.decode()


def test_an_organ_that_has_ended_stands_in_no_list_of_those_that_are(reader: Client, city: City) -> None:
    ended = city.departments["民政局"]
    ended.valid_until = at("2020-01-01").date()
    ended.save()

    assert "洛泽市民政局" not in get(reader, "/organs/").partition('aria-labelledby="of-ended"')[0]
    assert reader.get(f"/organs/{ended.code}/").status_code == 200


def test_a_new_name_of_an_organ_shows_at_once(reader: Client, city: City) -> None:
    get(reader, "/organs/")
    organ = city.departments["水务局"]
    organ.name, organ.short_name = "洛泽市水利局", "市水利局"
    organ.save()

    assert "洛泽市水利局" in get(reader, "/organs/")
