"""All the ways in which figures that run together, or lost cells between them, can be read.

「15130000154」 under seven columns is 151, 3, 0, 0, 0, 0, 154 and nothing else, because the last is the sum of the others and no
figure begins with a zero. The enumeration is exact: every reading is listed, or none is and the caller is told that they are too many.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from gongkai.report.forms import Kind

MOST_READINGS = 400
"""More ways than this for one row are not listed: such a row stays ambiguous."""
_MOST_STEPS = 8_000

_PATTERNS = {
    Kind.COUNT: re.compile(r"0|[1-9][0-9]*|--?"),
    Kind.CHANGE: re.compile(r"0|[+-]?[1-9][0-9]*|--?"),
    Kind.AMOUNT: re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:亿元?|万元?|元)?|--?"),
}
"""One dash or two alone are a blank cell; before a figure the last may be that or the sign."""


_DIGITS = "0123456789-"


class Slot(NamedTuple):
    """A column to fill. `addends`: how many columns before it, directly, it is the sum of (0: it is no sum)."""

    kind: Kind
    addends: int = 0


Spans = tuple[tuple[int, int] | None, ...]
"""For each slot the [start, end) of its figure in the joined chunks, None for a slot that shows nothing."""


@lru_cache(maxsize=1024)
def splits(chunks: tuple[str, ...], slots: tuple[Slot, ...], gaps: bool) -> tuple[Spans, ...] | None:
    """Every way to read the chunks, each one or more figures, into the slots in order; None when there are too many.

    `gaps`: whether slots may show nothing.

    Shape: offsets are into "".join(chunks); no figure crosses the border of two chunks. A sum that shows a figure must equal its addends,
    where a slot that shows a dash or nothing adds nothing.
    """
    text = "".join(chunks)
    borders = set[int]()
    position = 0
    for chunk in chunks:
        position += len(chunk)
        borders.add(position)
    return _Search(text, frozenset(borders), slots, gaps).run()


class _OverflowError(Exception):
    """More readings than anybody could look through."""


class _Search:
    """Depth-first enumeration, last slot first: the sum of a row stands last, and knowing it bounds all that comes before."""

    def __init__(self, text: str, borders: frozenset[int], slots: tuple[Slot, ...], gaps: bool) -> None:
        self.text, self.borders, self.slots, self.gaps = text, borders, slots, gaps
        self.found: list[Spans] = []
        self.steps = 0

    def run(self) -> tuple[Spans, ...] | None:
        try:
            self._fill(len(self.slots) - 1, len(self.text), (), [])
        except _OverflowError:
            return None
        return tuple(self.found)

    def _fill(self, slot: int, end: int, after: Spans, sums: list[tuple[int, int]]) -> None:
        """Fill slots `slot` … 0 from text[:end]. `sums`: the open sums as (first slot of the addends, what is still to be added)."""
        self.steps += 1
        if self.steps > _MOST_STEPS or len(self.found) > MOST_READINGS:
            raise _OverflowError
        if slot < 0:
            if end == 0:
                self.found.append(after)
            return
        kind, addends = self.slots[slot]
        for start in self._starts(slot, end, sums):
            figure = kind is Kind.COUNT and self.text[start] != "-"
            opened = self._open(slot, int(self.text[start:end]) if figure else 0, addends if figure else 0, sums)
            if opened is not None:
                self._fill(slot - 1, start, ((start, end), *after), opened)
        if self.gaps:
            opened = self._open(slot, 0, 0, sums)
            if opened is not None:
                self._fill(slot - 1, end, (None, *after), opened)

    def _starts(self, slot: int, end: int, sums: list[tuple[int, int]]) -> list[int]:
        """Where a figure that ends at `end` can begin: not across a border, not longer than the open sum allows."""
        longest = end
        if sums and sums[-1][0] <= slot:
            first, left = sums[-1]
            if first == 0 and not _can_sum(left, end, slot + 1, self.gaps):
                return []
            longest = len(str(left))
        pattern, starts = _PATTERNS[self.slots[slot].kind], list[int]()
        counting = self.slots[slot].kind is Kind.COUNT
        for start in range(end - 1, max(end - longest, 0) - 1, -1):
            if start + 1 in self.borders and start + 1 < end:
                break
            if pattern.fullmatch(self.text, start, end):
                starts.append(start)
            elif counting and self.text[start] not in _DIGITS:
                break
        return starts

    def _open(self, slot: int, value: int, addends: int, sums: list[tuple[int, int]]) -> list[tuple[int, int]] | None:
        """The open sums after this slot took `value`; None when a sum can no longer be met."""
        rest = sums
        if sums and sums[-1][0] <= slot:
            first, open_sum = sums[-1]
            left = open_sum - value
            if left < 0 or (slot == first and left):
                return None
            rest = sums[:-1] if slot == first else [*sums[:-1], (first, left)]
        return [*rest, (slot - addends, value)] if addends else rest


def _can_sum(left: int, digits: int, slots: int, gaps: bool) -> bool:
    """Whether that many digits, in at most that many figures, can add up to `left`: some figure is at least as long as the average one."""
    shortest = -(-digits // slots)
    if shortest > 1 and left < 10 ** (shortest - 1):
        return False
    return gaps or left < 10 ** max(digits - slots + 1, 0) + 9 * slots
