"""The page of the log: filters, pages, the table for download, and whose lines are on it."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.oversight.views import log
from tests.web.oversight.making import at, publish
from tests.web.people import appoint, make_department, signed_in

LOG = "/workbench/oversight/log/"
DAY = date(2026, 3, 2)


@pytest.fixture
def water(government: Organ) -> Organ:
    """A department with an item that was published, and somebody whose second factor was reset."""
    organ = make_department(government)
    publish(organ, "停水公告", DAY)
    person = appoint(organ, name="chen")
    note(Actor(None, Duties({}), at(DAY)), Noted.FACTOR_RESET, organ, person=person, reason="=手机丢失", details={"a": "b"})
    return organ


def _auditor(organ: Organ) -> Client:
    client = signed_in(appoint(organ, Role.AUDITOR))
    client.get("/workbench/notices/")
    return client


def _table(client: Client, query: str = "") -> list[dict[str, str]]:
    answer: Any = client.get(f"{LOG}?as=csv{query}")
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_an_auditor_reads_of_the_organs_below_and_of_no_other(government: Organ, water: Organ) -> None:
    other = make_department(government, "130900-02", "洛泽市教育局")
    publish(other, "招生公告", DAY)

    assert {row["机构代码"] for row in _table(_auditor(government))} == {water.code, other.code}
    assert {row["机构代码"] for row in _table(_auditor(water))} == {water.code}
    page = _auditor(make_department(government, "130900-03", "新局")).get(LOG).content.decode()
    assert "没有符合条件的记录" in page


def test_filters_hold_for_the_page_and_for_the_table(government: Organ, water: Organ) -> None:
    client = _auditor(government)

    assert [row["事项"] for row in _table(client, "&what=published")] == ["公开信息"]
    assert [row["人员"] for row in _table(client, "&who=chen")] == ["chen"]
    assert _table(client, "&since=2026-03-03") == []
    assert len(_table(client, f"&organ={water.pk}&since=2026-03-02&until=2026-03-02")) == 2
    page = client.get(f"{LOG}?what=published").content.decode()
    assert "停水公告" in page
    assert "手机丢失" not in page


def test_the_table_has_no_formula(government: Organ, water: Organ) -> None:
    assert water
    assert [row["理由"] for row in _table(_auditor(government), "&what=factor_reset")] == ["'=手机丢失"]


def test_what_cannot_be_asked_is_said(government: Organ, water: Organ) -> None:
    client = _auditor(water)
    for query in ("since=2026-03-03&until=2026-03-02", f"organ={government.pk}", "what=drafted", "since=x"):
        assert client.get(f"{LOG}?{query}").status_code == 422, query


def test_a_table_that_would_be_cut_off_is_refused(government: Organ, water: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    assert water
    client = _auditor(government)
    monkeypatch.setattr(log, "_MOST", 2)
    assert len(_table(client)) == 2
    monkeypatch.setattr(log, "_MOST", 1)
    refused = client.get(f"{LOG}?as=csv")

    assert refused.status_code == 422
    assert "请缩短时间范围" in refused.content.decode()


def test_queries_do_not_grow_with_the_lines(government: Organ, water: Organ, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = _auditor(government)
    with django_assert_num_queries(QUERIES):
        client.get(LOG)
    for number in range(5):
        publish(water, f"公告{number}", DAY)
        note(Actor(appoint(water, name=f"p{number}"), Duties({}), at(DAY)), Noted.SIGNED_IN, water)
    with django_assert_num_queries(QUERIES):
        client.get(LOG)


QUERIES = 17
