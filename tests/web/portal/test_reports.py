"""The section of annual reports."""

import re

import pytest
from django.test import Client

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.kinds import Kind
from tests.web.portal.luoze import City, at, publish

SECTION = "/sections/reports/"


def page(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def years(html: str) -> list[str]:
    return re.findall(r'<h3 class="year">(.*?)</h3>', html)


def test_they_stand_under_the_year_that_they_are_about(reader: Client, city: City) -> None:
    water = city.departments["水务局"]
    open_for(reads=[water.pk], writes=[water.pk])
    publish(water, "补发的2018年年报", kind=Kind.ANNUAL_REPORT, report_year=2018, published_at=at("2026-07-30"))
    publish(water, "没有写年份的年报", kind=Kind.ANNUAL_REPORT, published_at=at("2026-07-31"))
    open_for()
    html = page(reader, SECTION)

    assert years(html) == [*(f"{year}年度" for year in range(2025, 2017, -1)), "未标明年度"]
    assert "共 17 份" in html
    last = html.partition('<h3 class="year">2018年度')[2]
    assert last.index("补发的2018年年报") < last.index("未标明年度") < last.index("没有写年份的年报")


def test_within_a_year_the_organs_stand_in_their_order(reader: Client) -> None:
    html = page(reader, f"{SECTION}?report_year=2025")

    assert years(html) == ["2025年度"]
    assert re.findall(r"<span>(市\S+)</span>", html.partition("<main")[2]) == ["市政府", "市水务局", "市教育局"]


def test_one_organ_has_its_own_years(reader: Client) -> None:
    html = page(reader, f"{SECTION}?organ=130900")

    assert years(html) == ["2025年度"]
    assert 'href="/sections/reports/?organ=130900&amp;report_year=2025"' in html


def test_they_are_listed_by_year_and_kind_of_organ(reader: Client) -> None:
    everything = page(reader, f"{SECTION}?report_year=2025")
    departments = page(reader, f"{SECTION}?of=city-department&report_year=2025")

    assert 'href="/sections/reports/?of=city-department&amp;report_year=2025">市级政府部门 <span class="count">2</span>' in everything
    assert re.findall(r"<span>(市\S+)</span>", departments.partition("<main")[2]) == ["市水务局", "市教育局"]
    assert "共 2 份" in departments
    assert re.findall(r'<b aria-current="true">(\S+)', departments) == ["2025年度", "市级政府部门"]


@pytest.mark.parametrize(
    "query", ["of=city", "of=x", "report_year=2018", "report_year=x", "organ=130900&report_year=2024", "page=9", "organ=x"]
)
def test_what_is_not_there(reader: Client, query: str) -> None:
    assert reader.get(f"{SECTION}?{query}").status_code == 404


def test_the_year_stands_on_the_page_of_the_report_and_in_the_api(reader: Client, city: City) -> None:
    number = city.items["report"].index_no

    assert re.search(r'<dd data-fact="report_year">2025</dd>', page(reader, f"/items/{number}"))
    assert reader.get(f"/api/v1/items/{number}").json()["report_year"] == 2025
    assert reader.get("/api/v1/items/supply/2026-1").json()["report_year"] is None
