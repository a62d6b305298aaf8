"""Boxes on a page."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.severing.cutting.geometry import Box, joined

_SIDE = st.floats(0, 500, allow_nan=False)
_BOXES = st.lists(
    st.tuples(_SIDE, _SIDE, st.floats(1, 90), st.floats(1, 20)).map(lambda one: Box(one[0], one[1], one[0] + one[2], one[1] + one[3]))
)


def test_words_beside_one_another_are_one() -> None:
    assert joined([Box(10, 0, 19, 10), Box(0, 0, 9, 10)]) == [Box(0, 0, 19, 10)]


def test_words_apart_or_on_other_lines_are_not() -> None:
    assert len(joined([Box(0, 0, 9, 10), Box(60, 0, 70, 10)])) == 2
    assert len(joined([Box(0, 0, 9, 10), Box(0, 10, 9, 20)])) == 2


@given(_BOXES)
def test_every_box_lies_in_one_that_comes_out(boxes: list[Box]) -> None:
    found = joined(boxes)
    assert len(found) <= len(boxes)
    assert all(any(whole.around(one) == whole for whole in found) for one in boxes)
