"""The two questions that most visitors ask the database."""

from gongkai_web.portal.reading import newest, read
from gongkai_web.publishing.models import Publication
from tests.web.portal.luoze import City


def test_the_newest_come_first_page_by_page_and_withdrawn_ones_not_at_all(city: City) -> None:  # noqa: ARG001 - there must be something to read
    expected = Publication.objects.filter(withdrawn_at=None).order_by("-appeared_at", "-pk").values_list("index_no", flat=True)

    assert [row[0] for row in newest(("index_no",), {}, 0, 1000)] == list(expected)
    assert Publication.objects.exclude(withdrawn_at=None).exists()
    assert newest(("index_no",), {}, 0, 5)[3:] == newest(("index_no",), {}, 3, 2)


def test_filters_are_as_djangos(city: City) -> None:
    one = next(one for one in city.items.values() if one.withdrawn_at is None)

    rows = newest(("organ_id", "statutory_code"), {"organ_id__in": [one.organ_id], "statutory_code": one.statutory_code}, 0, 100)

    assert set(rows) == {(one.organ_id, one.statutory_code)}


def test_an_item_is_read_by_its_index_number(city: City) -> None:
    one = next(iter(city.items.values()))

    found = read(one.index_no)

    assert found is not None
    assert (found["title"], found["body"], found["organ_id"]) == (one.title, one.body, one.organ_id)


def test_what_is_not_there_is_none(city: City) -> None:  # noqa: ARG001 - there must be something to read
    assert read("130900/2026-99999") is None
    assert read("130900\0") is None
