"""Folding of characters for matching: what looks the same to a reader of Chinese is made the same, and offsets stay usable."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

import opencc

_COMMON = (
    ("（", "("), ("）", ")"), ("，", ","), ("：", ":"), ("；", ";"), ("？", "?"), ("！", "!"), ("．", "."),
    ("\u3000", " "), ("\xa0", " "), ("\t", " "), ("\r", " "), ("—", "-"), ("–", "-"),
)  # fmt: skip
_RARE = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("﹣−‐‑‒―", "-"),
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u200b\u200c\u200d\u2060\ufeff", " "),
    **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
    "﹙": "(", "﹚": ")", "﹐": ",", "﹕": ":", "﹔": ";",
}  # fmt: skip

_TELLTALES = "報開務條關國據數請與"
"""Characters that no report in traditional script lacks and that simplified script does not have."""
_KEPT = "乾"
"""Traditional form of 干, but also a character of its own in simplified place names (乾县)."""

_TONE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = re.compile(rf"(?<=[一-鿿])\([a-zü]{{0,5}}[{_TONE}][a-zü]{{0,4}}\)|(?<=[們们麼么嗎吗頭头過过裡里個个來来])\([a-z]{{1,5}}\)")
_SYSTEMATIC = 5


def plain(text: str) -> str:
    """The text with width, dashes, blanks and script made uniform, of the same length as the text.

    Full-width ASCII becomes half-width, every blank but the line break a space, every dash "-", traditional characters simplified.
    """
    for char, folded in _COMMON:
        text = text.replace(char, folded)
    pattern, table = _rare()
    return text.translate(table) if pattern.search(text) else text


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional script. Single such characters (繁體版, 濛阳镇) do not make it so."""
    return any(char in text for char in _TELLTALES)


class Offsets(NamedTuple):
    """Where the characters of a shortened text stand in its source.

    `cuts`: the offsets in the shortened text where something was removed; `removed`: how much was, up to and with each;
    `origins`: where in the source each removed part began.
    """

    cuts: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()

    def source(self, offset: int) -> int:
        """The offset in the source of a character of the shortened text."""
        index = bisect_right(self.cuts, offset)
        return offset + self.removed[index - 1] if index else offset

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source's [start, end) of a span of the shortened text."""
        if not self.cuts:
            return start, max(start, end)
        return self.source(start), self.source(end - 1) + 1 if end > start else self.source(start)

    def shortened(self, offset: int) -> int:
        """The offset in the shortened text of an offset in the source; inside a removed part, of what follows it."""
        index = bisect_right(self.origins, offset)
        return max(offset - self.removed[index - 1], self.cuts[index - 1]) if index else offset


def without_pinyin(text: str) -> tuple[str, Offsets]:
    """The text without romanisation injected after characters, as in 报(bào)告, and where its characters stood.

    A single bracketed syllable is left alone: only a text that shows at least five of them was annotated by a machine.
    """
    if not any(vowel in text for vowel in "èìàùéú"):
        return text, Offsets()
    found = list(_PINYIN.finditer(text))
    if len(found) < _SYSTEMATIC:
        return text, Offsets()
    removed = tuple(accumulate(match.end() - match.start() for match in found))
    origins = tuple(match.start() for match in found)
    cuts = tuple(origin - gone for origin, gone in zip(origins, (0, *removed), strict=False))
    return _PINYIN.sub("", text), Offsets(cuts, removed, origins)


class Folded(NamedTuple):
    """A text made fit for matching, and the way back to the source."""

    text: str
    offsets: Offsets


@lru_cache(maxsize=1)
def folded(text: str) -> Folded:
    """The text folded by `plain` and `without_pinyin`, with Taiwan's word for information put back.

    The last one is remembered: finding, naming and dividing reports all start here.
    """
    return Folded(*without_pinyin(plain(text).replace("资讯", "信息")))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _rare() -> tuple[re.Pattern[str], Mapping[int, str]]:
    """A pattern that finds any character outside common simplified text, and the table that folds them all."""
    han = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    table = {a: b for a, b in zip(han, _converter().convert("\n".join(han)).split("\n"), strict=True) if a != b and len(b) == 1}
    table |= {"裏": "里", "裡": "里"} | _RARE
    for char in _KEPT:
        table.pop(char, None)
    return re.compile("[" + "".join(map(re.escape, table)) + "]"), str.maketrans(table)
