"""The page of one organ."""

import re

import pytest
from django.test import Client

from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Publication
from tests.web.portal.luoze import City


@pytest.mark.parametrize("name", ["水务局", "教育局"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_organ_has_the_four_sections(reader: Client, city: City, name: str, prefix: str) -> None:
    organ = city.departments[name]
    own = Publication.objects.filter(organ=organ, withdrawn_at=None)
    page = reader.get(f"{prefix}/organs/{organ.code}/").content.decode()
    links = re.findall(r'<a href="([^"]*)">[^<]*(?:<span class="count">(\d+)</span>)?</a></li>', page.partition('<nav class="years"')[2])[
        :4
    ]

    assert links == [
        (f"{prefix}/guide/{organ.code}/", ""),
        (f"{prefix}/sections/institutions/?organ={organ.code}", str(own.filter(kind=Kind.INSTITUTION).count())),
        (f"{prefix}/items/?organ={organ.code}", str(own.count())),
        (f"{prefix}/sections/reports/?organ={organ.code}", str(own.filter(kind=Kind.ANNUAL_REPORT).count())),
    ]
    for url, _count in links:
        assert reader.get(url).status_code == 200


def test_what_speaks_of_the_guide_leads_to_the_guide_and_the_button_to_the_form(reader: Client) -> None:
    ask = reader.get("/organs/130900-01/").content.decode().partition('<section class="panel ask">')[2]

    assert re.findall(r'<a(?: class="button")? href="([^"]*)"', ask.partition("</section>")[0]) == [
        "/guide/130900-01/",
        "/requests/ask/?organ=130900-01",
    ]
