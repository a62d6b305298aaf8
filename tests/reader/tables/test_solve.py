"""Readings of several rows that must fit together."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from gongkai.reader.tables.solve import Vector, consistent

RULE = {"granted": 1, "denied": 1, "total": -1}


def test_the_sum_picks_the_reading() -> None:
    rows = {"granted": [(1, 2), (12, 0)], "denied": [(3, 4)], "total": [(4, 6)]}
    assert consistent(rows, [RULE]) == {"granted": frozenset({0}), "denied": frozenset({0}), "total": frozenset({0})}


def test_no_combination() -> None:
    assert consistent({"granted": [(1,)], "denied": [(1,)], "total": [(3,)]}, [RULE]) is None


def test_two_combinations_are_both_kept() -> None:
    rows: dict[str, list[Vector]] = {"granted": [(1,), (2,)], "denied": [(2,), (1,)], "total": [(3,)]}
    assert consistent(rows, [RULE]) == {"granted": frozenset({0, 1}), "denied": frozenset({0, 1}), "total": frozenset({0})}


vectors = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4, unique=True)


@given(st.fixed_dictionaries({"a": vectors, "b": vectors, "c": vectors, "d": vectors}))
def test_agrees_with_trying_every_combination(rows: dict[str, list[Vector]]) -> None:
    rules = [{"a": 1, "b": 1, "c": -1}, {"c": 1, "d": -1}]
    kept: dict[str, set[int]] = {row: set() for row in rows}
    for choice in product(*[range(len(readings)) for readings in rows.values()]):
        chosen = dict(zip(rows, choice, strict=True))
        if all(sum(w * rows[row][chosen[row]][column] for row, w in rule.items()) == 0 for rule in rules for column in (0, 1)):
            for row, index in chosen.items():
                kept[row].add(index)
    found = consistent(rows, rules)
    assert found == (kept if all(kept.values()) else None)
