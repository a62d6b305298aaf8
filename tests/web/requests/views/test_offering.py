"""What is public is offered to whoever is about to ask for it: while they write, and on a page of its own."""

import logging
import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Publication
from tests.web.requests.views.test_asking import ANSWERS, URL
from tests.web.search.making import index_all, publish

OFFERS = "/requests/ask/public/"
SENTENCE = "请问自来水价格是怎么定的"


@pytest.fixture
def price(site: object, water: Organ, tmp_path: Path, settings: Settings) -> Publication:
    """What somebody would ask for, and is public."""
    assert site
    settings.DATA_DIR = tmp_path
    for number in range(9):
        publish(water, f"防汛动态第{number}期")
    found = publish(water, "<洛泽市>关于调整城市供水价格的通知")
    index_all()
    return found


def _page(data: dict[str, object], url: str = URL) -> str:
    return unescape(Client().post(url, data).content.decode())


def test_it_is_offered_while_one_writes(price: Publication, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    Client().post(OFFERS)  # the directory is read
    with django_assert_max_num_queries(2):  # whether the directory changed, and the items
        answer = Client().post(OFFERS, {"content": SENTENCE, "organ": price.organ.code})

    assert (answer.status_code, answer["Cache-Control"], answer.cookies) == (200, "no-store", {})
    text = answer.content.decode()
    assert text.count(f'href="/items/{price.index_no}"') == 2
    assert 'target="_blank"' in text
    assert "&lt;洛泽市&gt;关于调整城市供水价格的通知" in text
    assert "洛泽市水务局" in text
    assert "找到了，不用申请" in text
    assert "opens in a new tab" in _page({"content": SENTENCE}, f"/en{OFFERS}")


@pytest.mark.usefixtures("price")
@pytest.mark.parametrize("data", [{}, {"content": "请问"}, {"content": "(" * 9000, "organ": "x" * 9000}, {"content": "\x00"}])
def test_where_nothing_goes_with_it_nothing_is_answered(data: dict[str, object]) -> None:
    assert Client().post(OFFERS, data).content.strip() == b""


def test_what_was_published_leads_to_the_organ(price: Publication, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    Client().get(URL)
    with django_assert_max_num_queries(4):  # whether the directory changed, the items, functions, guides
        page = _page({"page": "organ", "to": "organ", "words": "自来水价格"})

    assert f"已公开：</span> {price.title}" in page


@pytest.mark.usefixtures("price")
def test_what_is_written_stands_in_no_address_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Client().post(OFFERS, {"content": SENTENCE})
    assert Client().get(f"{OFFERS}?content=x").status_code == 405
    assert "自来水" not in caplog.text


def test_without_script_it_is_offered_on_the_next_page_and_one_goes_on_from_there(price: Publication) -> None:
    page = _page({**ANSWERS, "page": "content", "content": SENTENCE})

    assert 'name="page" value="public"' in page
    assert price.title in page
    assert 'name="delivery.form"' in _page({**ANSWERS, "page": "public", "content": SENTENCE})


def test_what_was_offered_while_one_wrote_is_not_offered_again_unless_one_goes_back_to_it(price: Publication) -> None:
    seen = re.findall(r'name="offered" value="([\d ]+)"', _page({"content": SENTENCE}, OFFERS))
    assert seen == [f"{price.pk} "]

    assert 'name="delivery.form"' in _page({**ANSWERS, "page": "content", "content": SENTENCE, "offered": seen[0]})
    assert price.title in _page({**ANSWERS, "page": "content", "content": SENTENCE, "offered": "999999"})
    assert price.title in _page({**ANSWERS, "page": "delivery", "to": "public", "content": SENTENCE})


@pytest.mark.usefixtures("price")
def test_back_from_the_page_after_it_leads_back_where_there_was_nothing_to_offer() -> None:
    assert 'name="page" value="content"' in _page({**ANSWERS, "page": "delivery", "to": "public", "content": "请问"})
