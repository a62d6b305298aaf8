"""Lines and inline phrases that may head a section, anywhere in a folded text. What they add up to is decided in `sections`."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from gongkai.reader.document import GRID_MARK
from gongkai.reader.outline.wording import NUMERALS, section_number, wording
from gongkai.report.forms import forms

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}\s{0,4}(?:[、.,:]|部分|章|(?=总体情况|主动公开政府|收到和处理|政府信息公开行政复议|存在的?主要问题|其他需要报告))"
)
_ARABIC = re.compile(r"(?:\A|\n)[ #*|]{0,12}([1-6]) ?[、.,]")
_NOISE = re.compile(r"[\s*#|]+")
_VISIBLE = re.compile(r"[^\s*#|]")
_LINE_LEAD = " #*>|·•-第"
_NOTHING = re.compile(r"[\s.·…、,;:()和及以与\d-]*\Z")
_QUOTED = set("“\"《('见第、:及和")
_WINDOW = 64
_LONGEST = 40
_ALIKE = 80.0
_start = attrgetter("start")

STRONG_HERE, STRONG_INLINE, UNNUMBERED, WEAK, STRONG_ELSEWHERE, OTHER = 8, 5, 4, 3, 2, 0
"""Weights: known wording under its own number on a line of its own; the same inside a line; known wording without number; loose
wording; known wording under another number; a numbered line of any wording."""


class Heading(NamedTuple):
    """What may head a section: [`start`, `end`) in the folded text, the statutory section `number` it means, the number `printed`."""

    start: int
    end: int
    number: int | None
    printed: int
    weight: int


@lru_cache(maxsize=1)
def headings(text: str) -> tuple[Heading, ...]:
    """Every possible heading of a folded text, in order, without those of a table of contents or of a sentence that lists the sections."""
    numbered = (_read(text, match.start(), match.end(), _value(match.group())) for match in _NUMBERED.finditer(text))
    found = [one for one in numbered if one is not None]
    if sum(1 for one in found if one.number) < 3:
        arabic = (_read(text, match.start(1), match.end(), int(match[1])) for match in _ARABIC.finditer(text))
        found += [one for one in arabic if one is not None and one.weight >= STRONG_INLINE]
    known = {one.number for one in found}
    found += [one for number in range(1, 7) if number not in known for one in _unnumbered(text, number)]
    return tuple(_without_lists(text, sorted(found)))


def headings_in(text: str, start: int, end: int) -> tuple[Heading, ...]:
    """Those of `headings` that begin in text[start:end]."""
    found = headings(text)
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


@lru_cache(maxsize=256)
def _value(printed: str) -> int:
    numerals = re.sub(r"[^一二三四五六七八九十]", "", printed)
    tens, ten, ones = numerals.rpartition("十")
    unit = NUMERALS.index(ones[0]) + 1 if ones else 0
    return ((NUMERALS.index(tens[0]) + 1 if tens else 1) * 10 if ten else 0) + unit


def _read(text: str, start: int, label: int, printed: int) -> Heading | None:
    """The heading whose number stands at `start` and whose wording begins at `label`, or None."""
    lead = text[max(0, start - 14) : start]
    on_line = not lead.rpartition("\n")[2].strip(_LINE_LEAD) and ("\n" in lead or start < 14)
    window = text[label : label + _WINDOW].partition(GRID_MARK)[0]
    words = _NOISE.sub("", window)
    rules = wording()
    if rules.table_rows.match(words):
        return None
    match = rules.sections.match(words)
    if match is None:
        return _line(start, label, window, printed) if on_line else None
    number, length = section_number(match), match.end()
    if words[length : length + 1] in {"》", "”", "等"}:
        return None
    if on_line:
        return Heading(start, label + _end(window, length), number, printed, STRONG_HERE if number == printed else STRONG_ELSEWHERE)
    if number == printed and lead.rstrip()[-1:] not in _QUOTED:
        return Heading(start, label + _end(window, length), number, printed, STRONG_INLINE)
    return None


def _line(start: int, label: int, window: str, printed: int) -> Heading | None:
    """A numbered line of a wording that is not known: near to a known one, loosely like one, or a section of its own kind."""
    head = window.lstrip().partition("\n")[0]
    line = _NOISE.sub("", head)
    if not 2 <= len(line) <= _LONGEST or line[-1] in ",;。":
        return None
    end = label + len(window) - len(window.lstrip()) + len(head.rstrip())
    if printed <= 6 and any(fuzz.ratio(line, known) >= _ALIKE for known in _labels()[printed]):
        return Heading(start, end, printed, printed, STRONG_INLINE)
    number = section_number(wording().loose_sections.fullmatch(line))
    if number is not None:
        return Heading(start, end, number, printed, WEAK)
    return Heading(start, end, None, printed, OTHER)


def _end(window: str, visible: int) -> int:
    """Offset in the window after so many characters that are not blanks or markup."""
    return next(islice(_VISIBLE.finditer(window), visible - 1, None)).end()


@cache
def _labels() -> dict[int, tuple[str, ...]]:
    """Headings of the statutory sections by number, without their numerals."""
    sections = [section for form in forms().values() for section in form.sections]
    return {
        number: tuple(
            dict.fromkeys(name.partition("、")[2] for one in sections if one.number == number for name in (one.label, *one.spellings))
        )
        for number in range(1, 7)
    }


def _unnumbered(text: str, number: int) -> Iterator[Heading]:
    """Lines that hold nothing but a known heading without its number."""
    for label in _labels()[number]:
        at = text.find(label)
        while at >= 0:
            before, after = text[max(0, at - 10) : at], text[at + len(label) : at + len(label) + 4]
            if (not before or not before.rpartition("\n")[2].strip(_LINE_LEAD)) and not after.partition("\n")[0].strip(" *:"):
                yield Heading(at, at + len(label), number, number, UNNUMBERED)
            at = text.find(label, at + len(label))


def _without_lists(text: str, found: list[Heading]) -> list[Heading]:
    """Without runs of headings that have nothing between them: contents pages, menus, the preface's list of the sections."""
    statutory = [one for one in found if one.number]
    runs: list[list[Heading]] = [[one] for one in statutory[:1]]
    for before, one in pairwise(statutory):
        gap = text[before.end : one.start]
        joined = len(gap) < 100 and (one.number or 0) > (before.number or 0) and _NOTHING.match(gap)
        if joined:
            runs[-1].append(one)
        else:
            runs.append([one])
    times = Counter(one.number for one in statutory)
    listed = {id(one) for run in runs if _is_list(text, run, times) for one in run}
    unique = [next(group) for _, group in groupby(found, key=lambda one: one.start)]
    return [one for one in unique if id(one) not in listed]


def _is_list(text: str, run: list[Heading], times: Counter[int | None]) -> bool:
    """Whether a run of bare headings is a list: its commas or leaders show it, or its first heading stands elsewhere too."""
    if len(run) < 3:
        return False
    gap = text[run[0].end : run[1].start]
    return any(mark in gap for mark in (",", ";", "、", "…", "...")) or (len(run) >= 4 and times[run[0].number] > 1)
