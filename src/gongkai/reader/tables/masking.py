"""Words among the figures of a row: those that belong to labels are masked, at the first that do not the row ends."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.reader.tables.figures import MASK
from gongkai.reader.tables.labels import Vocabulary
from gongkai.reader.tables.marks import NUMBERING
from gongkai.reader.tables.values import MONEY

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_IN_FIGURE = re.compile(rf"{MONEY}|亿|万|无|[件项条个]")
_NOTE = re.compile(r"(?<=\d)[ \t]*\([^()\n]{1,60}\)")
_BRACKETED = re.compile(r"(?<![0-9])(?<![0-9][ \t])\([^()\n]{0,120}\)")
"""A note behind a label; one behind a figure belongs to the figure."""
_ADJACENT = re.compile(r"(?<![0-9.,])[0-9][0-9.,]*\Z")
"""A figure that touches foreign words is theirs: the 2021 of 2021年."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
"""年 and 年度 are bits of labels (本年度办理结果), but not behind a year."""
_UNDER_NUMBER = re.compile(r"[一二三四五六七八九十]{1,2}[、.)][ \t]*([\u4e00-\u9fff]+)")
"""The words of a numbered label: without its number it can be told what was misprinted."""
_SIDE_BY_SIDE = re.compile(r"[0-9][ \t]+[0-9]")
_LEFT_OVER = re.compile(r"[“”\"'、:;。《》()*#`>]|(?<!\d),|,(?!\d)")
"""Brackets, quotes and stops of labels; what figures are written with is not among them."""


class Foreign(NamedTuple):
    """Words among the figures that belong to no label of the form: [`start`, `end`), whether figures follow, and whether the words
    were given a figure that stands before them (`clips`)."""

    start: int
    end: int
    figures: bool
    clips: bool = False

    def moved(self, by: int) -> "Foreign":
        """The same in a text that begins so much earlier."""
        return self._replace(start=self.start + by, end=self.end + by)


def masked(content: str, label: str, known: Vocabulary) -> tuple[str, Foreign | None]:
    """The text after a label with everything masked that is no figure; it is cut where words begin that belong to no label here.

    A label may go on after its row's figures (a print in columns centres the figures), and bits of group labels stand between.
    """
    content = _BRACKETED.sub(lambda match: MASK * len(match.group()), content)
    notes = [match.span() for match in _NOTE.finditer(content)]
    out = _without_marks(content, notes)
    if content.count("无") == 1 and "|" not in content and _SIDE_BY_SIDE.search(content):
        out = out.replace("无", MASK)  # a bit of 无法提供 printed down the side; rows that print 无 for nothing do so more than once
    for match in _HAN.finditer(content):
        start, end = match.span()
        if any(left <= start < right for left, right in notes) or _IN_FIGURE.fullmatch(match.group()):
            continue
        if _belongs(match.group(), label, known) and not (match.group()[0] == "年" and _YEAR.search(content, max(start - 4, 0), start)):
            begin = len(NUMBERING.sub("", content[:start]))
            out = out[:begin] + MASK * (end - begin) + out[end:]
            continue
        before = NUMBERING.sub("", content[:start])
        numbered = _UNDER_NUMBER.match(content, start)
        cut = len(before if numbered or len(before) < start else _ADJACENT.sub("", before))
        start, end = numbered.span(1) if numbered else (start, end)
        return out[:cut], Foreign(start, end, re.search(r"\d", content[end:]) is not None, cut < len(before))
    return out, None


def _belongs(words: str, label: str, known: Vocabulary) -> bool:
    return words in label or any(words in other for other in (*known.groups, *known.blocks))


def _without_marks(content: str, notes: Sequence[tuple[int, int]]) -> str:
    """The text without what is left over of labels; the notes behind figures are kept."""
    inside = {position for start, end in notes for position in range(start, end)}
    return _LEFT_OVER.sub(lambda match: match.group() if match.start() in inside else MASK * len(match.group()), content)
