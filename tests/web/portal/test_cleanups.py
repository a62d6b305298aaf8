"""What came of clean-ups."""

import re

import pytest
from django.test import Client

from gongkai_web.compilations.models import Cleanup
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Publication
from tests.web.portal.luoze import City, at


def page(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def test_what_ended_stands_first_each_document_with_its_reason(reader: Client) -> None:
    html = page(reader, "/cleanups/1/")

    assert re.findall(r'<section class="verdict" id="(\w+)"', html) == ["repeal", "amend", "keep"]
    repealed = html.partition('id="repeal"')[2].partition("</section>")[0]
    assert 'href="/items/old/2019-1"' in repealed
    assert "已被《洛泽市城乡供水保障办法》代替" in repealed
    assert "涉及文件3件" in html


def test_the_list_counts_the_verdicts(reader: Client) -> None:
    row = page(reader, "/cleanups/").partition('href="/cleanups/1/"')[2].partition("</li>")[0]

    assert "洛政发〔2026〕9号" in row
    assert re.findall(r"<span>([^<]+ \d)</span>", row) == ["废止 1", "修改 1", "保留 1"]


def test_what_is_to_be_amended_says_so_until_it_is(reader: Client, city: City) -> None:
    rules = city.items["rules"]
    address = f"/items/{rules.index_no}"
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    Publication.objects.filter(pk=rules.pk).update(validity="in_force", updated_at=at("2026-04-01"))
    html = page(reader, address)
    assert 'href="/cleanups/1/"' in html
    assert "决定修改本文件" in html
    assert 'href="/cleanups/1/"' not in page(reader, f"/items/{city.items['supply'].index_no}")

    open_for(reads=[city.government.pk], writes=[city.government.pk])
    Publication.objects.filter(pk=rules.pk).update(updated_at=at("2026-05-01"))
    assert 'href="/cleanups/1/"' not in page(reader, address), "a later version is out"


@pytest.mark.parametrize("path", ["/cleanups/2/", "/cleanups/99999999999999999999/", "/cleanups/?organ=130900-99"])
def test_one_that_is_not_public_is_not_there(reader: Client, city: City, path: str) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    Cleanup.objects.create(pk=2, organ=city.government, title="正在进行的清理", decision="x", decided_on=at("2026-06-01").date())
    open_for()

    assert reader.get(path).status_code == 404
    assert "正在进行的清理" not in page(reader, "/cleanups/")
