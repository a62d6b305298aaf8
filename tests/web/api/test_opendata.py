"""Downloads of everything, and the catalogue of them."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from gongkai_web.api import reading
from gongkai_web.api.dumps import dump
from gongkai_web.organs.models import Organ
from gongkai_web.portal.directory import Directory
from gongkai_web.publishing.models import Publication
from tests.web.people import make_department, make_site
from tests.web.search.making import publish, rewrite, withdraw


def lines(client: Client, path: str) -> list[dict[str, Any]]:
    """The rows of a download as NDJSON."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/x-ndjson; charset=utf-8")
    return [json.loads(line) for line in answer.getvalue().decode().splitlines()]


@pytest.fixture
def three(government: Organ, citizen: Client) -> list[Publication]:  # noqa: ARG001 - the site comes first
    """Three public items."""
    return [publish(government, title) for title in ("第一件", "第二件", "第三件")]


def test_a_download_has_every_item_however_many_are_read_at_once(
    citizen: Client, three: list[Publication], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_BATCH", 2)

    assert sorted(row["title"] for row in lines(citizen, "/opendata/items.ndjson")) == sorted(one.title for one in three)


def test_a_row_is_what_the_list_of_the_api_has(citizen: Client, three: list[Publication]) -> None:
    listed = citizen.get("/api/v1/items").json()["results"]

    assert len(listed) == len(three)
    assert sorted(lines(citizen, "/opendata/items.ndjson"), key=str) == sorted(listed, key=str)


def test_what_is_withdrawn_while_a_download_runs_is_not_in_what_comes_after(
    three: list[Publication], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_BATCH", 1)
    rows = reading.every(Directory(0, {}, {}), "")
    next(rows)
    withdraw(three[0])

    assert [row["title"] for row in rows] == ["第二件"]


def test_only_what_changed_since_is_downloaded_where_that_is_asked(citizen: Client, three: list[Publication]) -> None:
    before = timezone.now()
    rewrite(three[0], validity="repealed")  # nothing that its organ did to it, and a change for whoever keeps a copy all the same

    for path in (f"/opendata/items.ndjson?modified_since={before.isoformat()}", f"/opendata/items.ndjson?modified_since={before:%Y-%m-%d}"):
        found = lines(citizen, path)
        assert three[0].title in {row["title"] for row in found}
    assert [row["title"] for row in lines(citizen, f"/opendata/items.ndjson?modified_since={before.isoformat()}")] == ["第一件"]
    assert lines(citizen, "/opendata/items.ndjson?modified_since=2999-01-01") == []


def test_the_list_knows_the_same_changes(citizen: Client, three: list[Publication]) -> None:
    before = timezone.now().isoformat()
    rewrite(three[2], title="第三件（修订）")
    rewrite(three[1], keywords=["水"])
    withdraw(three[1])

    found = citizen.get("/api/v1/items", {"modified_since": before}).json()
    assert (found["count"], [row["title"] for row in found["results"]]) == (1, ["第三件（修订）"])
    assert citizen.get("/api/v1/items", {"modified_since": "1970-01-01"}).json()["count"] == 2


def test_what_is_no_moment_is_told(citizen: Client) -> None:
    answer = citizen.get("/opendata/items.csv?modified_since=yesterday")

    assert answer.status_code == 422
    assert "2026-03-02" in answer.json()["detail"]


@pytest.mark.usefixtures("three")
def test_one_too_many_is_told_when_to_come_back(citizen: Client) -> None:
    taken = []
    while (one := dump([], "csv")) is not None:
        taken.append(one)
    answer = citizen.get("/opendata/items.csv")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert answer.json()["detail"]

    for one in taken:
        one.close()
    assert lines(citizen, "/opendata/items.ndjson")


@pytest.mark.usefixtures("three")
def test_a_download_of_a_million_would_hold_no_cursor(citizen: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    lines(citizen, "/opendata/items.ndjson")
    with django_assert_num_queries(3):  # stamp of the directory, one batch, and the batch that is empty
        lines(citizen, "/opendata/items.ndjson")


def test_the_catalogue_tells_sizes_and_times_that_are_true(citizen: Client, three: list[Publication]) -> None:
    catalogue = citizen.get("/catalog.jsonld").json()
    items, organs = catalogue["dcat:dataset"]
    sizes = {one["dcat:downloadURL"]["@id"].rpartition("/")[2]: one["dcat:byteSize"]["@value"] for one in organs["dcat:distribution"]}

    assert sizes == {f"organs.{kind}": str(len(citizen.get(f"/opendata/organs.{kind}").getvalue())) for kind in ("csv", "json", "ndjson")}
    assert not any("dcat:byteSize" in one for one in items["dcat:distribution"])
    oldest, changed = min(one.published_at for one in three), Publication.objects.order_by("-changed_at")[0].changed_at
    assert items["dct:issued"]["@value"] == timezone.localtime(oldest).isoformat(timespec="seconds")
    assert items["dct:modified"]["@value"] == timezone.localtime(changed).isoformat(timespec="seconds")
    assert catalogue["dct:modified"] == items["dct:modified"]


def test_the_catalogue_is_there_before_anything_is_public(citizen: Client) -> None:
    catalogue = citizen.get("/catalog.jsonld").json()

    assert "dct:issued" not in catalogue["dcat:dataset"][0]


def test_the_licence_is_the_one_that_the_office_named(citizen: Client, settings: Settings) -> None:
    assert 'id="terms"' in citizen.get("/opendata/").content.decode()
    assert citizen.get("/catalog.jsonld").json()["dct:license"]["@id"] == "http://testserver/opendata/#terms"

    settings.GONGKAI_OPEN_DATA_LICENCE = "https://www.example.gov.cn/licence"
    assert citizen.get("/catalog.jsonld").json()["dct:license"]["@id"] == "https://www.example.gov.cn/licence"
    assert 'href="https://www.example.gov.cn/licence"' in citizen.get("/opendata/").content.decode()


def test_organs_are_there_in_every_form(citizen: Client, government: Organ) -> None:
    make_department(government)

    assert [row["code"] for row in lines(citizen, "/opendata/organs.ndjson")] == ["130900", "130900-01"]
    assert citizen.get("/opendata/organs.xlsx").status_code == 404
    assert citizen.get("/opendata/others.csv").status_code == 404


def test_the_site_of_a_county_gives_away_its_own_alone(government: Organ, three: list[Publication]) -> None:
    county = make_department(government, code="130921", name="沧南县人民政府")
    office = make_department(county, code="130921-01", name="沧南县水务局")
    make_site(county, host="county.example.test")
    own = publish(office, "县里的一件")
    later = Publication.objects.latest("changed_at")
    reader = Client(HTTP_HOST="county.example.test")

    assert [row["title"] for row in lines(reader, "/opendata/items.ndjson")] == [own.title]
    assert [row["code"] for row in lines(reader, "/opendata/organs.ndjson")] == ["130921", "130921-01"]
    withdraw(three[0])
    items, organs = reader.get("/catalog.jsonld").json()["dcat:dataset"]
    assert items["dct:modified"]["@value"] == timezone.localtime(later.changed_at).isoformat(timespec="seconds")
    sizes = {way["dct:title"]["@value"]: way["dcat:byteSize"]["@value"] for way in organs["dcat:distribution"]}
    assert sizes["行政机关名录（CSV）"] == str(len(reader.get("/opendata/organs.csv").getvalue()))
