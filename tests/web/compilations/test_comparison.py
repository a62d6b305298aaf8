"""Two versions of a catalogue: the same entry is known again as long as it can be, and nothing is counted twice."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.compilations.comparison import Entry, compared
from gongkai_web.compilations.models import CatalogueEntry, RegisterEntry
from gongkai_web.compilations.sheets import CATALOGUE, REGISTER

Line = tuple[str, str, str, str]
BUDGET, WATER, DOGS = ("财政", "预算", "部门预算", "20日"), ("供水", "水质", "检测结果", "每季度"), ("养犬", "", "登记条件", "长期")


def entries(lines: Sequence[Line]) -> list[CatalogueEntry]:
    """Entries of a version, in their order."""
    return [
        CatalogueEntry(position=place, first_level=first, second_level=second, content=content, period=period)
        for place, (first, second, content, period) in enumerate(lines, 1)
    ]


def told(before: Sequence[Line], after: Sequence[Line]) -> tuple[list[str], list[str], list[tuple[str, tuple[str, ...]]], int]:
    """What came and went, by its content; what changed, by its new content and with the columns."""
    found = compared(entries(before), entries(after), CATALOGUE)
    changed = [(_content(pair.after), pair.fields) for pair in found.changed]
    return list(map(_content, found.added)), list(map(_content, found.removed)), changed, found.same


def _content(one: Entry) -> str:
    assert isinstance(one, CatalogueEntry)
    return one.content


def test_what_stayed_is_the_same_wherever_it_stands() -> None:
    assert told([BUDGET, WATER], [WATER, BUDGET]) == ([], [], [], 2)


def test_what_came_and_went() -> None:
    assert told([BUDGET, WATER], [WATER, DOGS]) == (["登记条件"], ["部门预算"], [], 1)


@pytest.mark.parametrize(
    ("after", "fields"),
    [
        (("财政", "预算", "部门预算", "30日"), ("period",)),
        (("财政", "预算", "部门预算、绩效", "20日"), ("content",)),
        (("财政预决算", "部门", "部门预算", "20日"), ("first_level", "second_level")),
    ],
)
def test_an_entry_that_changed_is_not_one_that_went_and_another_that_came(after: Line, fields: tuple[str, ...]) -> None:
    assert told([WATER, BUDGET], [after, WATER]) == ([], [], [(after[2], fields)], 1)


def test_of_several_in_one_matter_none_is_taken_for_another() -> None:
    before = [("财政", "", "预算", "20日"), ("财政", "", "决算", "20日")]
    after = [("财政", "", "采购", "20日"), ("财政", "", "债务", "20日")]

    assert told(before, after) == (["采购", "债务"], ["预算", "决算"], [], 0)


def test_an_entry_that_stands_twice_is_counted_twice() -> None:
    assert told([BUDGET], [BUDGET, BUDGET]) == (["部门预算"], [], [], 1)


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        (("1-01", "取水许可"), ("1-01", "取水许可（含变更）"), ("name",)),
        (("1-01", "取水许可"), ("2-07", "取水许可"), ("code",)),
        (("", "取水许可"), ("2-07", "取水许可"), ("code",)),
        (("", "取水许可"), ("", "排污许可"), None),
    ],
)
def test_an_entry_of_a_list_is_known_by_its_code_or_else_its_name(
    before: tuple[str, str], after: tuple[str, str], fields: tuple[str, ...] | None
) -> None:
    old, new = (RegisterEntry(position=1, code=code, name=name) for code, name in (before, after))
    found = compared([old], [new], REGISTER)

    assert [pair.fields for pair in found.changed] == ([fields] if fields else [])
    assert (found.added, found.removed) == ((), ()) if fields else ((new,), (old,))


WORDS = st.sampled_from(["甲", "乙"])
LINES = st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=6)


@given(LINES, LINES)
def test_every_entry_is_told_once(before: list[Line], after: list[Line]) -> None:
    found = compared(entries(before), entries(after), CATALOGUE)

    assert len(found.added) + len(found.changed) + found.same == len(after)
    assert len(found.removed) + len(found.changed) + found.same == len(before)
    assert all(pair.fields for pair in found.changed)


@given(LINES)
def test_a_version_does_not_differ_from_itself(lines: list[Line]) -> None:
    found = compared(entries(lines), entries(lines), CATALOGUE)

    assert (found.added, found.removed, found.changed, found.same) == ((), (), (), len(lines))
