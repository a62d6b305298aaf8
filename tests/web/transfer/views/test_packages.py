"""Old sites in the browser: sent in, looked at, mapped, confirmed, followed."""

from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.transfer.models import Package
from gongkai_web.transfer.working import work
from tests.web.people import signed_in
from tests.web.transfer.making import GOOD, SITE, confirmer, received, table


@pytest.fixture
def client(actor: Actor) -> Client:
    assert actor.user
    return signed_in(actor.user)


@pytest.fixture
def second(water: Organ) -> Actor:
    return confirmer(water)


def _sent(client: Client, organ: Organ, content: bytes, site: str = SITE) -> int:
    file = SimpleUploadedFile("目录.csv", content)
    answer = client.post("/workbench/transfer/", {"organ": organ.pk, "site": site, "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return int(answer["Location"].rstrip("/").rpartition("/")[2])


def test_an_old_site_goes_from_the_form_to_the_public(client: Client, second: Actor, water: Organ) -> None:
    old = {**GOOD, "分类": "政策文件", "部门": "水资源科"}
    pk = _sent(client, water, table(old, {**old, "编号": "2", "索引号": "", "成文日期": "三月"}))
    checking = client.get(f"/workbench/transfer/{pk}/")
    assert checking["Refresh"]
    work(pk)

    page = client.get(f"/workbench/transfer/{pk}/").content.decode()
    assert "水资源科" in page
    assert "不是能够确定的日期" in page
    assert client.post(f"/workbench/transfer/{pk}/", {}).status_code == 422
    own = client.post(f"/workbench/transfer/{pk}/", {"category-0": "20-08", "kind-0": "information", "department-0": "own"})
    assert (own.status_code, "您上传" in own.content.decode()) == (422, True)
    assert second.user is not None
    assert "confirmer-130900-01" in page
    assert "<select" not in page
    client = signed_in(second.user)
    assert "政策文件" in client.get(f"/workbench/transfer/{pk}/").content.decode()
    chosen = {"category-0": "20-08", "kind-0": "information", "department-0": "own"}
    assert client.post(f"/workbench/transfer/{pk}/", chosen).status_code == 302
    assert client.get(f"/workbench/transfer/{pk}/")["Refresh"]
    work(pk)

    done = client.get(f"/workbench/transfer/{pk}/")
    assert "Refresh" not in done
    assert Publication.objects.get().statutory_code == "20-08"
    assert "目录.csv" in client.get("/workbench/transfer/").content.decode()


def test_faults_and_links_as_csv_without_formulas(client: Client, second: Actor, water: Organ) -> None:
    bad = {**GOOD, "编号": "2", "索引号": "", "标题": "=1+1", "成文日期": "三月"}
    pk = _sent(client, water, table({**GOOD, "正文": '<a href="/old.html">旧</a>'}, bad))
    work(pk)
    assert second.user is not None
    signed_in(second.user).post(f"/workbench/transfer/{pk}/", {"category-0": "20-08", "kind-0": "information"})
    work(pk)

    faults = b"".join(client.get(f"/workbench/transfer/{pk}/problems.csv")).decode("utf-8-sig")
    assert "3,'=1+1,错误,成文日期,三月,不是能够确定的日期,请写成 2019-03-04 的形式。" in faults
    links = b"".join(client.get(f"/workbench/transfer/{pk}/links.csv")).decode("utf-8-sig")
    assert f"http://{SITE}/old.html" in links


def test_a_package_that_is_too_large_for_the_browser_is_refused_in_words(client: Client, water: Organ) -> None:
    with patch("gongkai_web.transfer.views.packages.MAX_UPLOAD", 10):
        file = SimpleUploadedFile("目录.csv", table(GOOD))
        answer = client.post("/workbench/transfer/", {"organ": water.pk, "site": SITE, "file": file})

    assert answer.status_code == 422
    assert "import_old_site" in answer.content.decode()


def test_a_package_that_could_not_be_read_says_why(client: Client, water: Organ) -> None:
    pk = _sent(client, water, b"\0\1\2")
    work(pk)

    assert "GBK" in client.get(f"/workbench/transfer/{pk}/").content.decode()


def test_giving_up(client: Client, water: Organ) -> None:
    pk = _sent(client, water, table(GOOD))
    work(pk)
    client.post(f"/workbench/transfer/{pk}/give-up/")

    open_for(reads=[water.pk])
    assert Package.objects.get().stage == "given_up"
    assert not Item.objects.exists()


def test_a_page_of_a_package_asks_for_little_however_many_rows(
    client: Client, actor: Actor, water: Organ, django_assert_max_num_queries: Any
) -> None:
    rows = [{**GOOD, "编号": str(number), "索引号": ""} for number in range(60)]
    package = received(actor, water, table(*rows), "目录.csv")

    with django_assert_max_num_queries(27):
        client.get(f"/workbench/transfer/{package.pk}/")
