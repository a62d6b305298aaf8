import re

from hypothesis import given
from hypothesis import strategies as st

from gongkai.render.page_model import anchor
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, Place, TextPlace

numbers = st.integers(0, 30)
words = st.text("ab/[]1", max_size=4)
sizes = st.floats(0, 900, allow_nan=False)
places = st.one_of(
    st.builds(TextPlace, numbers, numbers),
    st.builds(NodePlace, words, words, numbers, numbers),
    st.builds(BoxPlace, numbers, sizes, sizes, sizes, sizes),
    st.builds(PartPlace, words, words),
    st.builds(CellsPlace, st.lists(st.tuples(words, words), max_size=3).map(tuple)),
)


@given(places)
def test_an_anchor_can_stand_in_any_link(place: Place) -> None:
    assert re.fullmatch("[a-z][a-z0-9-]+", anchor(place))


def test_equal_places_have_one_anchor_and_different_places_have_two() -> None:
    made: list[Place] = [
        TextPlace(1, 23),
        TextPlace(12, 3),
        NodePlace("/html/body", "/p[1]", 0, 2),
        NodePlace("/html/body", "/p[1]", 0, 3),
        NodePlace("/html/body", "/p[2]", 0, 2),
        BoxPlace(1, 1.0, 2.0, 3.0, 4.0),
        BoxPlace(2, 1.0, 2.0, 3.0, 4.0),
        BoxPlace(1, 1.0, 2.0, 3.0, 4.5),
        PartPlace("表二", "B5"),
        PartPlace("表二B", "5"),
        CellsPlace((("a", "b"),)),
        CellsPlace((("a", "b"), ("c", "d"))),
    ]

    assert len({anchor(place) for place in made}) == len(made)
    assert anchor(NodePlace("/html", "/body/p[1]", 0, 2)) == anchor(NodePlace("/html/body", "/p[1]", 0, 2))
