"""The page of figures: what one sees of it, and that each figure opens into as many items as it says."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Channel
from tests.web.oversight.making import publish
from tests.web.people import appoint, make_department, signed_in
from tests.web.search.making import withdraw

DAY = date(2025, 3, 3)
FIGURES, CASES = "/workbench/oversight/figures/", "/workbench/oversight/figures/cases/"


@pytest.fixture
def overseer(government: Organ, water: Organ) -> Client:
    """Oversight of the city, where the department has published two items and the city one."""
    publish(water, "停水公告", DAY, Channel.WEIBO, Channel.WECHAT)
    publish(water, "供水管理办法", DAY, kind=Kind.NORMATIVE_DOCUMENT, made_on=DAY)
    publish(government, "防汛公告", DAY)
    client = signed_in(appoint(government, Role.OVERSIGHT))
    client.get("/workbench/notices/")
    return client


def _table(client: Client, path: str) -> list[dict[str, str]]:
    answer: Any = client.get(path)
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_every_figure_opens_into_as_many_items_as_it_says(overseer: Client) -> None:
    page = overseer.get(f"{FIGURES}?year=2025").content.decode()
    links = re.findall(r'<a href="(/workbench/oversight/figures/cases/[^"]+)">(?:<strong>)?(\d+)<', page)

    assert len(links) == 4 + 4 + 2 + 2 + 2, "sums, the department, the city; table two in sums and of the department"
    for path, number in links:
        assert len(_table(overseer, f"{path.replace('&amp;', '&')}&as=csv")) == int(number), path


def test_the_sentence_for_the_report_says_items_and_times(overseer: Client) -> None:
    page = overseer.get(f"{FIGURES}?year=2025").content.decode()

    assert "2025年，主动公开政府信息3条" in page
    assert "5条次" in page
    assert "政府网站 3、微博 1、微信 1" in page


def test_an_organ_may_be_chosen_with_those_below(overseer: Client, government: Organ, water: Organ) -> None:
    rows = _table(overseer, f"{FIGURES}?year=2025&organ={water.pk}&as=csv")
    all_rows = _table(overseer, f"{FIGURES}?year=2025&organ={government.pk}&as=csv")

    assert {row["机构代码"] for row in rows} == {water.code}
    assert {row["机构代码"] for row in all_rows} == {government.code, water.code}
    assert {row["键"]: row["数量"] for row in rows}["disclosure.normative_documents.issued"] == "1"
    assert {row["键"]: row["数量"] for row in rows}["channels.all"] == "4"


def test_an_organs_own_people_see_its_figures_alone(overseer: Client, government: Organ, water: Organ) -> None:
    assert overseer
    client = signed_in(appoint(water, Role.DRAFTER))
    client.get("/workbench/notices/")

    assert {row["机构代码"] for row in _table(client, f"{FIGURES}?year=2025&as=csv")} == {water.code}
    assert client.get(f"{FIGURES}?year=2025&organ={government.pk}").status_code == 422
    for asked in (f"organ={government.pk}", f"of={government.pk}", "organ=x"):
        assert client.get(f"{CASES}?year=2025&figure=channels.site&{asked}").status_code == 404


def test_the_title_of_what_was_withdrawn_is_not_repeated(overseer: Client, water: Organ) -> None:
    gone = publish(water, "误发的名单", DAY)
    withdraw(gone)
    page = overseer.get(f"{CASES}?year=2025&figure=channels.site").content.decode()

    assert "误发的名单" not in page
    assert gone.index_no in page
    assert "已撤回" in page


@pytest.mark.parametrize("asked", ["year=1999", "year=x", "year=9999"])
def test_a_year_that_is_none_is_said(overseer: Client, asked: str) -> None:
    assert overseer.get(f"{FIGURES}?{asked}").status_code == 422
    assert overseer.get(f"{CASES}?{asked}&figure=channels.site").status_code == 404


def test_a_figure_that_there_is_not_is_not_there(overseer: Client) -> None:
    assert overseer.get(f"{CASES}?year=2025&figure=channels.radio").status_code == 404
    assert overseer.get(f"{FIGURES}?year=2025&as=pdf").status_code == 404


def test_queries_do_not_grow_with_organs_and_items(
    overseer: Client, government: Organ, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        overseer.get(f"{FIGURES}?year=2025")
    for number in range(3):
        publish(make_department(government, f"130900-5{number}", f"第{number}局"), "公告", DAY, Channel.PRESS)
    with django_assert_num_queries(QUERIES):
        overseer.get(f"{FIGURES}?year=2025")


QUERIES = 15
"""Of which the session, the person, the rights and the gates are nine."""
