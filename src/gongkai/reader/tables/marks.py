"""Where the labels of a statutory table stand in running text.

They are looked for in the words alone, without spaces and punctuation, where a label that was broken over lines or cells is whole again.
"""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from gongkai.reader.tables.labels import mainland, vocabulary

NUMBERING = re.compile(r"(?:\(?(?:[1-9][ \t]*[、.)]|[一二三四五六七八九十]{1,2}\s*[、.)]?)|\()\s*$")
"""The number before a label, at the end of a text: 2. or （六）. A digit counts only with its stop, else it is a figure."""

_BLOCKS = tuple(re.compile(rf"第二十条第\({number}\)(?!项?\|*第二十条第\({number}\))") for number in "一五六八九")
"""The labels of the blocks of table two; one that is printed in each of the positions that it spans counts once."""
_GARBLED = "锛銆鐨鍏"
"""What the commonest characters and marks of a report in UTF-8 look like when they are read as GBK."""
_WORDS = re.compile(r"[^\W_]+")
FRAME = "信息内容"
_DISTINCT = 12
_SHORTEST_STEM = 4


class Mark(NamedTuple):
    """A label found in the text: what it is, its key, its bare form and its [start, end) in the plain text, numbering included."""

    role: str
    key: str
    label: str
    start: int
    end: int


class Squeezed:
    """The words of a text without anything between them, and the way back to the text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.starts: list[int] = []
        self.origins: list[int] = []
        parts: list[str] = []
        length = 0
        for match in _WORDS.finditer(text, start, end):
            self.starts.append(length)
            self.origins.append(match.start())
            parts.append(match.group())
            length += match.end() - match.start()
        self.words = mainland("".join(parts))

    def origin(self, position: int) -> int:
        """Offset in the text of a position in the words."""
        index = bisect_right(self.starts, position) - 1
        return self.origins[index] + position - self.starts[index]

    def find(self, word: str) -> list[int]:
        """Every position of a word."""
        found: list[int] = []
        position = self.words.find(word)
        while position >= 0:
            found.append(position)
            position = self.words.find(word, position + 1)
        return found


@cache
def _stems(table: str, role: str) -> tuple[tuple[str, str, str], ...]:
    """(stem, label, key): each label of a table and, for long ones, the shortest beginning that no other key's label has.

    Labels that begin with a digit are left out: whether the digit before 属于国家秘密 is its number or a figure is for the print to say.
    """
    known = vocabulary(table)
    labels = {label: key for label, key in (known.rows if role == "row" else known.columns).items() if not label[0].isdigit()}
    others = {**dict.fromkeys(known.groups, ""), **known.columns, **known.rows}
    stems: dict[str, tuple[str, str]] = {}
    for label, key in sorted(labels.items(), key=lambda item: -len(item[0])):
        stems.setdefault(label, (label, key))
        for length in range(_SHORTEST_STEM, len(label)):
            stem = label[:length]
            if not any(stem in other and owner != key for other, owner in others.items()):
                stems.setdefault(stem, (label, key))
                break
    return tuple((stem, label, key) for stem, (label, key) in stems.items())


def find_marks(text: str, start: int, end: int, table: str) -> list[Mark]:
    """The labels of a statutory table between two offsets, in order, the longest where several could stand."""
    squeezed = Squeezed(text, start, end)
    known = vocabulary(table)
    found: list[tuple[int, int, str, str, str]] = []
    for role in ("row", "column"):
        for stem, label, key in _stems(table, role):
            for position in squeezed.find(stem):
                length = _common_prefix(squeezed.words, position, label)
                found.append((position, position + length, role, key, label))
    for group in known.groups | known.blocks.keys() | {FRAME}:
        found.extend((position, position + len(group), "group", group, group) for position in squeezed.find(group))
    found.sort(key=lambda mark: (mark[0], -mark[1], mark[2] == "group"))
    marks: list[Mark] = []
    last = -1
    for begin, stop, role, key, label in found:
        if begin >= last:
            marks.append(Mark(role, key, label, squeezed.origin(begin), squeezed.origin(stop - 1) + 1))
            last = stop
    return marks


def _common_prefix(words: str, position: int, label: str) -> int:
    if words.startswith(label, position):
        return len(label)
    length = 0
    while length < len(label) and position + length < len(words) and words[position + length] == label[length]:
        length += 1
    return length


def numbering_start(text: str, mark: Mark) -> int:
    """Where a label begins, its numbering included: the 2. of 2.重复申请 is no figure of the row before."""
    before = text[max(0, mark.start - 8) : mark.start]
    match = NUMBERING.search(before)
    return mark.start - len(before) + match.start() if match else mark.start


@lru_cache(maxsize=4)
def is_thinned(text: str) -> bool:
    """Whether lines or characters were taken out of a text, so that figures may stand under labels that are not theirs.

    A crawler that drops repeated lines leaves one or two 信息内容 of the five of table two; a wrong decoding leaves its own characters.
    """
    words = "".join(text.split())
    blocks = [times for label in _BLOCKS if (times := len(label.findall(words)))]
    # Each copy of a report loses the lines that it repeats itself.
    lines_lost = len(blocks) >= 3 and 0 < 2 * words.count(FRAME) <= len(blocks) * min(blocks)
    return lines_lost or _no_figure_repeated(text) or sum(text.count(char) for char in _GARBLED) >= 5


def _no_figure_repeated(text: str) -> bool:
    """Whether many figures stand on lines of their own, and no two are alike: in a table that is whole, sums repeat what they add up."""
    figures = [line for line in map(str.strip, text.split("\n")) if line.isdigit()]
    return len(figures) >= _DISTINCT and len(set(figures)) == len(figures)
