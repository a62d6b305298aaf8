"""Which readings of doubtful rows fit together: every rule must hold in every column at once."""

from collections.abc import Mapping, Sequence

Vector = tuple[int, ...]
"""The figures of a row, one a column; a blank or lost cell is 0, it adds nothing."""

_MOST_COMBINATIONS = 20_000
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
                low, high = bounds[row]
                kept = [reading for reading in alive[row] if _reachable(reading[1], weight, low, high, least, most)]
                if len(kept) < len(alive[row]):
                    alive[row] = kept
                    changed = True
            if changed:
                break
    return all(alive.values())


def _bounds(vectors: Sequence[Vector]) -> tuple[Vector, Vector]:
    return tuple(map(min, zip(*vectors, strict=True))), tuple(map(max, zip(*vectors, strict=True)))


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


def _reachable(vector: Vector, weight: int, low: Vector, high: Vector, least: list[int], most: list[int]) -> bool:
    """Whether the other rows can bring the sum to zero when this row takes `vector`."""
    if weight < 0:
        vector, low, high = tuple(-x for x in vector), tuple(-x for x in high), tuple(-x for x in low)
    return all(
        most[column] - high[column] + vector[column] >= 0 >= least[column] - low[column] + vector[column] for column in range(len(vector))
    )


def _combine(alive: Mapping[str, list[tuple[int, Vector]]], rules: Sequence[Mapping[str, int]]) -> dict[str, frozenset[int]] | None:
    """Forward over partial sums, then backward from zero to the readings on a way that arrives."""
    rows = sorted(alive, key=lambda row: len(alive[row]))
    width = len(next(iter(alive.values()))[0][1])
    origin = (0,) * (width * len(rules))
    layers = [{origin}]
    steps: list[list[Vector]] = []
    for row in rows:
        weights = [rule.get(row, 0) for rule in rules]
        vectors = [tuple(weight * figure for weight in weights for figure in vector) for _, vector in alive[row]]
        steps.append(vectors)
        reached = {tuple(map(int.__add__, state, vector)) for state in layers[-1] for vector in set(vectors)}
        if len(reached) > _MOST_COMBINATIONS:
            return None
        layers.append(reached)
    if origin not in layers[-1]:
        return None
    wanted, chosen = {origin}, dict[str, frozenset[int]]()
    for row, vectors, before in zip(reversed(rows), reversed(steps), reversed(layers[:-1]), strict=True):
        kept: list[int] = []
        sources: set[Vector] = set()
        for (index, _), vector in zip(alive[row], vectors, strict=True):
            origins = {tuple(map(int.__sub__, target, vector)) for target in wanted} & before
            if origins:
                kept.append(index)
                sources |= origins
        wanted, chosen[row] = sources, frozenset(kept)
    return chosen
