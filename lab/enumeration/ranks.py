"""The test of Mann and Whitney: how likely two samples of one population would differ as much as these do."""

from collections import Counter
from collections.abc import Sequence
from math import erfc, sqrt
from typing import NamedTuple


class Compared(NamedTuple):
    """`u`: in how many pairs the first is larger, ties for half. `p`: of so large a difference by chance, in either direction."""

    u: float
    p: float


def compared(first: Sequence[float], second: Sequence[float]) -> Compared:
    """By ranks, with the normal approximation, corrected for ties and for steps.

    Units: any, the same in both. Raises: ValueError when one is empty, or all values are one and the same.
    """
    together = sorted((*first, *second))
    many, size = len(together), Counter(together)
    if not first or not second or len(size) == 1:
        raise ValueError("there is nothing to compare")
    rank: dict[float, float] = {}
    before = 0
    for value in sorted(size):
        rank[value] = before + (size[value] + 1) / 2
        before += size[value]
    u = sum(rank[value] for value in first) - len(first) * (len(first) + 1) / 2
    tied = sum(times**3 - times for times in size.values())
    variance = len(first) * len(second) / 12 * (many + 1 - tied / (many * (many - 1)))
    distance = max(0.0, abs(u - len(first) * len(second) / 2) - 0.5)
    return Compared(u, erfc(distance / sqrt(2 * variance)))
