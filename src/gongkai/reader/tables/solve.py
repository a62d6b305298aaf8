"""Which readings of doubtful rows fit together: every rule must hold in every column at once."""

from collections.abc import Mapping, Sequence
from operator import add, le, sub

Vector = tuple[int, ...]
"""The figures of a row, one a column; a blank or lost cell is 0, it adds nothing."""

_MOST_COMBINATIONS = 5_000
"""Partial sums held at once; beyond it the rows stay undecided."""


def consistent(rows: Mapping[str, Sequence[Vector]], rules: Sequence[Mapping[str, int]]) -> dict[str, frozenset[int]] | None:
    """For each row the indices of the readings that occur in at least one combination that satisfies all rules.

    `rules`: weight of each row; the weighted sum over the rows must be zero in every column. None when no combination does, or when there
    are too many to look through.
    """
    alive = {row: list(enumerate(vectors)) for row, vectors in rows.items()}
    if not _narrow(alive, rules):
        return None
    return _combine(alive, rules)


def _narrow(alive: dict[str, list[tuple[int, Vector]]], rules: Sequence[Mapping[str, int]]) -> bool:
    """Drop readings that no sum can reach, given the least and the most that the other rows can give; False when a row has none left."""
    changed = True
    while changed:
        changed = False
        if not all(alive.values()):
            return False
        bounds = {row: _bounds([vector for _, vector in readings]) for row, readings in alive.items()}
        for rule in rules:
            least, most = _totals(rule, bounds)
            for row, weight in rule.items():
                if len(alive[row]) == 1:
                    continue
                low, high = _reachable(weight, bounds[row], least, most)
                kept = [reading for reading in alive[row] if all(map(le, low, reading[1])) and all(map(le, reading[1], high))]
                if len(kept) < len(alive[row]):
                    alive[row] = kept
                    changed = True
            if changed:
                break
    return all(alive.values())


def _bounds(vectors: Sequence[Vector]) -> tuple[Vector, Vector]:
    columns = list(zip(*vectors, strict=True))
    return tuple(map(min, columns)), tuple(map(max, columns))


def _totals(rule: Mapping[str, int], bounds: Mapping[str, tuple[Vector, Vector]]) -> tuple[list[int], list[int]]:
    """The least and the most that the rule's weighted sum can be in each column."""
    width = len(next(iter(bounds.values()))[0])
    least, most = [0] * width, [0] * width
    for row, weight in rule.items():
        low, high = bounds[row] if weight > 0 else (tuple(-x for x in bounds[row][1]), tuple(-x for x in bounds[row][0]))
        for column in range(width):
            least[column] += low[column]
            most[column] += high[column]
    return least, most


def _reachable(weight: int, bounds: tuple[Vector, Vector], least: list[int], most: list[int]) -> tuple[Vector, Vector]:
    """The least and the most that a row may be in each column, so that the other rows can bring the sum to zero.

    `bounds`: what it can be; `least`, `most`: what the sum can be, this row included.
    """
    low, high = bounds
    if weight > 0:
        return tuple(map(sub, high, most)), tuple(map(sub, low, least))
    return tuple(map(add, high, least)), tuple(map(add, low, most))


def _combine(alive: Mapping[str, list[tuple[int, Vector]]], rules: Sequence[Mapping[str, int]]) -> dict[str, frozenset[int]] | None:
    """Forward over the partial sums from which zero can still be reached, then backward from zero to the readings on a way that arrives."""
    rows = sorted(alive, key=lambda row: len(alive[row]))
    vectors = [_weighted([vector for _, vector in alive[row]], [rule.get(row, 0) for rule in rules]) for row in rows]
    pack = _Packing(vectors)
    steps = [[pack.packed(vector) for vector in of_row] for of_row in vectors]
    layers = [{0}]
    for of_row, (low, high) in zip(steps, _still_to_come(vectors), strict=True):
        different = set(of_row)
        reached = {state + one for state in layers[-1] for one in different}
        kept = pack.between(reached, low, high)
        if len(kept) > _MOST_COMBINATIONS:
            return None
        layers.append(kept)
    if 0 not in layers[-1]:
        return None
    wanted, chosen = {0}, dict[str, frozenset[int]]()
    for row, of_row, before in zip(reversed(rows), reversed(steps), reversed(layers[:-1]), strict=True):
        on_a_way: list[int] = []
        sources: set[int] = set()
        for (index, _), one in zip(alive[row], of_row, strict=True):
            origins = {target - one for target in wanted} & before
            if origins:
                on_a_way.append(index)
                sources |= origins
        wanted, chosen[row] = sources, frozenset(on_a_way)
    return chosen


class _Packing:
    """Vectors as one integer each, a field a column, so that adding two and comparing all columns is one operation.

    A field has room for the largest sum of all rows and its sign; what one borrows from the next is the same however a sum was reached.
    """

    def __init__(self, steps: Sequence[Sequence[Vector]]) -> None:
        most = sum(max(abs(figure) for vector in of_row for figure in vector) for of_row in steps)
        self._bits = (2 * most).bit_length() + 1
        self._signs = self.packed((1 << (self._bits - 1),) * len(steps[0][0]))

    def packed(self, vector: Vector) -> int:
        """The vector in one integer."""
        whole = 0
        for figure in reversed(vector):
            whole = (whole << self._bits) + figure
        return whole

    def between(self, sums: set[int], low: Vector, high: Vector) -> set[int]:
        """The sums that are in every column from `low` to `high`: no field of either difference is negative."""
        signs = self._signs
        below, above = signs - self.packed(low), signs + self.packed(high)
        return {one for one in sums if (one + below) & (above - one) & signs == signs}


def _weighted(vectors: Sequence[Vector], weights: Sequence[int]) -> list[Vector]:
    """What each vector adds to the sums of all rules, one rule's columns after the other's."""
    return [tuple(weight * figure for weight in weights for figure in vector) for vector in vectors]


def _still_to_come(steps: Sequence[Sequence[Vector]]) -> list[tuple[Vector, Vector]]:
    """After each step the least and the most that a sum may be, so that the rows still to come can bring it to zero."""
    width = len(steps[0][0])
    least, most = (0,) * width, (0,) * width
    bounds: list[tuple[Vector, Vector]] = []
    for vectors in reversed(steps):
        bounds.append((tuple(-x for x in most), tuple(-x for x in least)))
        low, high = _bounds(vectors)
        least, most = tuple(map(add, least, low)), tuple(map(add, most, high))
    return bounds[::-1]
