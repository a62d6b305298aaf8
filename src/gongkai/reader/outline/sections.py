"""Where the sections of a report begin: the statutory six, and in older reports whatever numbered sections there are."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gongkai.reader.characters import folded
from gongkai.reader.outline.ending import body_end
from gongkai.reader.outline.headings import OTHER, Heading, headings_in
from gongkai.reader.outline.segment import Segment

_STATUTORY = 6


class SectionSpan(NamedTuple):
    """One section: heading [`start`, `heading_end`), body [`heading_end`, `end`).

    `number`: the statutory section that the heading means (1 to 6), whatever number it prints; None when it means none of them.
    """

    number: int | None
    start: int
    heading_end: int
    end: int


@lru_cache(maxsize=1)
def sections(text: str, segment: Segment) -> tuple[SectionSpan, ...]:
    """The sections of one report, in order; what stands before the first is its title and preface.

    A statutory section is found at most once. Row labels of table three (一、本年新收…), numbers inside a section and sentences that
    list the sections are no headings. The last call is remembered: naming a report and reading it both start here.
    """
    source = folded(text)
    start, end = source.offsets.shortened(segment.start), source.offsets.shortened(segment.end)
    inside = headings_in(source.text, start, end)
    chosen = _with_others(chain(inside), inside)
    last = body_end(source.text, max(start, chosen[-1].end if chosen else start), end)
    ends = [one.start for one in chosen[1:]] + [max(last, chosen[-1].end)] if chosen else []
    return tuple(
        SectionSpan(one.number, *source.offsets.span(one.start, one.end), source.offsets.source(stop))
        for one, stop in zip(chosen, ends, strict=True)
    )


def chain(found: Sequence[Heading]) -> tuple[Heading, ...]:
    """The heaviest sequence of headings whose statutory numbers rise; of two equal ones the earlier."""
    best: list[tuple[int, tuple[Heading, ...]]] = [(0, ())] * (_STATUTORY + 1)
    for one in found:
        if one.number is not None:
            weight, before = max(best[: one.number], key=lambda entry: entry[0])
            if weight + one.weight > best[one.number][0]:
                best[one.number] = (weight + one.weight, (*before, one))
    return max(best, key=lambda entry: entry[0])[1]


def _with_others(statutory: tuple[Heading, ...], found: Sequence[Heading]) -> tuple[Heading, ...]:
    """The chain and, between its links, the numbered lines that continue its printed numbers (older reports have up to ten sections)."""
    kept: list[Heading] = []
    following = list(statutory)
    for one in found:
        if following and one is following[0]:
            kept.append(following.pop(0))
            continue
        before = kept[-1].printed if kept else 0
        if one.weight == OTHER and one.printed == before + 1 and (not following or one.printed < following[0].printed):
            kept.append(one)
    return tuple(kept)
