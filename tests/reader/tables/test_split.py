"""Digits that run together: every reading is found, and only those."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.reader.tables.split import Slot, splits
from gongkai.report.forms import Kind

SEVEN = (*[Slot(Kind.COUNT)] * 6, Slot(Kind.COUNT, 6))


def _figures(chunks: tuple[str, ...], slots: tuple[Slot, ...], gaps: bool = False) -> set[tuple[str | None, ...]]:
    text = "".join(chunks)
    found = splits(chunks, slots, gaps)
    assert found is not None
    return {tuple(None if span is None else text[slice(*span)] for span in reading) for reading in found}


def test_a_row_of_a_city() -> None:
    assert _figures(("15130000154",), SEVEN) == {("151", "3", "0", "0", "0", "0", "154")}


def test_noughts_can_be_read_in_one_way_only() -> None:
    assert _figures(("0000000",), SEVEN, gaps=True) == {("0",) * 7}


def test_lost_cells_leave_the_places_open() -> None:
    readings = _figures(("5", "5"), SEVEN, gaps=True)
    with_total = {reading for reading in readings if reading[-1] is not None}
    assert with_total == {(*["5" if column == place else None for column in range(6)], "5") for place in range(6)}
    assert len(readings - with_total) == 15  # the total is among the lost: any two of six


def test_no_figure_crosses_a_chunk() -> None:
    assert _figures(("12", "3"), (Slot(Kind.COUNT), Slot(Kind.COUNT))) == {("12", "3")}


def test_signs_belong_to_changes_only() -> None:
    slots = (Slot(Kind.COUNT), Slot(Kind.CHANGE), Slot(Kind.COUNT))
    readings = _figures(("2648-18538",), slots)
    assert {reading[0] for reading in readings} == {"2648"}
    signed = {("2648", f"-{'18538'[:n]}", "18538"[n:]) for n in range(1, 5)}
    assert readings == signed | {("2648", "-", "18538")}  # the dash may be a blank cell


def test_too_many_readings_are_not_listed() -> None:
    assert splits(("1" * 60,), (Slot(Kind.COUNT),) * 12, True) is None


@given(st.lists(st.integers(0, 120), min_size=3, max_size=4))
def test_agrees_with_trying_every_cut(parts: list[int]) -> None:
    text = "".join(map(str, [*parts, sum(parts)]))
    slots = (*[Slot(Kind.COUNT)] * len(parts), Slot(Kind.COUNT, len(parts)))
    expected = set()
    for cuts in combinations(range(1, len(text)), len(parts)):
        figures = tuple(text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True))
        if all(str(int(figure)) == figure for figure in figures) and sum(map(int, figures[:-1])) == int(figures[-1]):
            expected.add(figures)
    assert _figures((text,), slots) == expected
    assert tuple(map(str, [*parts, sum(parts)])) in expected


def test_a_total_that_is_a_dash_is_the_sum_of_nothing() -> None:
    readings = _figures(("100--",), (Slot(Kind.COUNT), Slot(Kind.COUNT), Slot(Kind.COUNT, 2)))
    assert readings == {("10", "0", "--"), ("100", "-", "-")}
    assert ("5", "0", "3", "--") in _figures(("503--",), (*[Slot(Kind.COUNT)] * 3, Slot(Kind.COUNT, 3)))
