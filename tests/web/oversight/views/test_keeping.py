"""The page of how organs keep up: whose organs are on it, and that nothing of a draft is."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Draft, Item
from tests.web.people import appoint, make_department, signed_in

ORGANS = "/workbench/oversight/organs/"


@pytest.fixture
def water(government: Organ) -> Organ:
    """A department with a draft that is late."""
    organ = make_department(government)
    open_for(reads=[organ.pk], writes=[organ.pk])
    item = Item.objects.create(organ=organ)
    yesterday = timezone.localdate() - timedelta(days=1)
    Draft.objects.create(
        item=item, organ=organ, title="未公开的草稿", saved_by=User.objects.create_user("author"), saved_at=timezone.now(), due_on=yesterday
    )
    open_for()
    return organ


def _client(organ: Organ, role: Role) -> Client:
    client = signed_in(appoint(organ, role))
    client.get("/workbench/notices/")
    return client


def _table(client: Client, path: str = f"{ORGANS}?as=csv") -> dict[str, dict[str, str]]:
    answer: Any = client.get(path)
    rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    return {row["机构代码"]: row for row in rows}


def test_oversight_reads_numbers_of_the_organs_below_and_no_draft(government: Organ, water: Organ) -> None:
    client = _client(government, Role.OVERSIGHT)
    page = client.get(ORGANS).content.decode()

    assert "未公开的草稿" not in page
    assert "/workbench/items/" not in page, "the drafts are not to be opened either"
    assert set(_table(client)) == {government.code, water.code}
    assert _table(client)[water.code]["逾期信息"] == "1"
    assert set(_table(client, f"{ORGANS}?as=csv&organ={water.pk}")) == {water.code}


def test_an_organs_own_people_see_their_organ_and_the_way_to_what_is_late(government: Organ, water: Organ) -> None:
    client = _client(water, Role.PUBLISHER)
    page = client.get(ORGANS).content.decode()

    assert set(_table(client)) == {water.code}
    assert f"/workbench/items/?organ={water.pk}&amp;clock=overdue" in page
    assert client.get(f"{ORGANS}?organ={government.pk}").status_code == 422


@pytest.mark.parametrize("asked", ["days=0", "days=x", "days=366"])
def test_a_number_of_days_that_is_none_is_said(water: Organ, asked: str) -> None:
    assert _client(water, Role.DRAFTER).get(f"{ORGANS}?{asked}").status_code == 422


def test_queries_do_not_grow_with_the_organs(
    government: Organ, water: Organ, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert water
    settings.DIRECTORY_SECONDS = 0
    client = _client(government, Role.OVERSIGHT)
    client.get(ORGANS)  # which reads the directory
    with django_assert_num_queries(QUERIES):
        client.get(ORGANS)
    for number in range(5):
        make_department(government, f"130900-5{number}", f"第{number}局")
    client.get(ORGANS)
    with django_assert_num_queries(QUERIES):
        client.get(ORGANS)


QUERIES = 24
