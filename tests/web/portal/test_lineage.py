"""Organs that are no more: where they went, and where what they published is found."""

import re

import pytest
from django.test import Client

from gongkai_web.organs.models import Site, Succession
from tests.web.portal.luoze import City

ENDED, TAKER, OLD = "/organs/130900-52/", "/organs/130900-05/", "/organs/130900-51/"


def page(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def test_it_says_since_when_and_who_took_over(reader: Client) -> None:
    html = page(reader, ENDED)
    notice = html.partition('<div class="banner expired"')[2].partition("</div>")[0]

    assert "存续至2025-02-28" in notice
    assert re.search(rf'<time>2025-03-01</time> 并入 <a href="{TAKER}" lang="zh-CN">洛泽市自然资源和规划局</a>', notice)
    assert "洛编〔2025〕2号" in notice
    assert 'href="/guide/130900-05/#request"' in html
    assert 'href="/guide/130900-52/#request"' not in html


def test_what_it_published_is_found_from_its_successor(reader: Client) -> None:
    html = page(reader, TAKER)
    before = html.partition('aria-labelledby="before"')[2].partition("</section>")[0]

    assert re.findall(r'data-predecessor="([^"]*)"', before) == ["130900-52", "130900-51"]  # also what that came out of
    assert f'href="{ENDED}"' in before
    assert re.search(r'href="/items/\?organ=130900-52">该机关公开的信息 2 条</a>', before)
    assert "2024年林地保护利用情况" in page(reader, "/items/?organ=130900-52")


def test_organs_that_ended_stand_apart_in_the_directory(reader: Client) -> None:
    html = page(reader, "/organs/")
    standing, _heading, ended = html.partition('aria-labelledby="of-ended"')

    assert ENDED not in standing
    assert ended.index(OLD) < ended.index(ENDED)


def test_an_organ_that_nothing_happened_to_says_nothing_of_it(reader: Client) -> None:
    html = page(reader, "/organs/130900-01/")

    assert "机构沿革" not in html
    assert "已撤销" not in html


def test_a_passage_shows_at_once_and_a_circle_ends(reader: Client, city: City) -> None:
    page(reader, ENDED)
    taker = city.departments["自然资源和规划局"]
    assert city.ended
    Succession.objects.create(predecessor=taker, successor=city.ended, change="transferred", happened_on="2026-01-01")

    assert re.findall(r'data-predecessor="([^"]*)"', page(reader, ENDED)) == ["130900-05", "130900-51"]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_successor_of_another_site_is_named(reader: Client, city: City, prefix: str) -> None:
    assert city.ended
    Site.objects.update(organ=city.ended)
    html = page(reader, prefix + ENDED)

    assert "洛泽市自然资源和规划局" in html
    assert TAKER not in html
