"""Organs as public pages know them."""

from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.portal.directory import Directory, Entry


def _entry(pk: int, area: int | None = None, system: int | None = None, kind: Kind = Kind.DEPARTMENT) -> Entry:
    return Entry(pk, f"13090{pk}", f"机构{pk}", "", kind, Level.CITY, area, system, None, None)


KNOWN = Directory(
    1, {one.id: one for one in (_entry(1, kind=Kind.GOVERNMENT), _entry(2, 1), _entry(3, None, 2), _entry(4, 1, 2, Kind.GOVERNMENT))}, {}
)


def test_the_tree_follows_the_area_and_the_system_where_there_is_no_area() -> None:
    assert {above: [one.id for one in below] for above, below in KNOWN.children.items()} == {1: [2, 4], 2: [3]}
    assert KNOWN.below(1) == {1, 2, 3, 4}
    assert [one.id for one in KNOWN.chain(3)] == [3, 2, 1]
    assert ([one.id for one in KNOWN.departments(1)], [one.id for one in KNOWN.areas(1)]) == ([2], [4])


def test_a_circle_in_the_data_ends() -> None:
    circle = Directory(1, {1: _entry(1, 2), 2: _entry(2, 1)}, {})

    assert circle.below(1) == {1, 2}
    assert [one.id for one in circle.chain(1)] == [1, 2]


def test_an_organ_that_is_not_known_yet_has_no_label() -> None:
    assert (KNOWN.label(2), KNOWN.label(99)) == ("机构2", "")
    assert KNOWN.by_code["130902"].id == 2
