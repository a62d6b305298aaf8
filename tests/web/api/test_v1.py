"""API v1: what the contract says, what is asked wrongly, what was withdrawn."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Publication
from tests.web.people import make_department
from tests.web.portal.luoze import attach
from tests.web.search.making import index_all, publish, withdraw

DAY = timedelta(days=1)


@pytest.fixture
def water(government: Organ, settings: Settings, tmp_path: Path) -> Publication:
    """A public normative document of a department, in the index, with one of the government beside it."""
    settings.DATA_DIR = tmp_path
    settings.DIRECTORY_SECONDS = 0
    department = make_department(government)
    publish(government, "洛泽市防汛预案", "汛期实行二十四小时值班。", statutory_code="20-12")
    fields = {"kind": Kind.NORMATIVE_DOCUMENT, "doc_no": "洛水发〔2026〕5号", "validity": "in_force", "statutory_code": "20-01"}
    found = publish(
        department, "洛泽市供水管理办法", "供水单位应当每日检测出厂水水质。", body="<p>供水单位应当每日检测出厂水水质。</p>", **fields
    )
    index_all()
    return found


def test_organs_are_listed_with_the_one_above(citizen: Client, government: Organ) -> None:
    make_department(government)

    assert citizen.get("/api/v1/organs").json() == [
        {"code": "130900", "name": "洛泽市人民政府", "kind": "government", "level": "city", "parent": None},
        {"code": "130900-01", "name": "洛泽市水务局", "kind": "department", "level": "city", "parent": "130900"},
    ]


def test_only_organs_that_exist_today_are_listed(citizen: Client, government: Organ) -> None:
    today = timezone.localdate()
    for number, (first, last) in enumerate([(None, today), (today, None), (None, today - DAY), (today + DAY, None)], 1):
        department = make_department(government, code=f"130900-0{number}", name=f"{number}局")
        Organ.objects.filter(pk=department.pk).update(valid_from=first, valid_until=last)

    assert [one["name"] for one in citizen.get("/api/v1/organs").json()] == ["洛泽市人民政府", "1局", "2局"]


def test_a_list_has_the_fields_of_the_contract(citizen: Client, water: Publication) -> None:
    found = citizen.get("/api/v1/items", {"organ": "130900-01"}).json()

    assert found == {
        "count": 1,
        "results": [
            {
                "index_no": water.index_no,
                "title": "洛泽市供水管理办法",
                "doc_no": "洛水发〔2026〕5号",
                "organ": "130900-01",
                "made_on": "2026-03-01",
                "published_at": found["results"][0]["published_at"],
                "validity": "in_force",
                "url": f"http://testserver/items/{water.index_no}",
            }
        ],
    }
    assert found["results"][0]["published_at"].endswith("+08:00")


@pytest.mark.usefixtures("water")
@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 2),
        ({"q": "检测出厂"}, 1),
        ({"q": "没有的词"}, 0),
        ({"organ": "130900"}, 1),
        ({"category": "20-01"}, 1),
        ({"validity": "in_force"}, 1),
        ({"validity": "repealed"}, 0),
        ({"page": "2"}, 2),
        ({"from": "2026-03-02", "to": "2026-12-31"}, 2),
        ({"from": "2999-01-01"}, 0),
        ({"to": "1999-12-31"}, 0),
        ({"q": "供水", "from": "2026-03-02", "to": "2999-12-31"}, 1),
        ({"q": "供水", "to": "2026-03-01"}, 0),
        ({"modified_since": "1970-01-01", "organ": "130900"}, 1),
        ({"modified_since": "2999-01-01T00:00:00Z"}, 0),
    ],
)
def test_filters(citizen: Client, asked: dict[str, str], count: int) -> None:
    found = citizen.get("/api/v1/items", asked).json()

    assert found["count"] == count
    assert len(found["results"]) == (0 if "page" in asked else count)


@pytest.mark.usefixtures("water")
def test_a_query_without_a_word_finds_nothing_and_says_why(citizen: Client) -> None:
    found = citizen.get("/api/v1/items", {"q": "。"}).json()

    assert (found["count"], found["results"]) == (0, [])
    assert found["remark"]


@pytest.mark.usefixtures("water")
def test_changes_are_asked_for_without_words(citizen: Client) -> None:
    found = citizen.get("/api/v1/items", {"q": "供水", "modified_since": "1970-01-01"}).json()

    assert (found["count"], found["results"]) == (0, [])
    assert "modified_since" in found["remark"]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/items/", "/api/v1/items/a%0Ab", "/api/v1/items/%C0%0A"])
@pytest.mark.django_db
def test_an_address_that_is_none_is_answered_in_json(client: Client, path: str) -> None:
    answer = client.get(path)  # whether a site is set up or not

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json; charset=utf-8")
    assert answer.json()["detail"]


def test_an_item_is_found_by_its_index_number_with_slashes(citizen: Client, water: Publication) -> None:
    assert "/" in water.index_no
    found = citizen.get(f"/api/v1/items/{water.index_no}").json()

    assert (found["title"], found["text"], found["html"]) == (water.title, water.text, water.body)
    assert (found["files"], found["references"], found["category"]) == ([], [], "20-01")


def test_a_file_can_be_fetched_from_where_the_item_says(citizen: Client, water: Publication) -> None:
    open_for(reads=[water.organ_id], writes=[water.organ_id])
    attach(water, "水质.csv", "日期,浊度\r\n".encode(), "text/csv")
    open_for()

    (file,) = citizen.get(f"/api/v1/items/{water.index_no}").json()["files"]
    assert file["url"].startswith("http://testserver/")
    fetched = citizen.get(file["url"].removeprefix("http://testserver"))
    assert (fetched.status_code, fetched.getvalue()) == (200, "日期,浊度\r\n".encode())


def test_what_was_withdrawn_is_gone_with_its_reason(citizen: Client, water: Publication) -> None:
    withdraw(water, noted=False)

    assert citizen.get("/api/v1/items").json()["results"][0]["title"] == "洛泽市防汛预案"
    assert len(citizen.get("/api/v1/items").json()["results"]) == 1
    gone = citizen.get(f"/api/v1/items/{water.index_no}")
    assert (gone.status_code, gone.json()["reason"]) == (410, "更正后另行发布")


@pytest.mark.usefixtures("water")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/items?organ=none", 404),
        ("/api/v1/items/none/2026-00001", 404),
        ("/api/v1/items?page=0", 422),
        ("/api/v1/items?from=2026", 422),
        ("/api/v1/items?to=2026-02-30", 422),
        ("/api/v1/items?modified_since=1772409600", 422),
        ("/api/v1/items?modified_since=2026-03-02T08:00:00", 422),
        ("/api/v1/items?page=9999", 422),
        ("/api/v1/items?validity=perhaps", 422),
        (f"/api/v1/items?q={'水' * 201}", 422),
    ],
)
def test_what_is_asked_wrongly_is_told(citizen: Client, path: str, status: int) -> None:
    answer = citizen.get(path)

    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.usefixtures("water")
def test_a_list_of_fifty_costs_three_queries(citizen: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    citizen.get("/api/v1/items")
    with django_assert_num_queries(3):  # stamp of the directory and count, which a busy site asks for once in a while; rows
        citizen.get("/api/v1/items")


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Requests stay inside the test's transaction, as those of Django's own test client do."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@schema.parametrize()
@hypothesis.settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@pytest.mark.usefixtures("water", "one_connection")
def test_no_request_breaks_the_contract(case: schemathesis.Case[Any]) -> None:
    # no schema says which numbers exist: a request whose identity number fails its check digit is well-formed and refused all the same
    case.call_and_validate(excluded_checks=[positive_data_acceptance] if case.method == "POST" else [])
