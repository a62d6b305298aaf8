"""The two questions that most visitors ask the database."""

from datetime import UTC, datetime

import pytest

from gongkai_web.portal.reading import newest, of_organs, read
from gongkai_web.publishing.models import Publication
from tests.web.portal.luoze import City


def test_the_newest_come_first_page_by_page_and_withdrawn_ones_not_at_all(city: City) -> None:  # noqa: ARG001 - there must be something to read
    expected = Publication.objects.filter(withdrawn_at=None).order_by("-appeared_at", "-pk").values_list("index_no", flat=True)

    assert [row[0] for row in newest(("index_no",), {}, 0, 1000)] == list(expected)
    assert Publication.objects.exclude(withdrawn_at=None).exists()
    assert newest(("index_no",), {}, 0, 5)[3:] == newest(("index_no",), {}, 3, 2)


@pytest.mark.parametrize(
    "given",
    [
        {"statutory_code": "20-01"},
        {"statutory_code": "no such"},
        {"kind": "normative_document"},
        {"kind": "normative_document", "validity": "in_force"},
        {"validity": "repealed"},
        {"appeared_at__gte": datetime(2026, 1, 1, tzinfo=UTC), "appeared_at__lt": datetime(2026, 5, 1, tzinfo=UTC)},
        {"kind": "information", "appeared_at__lt": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
)
def test_filters_are_as_djangos(city: City, given: dict[str, object]) -> None:
    every = [organ.pk for organ in (city.government, *city.departments.values())]

    for organs in (None, every[:1], every[1:2], every[:3], every):
        filters = of_organs(organs) | given
        expected = Publication.objects.filter(withdrawn_at=None, **filters).order_by("-appeared_at", "-pk").values_list("index_no")
        assert newest(("index_no",), filters, 0, 100) == list(expected)
        assert newest(("index_no",), filters, 1, 3) == list(expected[1:4])


def test_an_item_is_read_by_its_index_number(city: City) -> None:
    one = next(iter(city.items.values()))

    found = read(one.index_no)

    assert found is not None
    assert (found["title"], found["body"], found["organ_id"]) == (one.title, one.body, one.organ_id)


def test_what_is_not_there_is_none(city: City) -> None:  # noqa: ARG001 - there must be something to read
    assert read("130900/2026-99999") is None
    assert read("130900\0") is None
