"""The gazette: its issues, and one as contents and in full."""

import re
from io import BytesIO

import pdfplumber
import pytest
from django.test import Client

from gongkai_web.organs.models import Site
from tests.web.portal.luoze import City

ISSUE = "/gazette/130900/2026/3/"


def page(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def test_the_issues_stand_under_their_years_the_newest_first(reader: Client) -> None:
    html = page(reader, "/gazette/")

    assert re.findall(r"<strong>(.*?)</strong>", html.partition("<main")[2]) == ["2026年第3期", "2026年第1期", "2025年第12期"]
    assert re.findall(r'<h2 id="year-(\d+)">', html) == ["2026", "2025"]
    assert "4篇" in html


def test_an_issue_lists_its_articles_in_their_order(reader: Client, city: City) -> None:
    contents = page(reader, ISSUE).partition('<ol class="contents"')[2].partition("</ol>")[0]
    rules = city.items["rules"].index_no

    assert re.findall(r'<li><a href="/items/([^"]*)">', contents) == ["supply/2026-1", rules, "old/2019-1", "gone/2026-4"]
    assert 'class="badge repealed">废止' in contents


def test_in_full_it_holds_every_text_and_no_other(reader: Client) -> None:
    html = page(reader, f"{ISSUE}full/")

    assert "因抢修临时停水的，应当在抢修的同时告知" in html
    assert html.count('class="fulltext"') == 3
    assert 'href="#article-3"' in html
    assert 'id="article-3"' in html


@pytest.mark.parametrize("path", [ISSUE, f"{ISSUE}full/"])
def test_what_was_withdrawn_keeps_its_place_without_its_title(reader: Client, path: str) -> None:
    html = page(reader, path)

    assert "gone/2026-4" in html
    assert "行政处罚决定书" not in html
    assert "已撤回" in html


@pytest.mark.parametrize(
    "path",
    ["/gazette/130900/2026/4/", "/gazette/130900/2026/2/", "/gazette/x/2026/3/", "/gazette/130900/99999999999/3/", "/gazette/?organ=x"],
)
def test_an_issue_that_is_not_out_is_not_there(reader: Client, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_an_item_leads_to_the_issue_in_which_it_is_printed(reader: Client) -> None:
    html = page(reader, "/items/supply/2026-1")

    assert re.search(rf'<dd data-fact="gazette"><a href="{ISSUE}">2026年第3期</a></dd>', html)


def test_another_site_names_the_issue_and_does_not_show_it(reader: Client, city: City) -> None:
    Site.objects.update(organ=city.departments["水务局"])

    assert "2026年第3期" in page(reader, "/items/supply/2026-1")
    assert ISSUE not in page(reader, "/items/supply/2026-1")
    assert reader.get(ISSUE).status_code == 404
    assert "暂无已公开的政府公报" in page(reader, "/gazette/")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_issue_as_a_file(reader: Client, prefix: str) -> None:
    assert f'href="{prefix}{ISSUE}pdf/"' in page(reader, f"{prefix}{ISSUE}")
    answer = reader.get(f"{prefix}{ISSUE}pdf/")
    with pdfplumber.open(BytesIO(answer.content)) as opened:
        pages = [one.extract_text() for one in opened.pages]
    whole = "".join("".join(pages).split())

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"].startswith("public")
    assert pages[0].splitlines() == ["洛泽市人民政府公报", "2026年第3期", "2026年3月31日出版"]
    assert "因抢修临时停水的，应当在抢修的同时告知" in whole
    assert "（废止）" in whole
    assert "gone/2026-4" in whole
    assert "该信息在本期公报出版后撤回。" in whole
    assert "行政处罚决定书" not in whole
    assert reader.get(f"{prefix}{ISSUE}pdf/", headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert reader.get("/gazette/130900/2026/4/pdf/").status_code == 404
