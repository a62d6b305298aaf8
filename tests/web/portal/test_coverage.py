"""Who answers for an entry of a catalogue, and what is public in its category."""

import pytest

from gongkai_web.compilations.models import CatalogueEntry
from gongkai_web.organs.models import Organ
from gongkai_web.portal.coverage import answering, counted
from gongkai_web.portal.directory import Directory, Entry
from tests.web.people import make_department
from tests.web.search.making import publish, withdraw


def _entry(number: int, name: str, short: str = "", above: int | None = 1) -> Entry:
    return Entry(number, f"130900-{number:02}", name, short, "department", "city", above, None, None, None)


CITY = _entry(1, "洛泽市人民政府", above=None)
WATER, SCHOOL = _entry(2, "洛泽市水务局", "市水务局"), _entry(3, "洛泽市教育局", "市教育局")
TWICE = (_entry(4, "综合行政执法队"), _entry(5, "综合行政执法队"))
ELSEWHERE = _entry(6, "别处市水务局", above=None)
DIRECTORY = Directory(1, {one.id: one for one in (CITY, WATER, SCHOOL, *TWICE, ELSEWHERE)}, {})


@pytest.mark.parametrize(
    ("unit", "organs"),
    [
        ("洛泽市水务局", (WATER,)),
        ("市教育局、市水务局", (SCHOOL, WATER)),
        ("供水科", (CITY,)),
        ("综合行政执法队", (CITY,)),
        ("别处市水务局", (CITY,)),
        ("", (CITY,)),
    ],
)
def test_the_organs_that_an_entry_names_answer_for_it_and_else_the_catalogues_own(unit: str, organs: tuple[Entry, ...]) -> None:
    found = answering([CatalogueEntry(position=7, unit=unit, statutory_code="20-12", way="主动")], CITY, DIRECTORY)

    assert found == {7: ("20-12", organs)}


@pytest.mark.parametrize(("code", "way"), [("", "主动"), ("99-99", "主动"), ("20-12", "依申请")])
def test_of_some_entries_nothing_can_be_told(code: str, way: str) -> None:
    assert answering([CatalogueEntry(position=1, statutory_code=code, way=way)], CITY, DIRECTORY) == {}


def test_what_is_public_is_counted_by_organ_and_category(government: Organ) -> None:
    water = make_department(government)
    for organ in (government, water, water):
        publish(organ, "公告", statutory_code="20-12")
    publish(water, "规划", statutory_code="20-03")
    withdraw(publish(water, "撤回的公告", statutory_code="20-12"))

    assert counted({water.pk}, {"20-12", "20-13"}) == {(water.pk, "20-12"): 2}
