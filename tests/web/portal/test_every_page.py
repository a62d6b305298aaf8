"""What holds for every type of public page."""

import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai_web.organs.models import Site
from tests.web.portal.pages import PAGES

QUERIES = {
    "home": 5,  # stamp of the directory, tally, newest, interpretations, topical columns
    "guide": 3,
    "guide of a department": 3,
    "institutions": 3,  # stamp, tally, rows
    "statutory content": 2,
    "annual reports": 3,
    "interpretations": 3,
    "everything": 3,
    "category": 3,
    "second page": 3,
    "organ's items": 3,
    "library": 3,
    "library narrowed": 3,
    "catalogue": 5,  # stamp, versions, entries, tally, organs with a catalogue
    "earlier catalogue": 5,
    "catalogue of a department": 5,
    "catalogue that is not there": 3,
    "changes of the catalogue": 4,  # stamp, versions, entries of both
    "lists": 2,
    "list": 3,  # stamp, versions, entries
    "changes of a list": 4,
    "gazettes": 3,
    "gazette": 4,  # stamp, issue, its articles, their items
    "gazette in full": 5,  # and the texts
    "topical columns": 2,
    "topical column": 4,  # stamp, column, count, rows
    "clean-ups": 3,
    "clean-up": 4,  # stamp, batch, verdicts, items
    "reading places": 2,
    "open data": 1,
    "reports of a year": 3,  # stamp, counts by year, rows
    "organs": 1,
    "organ": 6,  # stamp, organ, tally twice, compilations, rows
    "organ that ended": 7,  # and the tally of what it came out of
    "organ that took over": 7,
    "search for nothing": 1,
    "site map": 1,
    "item": 2,  # stamp, item
    "repealed item": 2,
}


_NO_PAGE = re.compile(r"/(?:workbench|attachments|api)/|.*\.(?:atom|rss|csv|json|ndjson|jsonld|ttl|xml)(?:$|\?)")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_it_is_there_for_everyone_and_every_cache(reader: Client, name: str, prefix: str) -> None:
    page = reader.get(prefix + PAGES[name])

    assert page.status_code == 200
    assert page["Cache-Control"].startswith("public")
    assert not page.cookies
    assert "Cookie" not in page.get("Vary", "")
    assert "session" not in page.content.decode().lower()


@pytest.mark.parametrize("name", QUERIES)
def test_it_asks_the_database_little(reader: Client, django_assert_num_queries: DjangoAssertNumQueries, name: str) -> None:
    reader.get(PAGES[name])  # the directory is read once, and after each change

    with django_assert_num_queries(QUERIES[name]):
        reader.get(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_it_is_not_sent_twice(reader: Client, name: str) -> None:
    first = reader.get(PAGES[name])
    again = reader.get(PAGES[name], headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert not again.content


@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_it_needs_an_allowance(reader: Client, name: str) -> None:
    html = reader.get(PAGES[name]).content.decode()

    assert not re.findall(r"<[^>]+\sstyle=", html)
    assert not re.findall(r"<style", html)
    assert not re.findall(r"<[^>]+\son\w+=", html)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL)
    assert all('type="application/ld+json"' in kind or not text for kind, text in scripts)
    assert not re.findall(r'(?:src|<link[^>]+stylesheet[^>]+href)="(?:https?:)?//', html)


@pytest.mark.parametrize("name", PAGES)
def test_its_data_blocks_are_json(reader: Client, name: str) -> None:
    html = reader.get(PAGES[name]).content.decode()
    blocks = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]

    assert all(block["@context"] == "https://schema.org" and block["@type"] for block in blocks)
    assert name in {"home", "search for nothing"} or any(block["@type"] == "BreadcrumbList" for block in blocks)


def test_it_shows_every_mark_of_a_government_site(reader: Client) -> None:
    html = reader.get("/organs/").content.decode()

    for mark in ("party-and-government-organ", "sponsor", "contact", "site-id-code", "icp", "police", "report-fault"):
        assert f'data-mark="{mark}"' in html
    for text in ("1309990001", "洛泽市人民政府办公室", "0317-2000001", "示例ICP备00000000号", "示例公网安备 13099900000000号"):
        assert text in html
    assert 'href="/sitemap/"' in html


def test_a_mark_that_the_site_was_not_given_is_not_shown(reader: Client) -> None:
    Site.objects.update(identification_code="", icp_number="", police_number="", mark_address="")
    html = reader.get("/organs/").content.decode()

    assert set(re.findall(r'data-mark="([^"]*)"', html)) == {"sponsor", "contact"}
    assert "SiteIDCode" not in html
    assert "党政机关网站标识" not in html


@pytest.mark.parametrize(
    "path",
    ["/catalogue/", "/registers/", "/gazette/", "/topics/", "/cleanups/", "/places/", "/opendata/"],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_compilation_is_reached_from_the_home_page_and_the_site_map(reader: Client, prefix: str, path: str) -> None:
    for page in ("/", "/sitemap/"):
        assert f'href="{prefix}{path}"' in reader.get(prefix + page).content.decode()
    assert f"<loc>http://localhost{path}</loc>" in reader.get("/sitemap-pages-1.xml").content.decode()


@pytest.mark.parametrize("theme", ["red", "blue", "green"])
def test_it_wears_the_sites_theme(reader: Client, theme: str) -> None:
    Site.objects.update(theme=theme)

    assert f'data-theme="{theme}"' in reader.get("/").content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_large_type_goes_along_with_every_link(reader: Client, name: str) -> None:
    path = PAGES[name]
    html = reader.get(f"{path}{'&' if '?' in path else '?'}type=large").content.decode()
    links = re.findall(r'<a [^>]*?href="(/[^"]*)"', html)
    lost = [link for link in links if "type=large" not in link and not _NO_PAGE.match(link)]

    assert 'data-type="large"' in html
    assert len(lost) == 1, lost  # the way back to ordinary type


def test_the_other_language_is_one_link_away(reader: Client) -> None:
    assert 'href="/en/items/?category=20-13"' in reader.get("/items/?category=20-13").content.decode()
    english = reader.get("/en/items/?category=20-13").content.decode()
    assert 'href="/items/?category=20-13"' in english
    assert '<html lang="en"' in english
    assert "Inspections" in english


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_can_only_be_read(reader: Client, method: str) -> None:
    assert getattr(reader, method)("/").status_code == 405
