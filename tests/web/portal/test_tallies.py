"""Counts that a process knows are asked for anew after a moment, and follow what was withdrawn."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai_web.organs.models import Organ
from gongkai_web.portal import tallies
from gongkai_web.publishing.kinds import Kind
from tests.web.search.making import publish, withdraw


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another test's items counted."""
    monkeypatch.setattr(tallies, "_known", (0.0, {}))


def test_filters_take_what_passes_them(government: Organ) -> None:
    publish(government, "供水管理办法", kind=Kind.NORMATIVE_DOCUMENT, validity="in_force", statutory_code="20-01")
    publish(government, "防汛预案", kind=Kind.NORMATIVE_DOCUMENT, validity="repealed", statutory_code="20-12")
    publish(government, "停水公告", statutory_code="20-12")

    assert tallies.total(None) == 3
    assert tallies.total((government.pk,), kinds=(Kind.NORMATIVE_DOCUMENT.value,)) == 2
    assert tallies.total(None, validity="in_force") == 1
    assert tallies.total(None, category="20-12") == 2
    assert tallies.total((government.pk + 1,)) == 0
    assert tallies.by_category(None) == {"20-01": 1, "20-12": 2}


def test_what_is_withdrawn_is_out_of_every_count(government: Organ) -> None:
    publication = publish(government, "供水管理办法", kind=Kind.NORMATIVE_DOCUMENT, validity="in_force", statutory_code="20-01")

    withdraw(publication)

    assert tallies.total(None) == tallies.total(None, validity="in_force") == 0
    assert tallies.by_category(None) == {}


def test_a_busy_process_asks_once(government: Organ, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish(government, "停水公告", statutory_code="20-12")
    settings.TALLY_SECONDS = 60

    with django_assert_num_queries(2):
        for _ in range(3):
            assert tallies.total(None) == 1
            assert tallies.by_category(None) == {"20-12": 1}
