"""Lists of powers, licences and services: by kind, one with its versions, two side by side, as a table."""

import pytest
from django.test import Client

from gongkai_web.organs.models import Site
from tests.web.portal.luoze import City

LICENCES = "/registers/130900/licences/"


def page(reader: Client, path: str) -> str:
    return reader.get(path).content.decode()


def test_lists_stand_under_their_kinds_in_the_version_in_use(reader: Client) -> None:
    html = page(reader, "/registers/")

    assert html.count('href="/registers/') >= 2
    assert f'<a href="{LICENCES}">洛泽市行政许可事项清单（2026年版）</a>' in html
    assert "2025年版" not in html
    assert html.index("权责清单") < html.index("行政许可事项清单")
    assert "尚未公开的清单" not in html


def test_only_those_of_one_organ(reader: Client) -> None:
    html = page(reader, "/registers/?organ=130900-01")

    assert "洛泽市水务局权责清单" in html
    assert LICENCES not in html
    assert 'href="/registers/?organ=130900-01"' in page(reader, "/organs/130900-01/")
    assert "暂无已公开的清单" in page(reader, "/registers/?organ=130900-02")


def test_a_list_shows_its_matters_and_leads_to_its_versions(reader: Client) -> None:
    html = page(reader, LICENCES)

    for text in ("取水许可", "1-01", "《中华人民共和国水法》第七条", "&lt;i&gt;市水务局&lt;/i&gt;"):
        assert text in html
    for address in (f"{LICENCES}?version=1", f"{LICENCES}changes/?version=2", "/registers/130900/licences.csv?version=2"):
        assert f'href="{address}"' in html
    assert "历史版本" in page(reader, f"{LICENCES}?version=1")


def test_two_versions_stand_side_by_side(reader: Client) -> None:
    assert "修改1项，新增1项，删除0项；0项未变。" in page(reader, f"{LICENCES}changes/")


def test_a_version_as_a_table(reader: Client) -> None:
    answer = reader.get("/registers/130900/licences.csv?version=1")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode("utf-8-sig").splitlines() == ["编号,事项名称,依据,责任单位,备注", "1-01,取水许可,《水法》,市水务局,"]


@pytest.mark.parametrize(
    "path",
    [
        "/registers/130900/x/",
        "/registers/130900/fees/",
        "/registers/130900/fees/changes/",
        "/registers/130900/fees.csv",
        f"{LICENCES}?version=3",
        "/registers/130900-01/powers/changes/",
        "/registers/x/licences/",
    ],
)
def test_a_list_that_is_not_public_is_not_there(reader: Client, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_a_departments_site_shows_its_own(reader: Client, city: City) -> None:
    Site.objects.update(organ=city.departments["水务局"])

    assert "洛泽市行政许可事项清单" not in page(reader, "/registers/")
    assert reader.get(LICENCES).status_code == 404
