"""Sentences of a passage and the figures in them, whatever the script, width and line breaks of the source."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gongkai.checks.narrative.vocabulary import vocabulary
from gongkai.report.model import Passage
from gongkai.report.place import Place, TextPlace

_HEADING = re.compile(r"[ \t\u3000]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[、.．])[^\n，,。；;：:\d]{0,30}")
_LONGEST_HEADING = 40
_BLANK = re.compile(r"\s+")
_PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])[（(][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńň]{1,6}[)）]")
_ACCENTS = "āáǎàēéěèīíǐìōóǒòūúǔù"
_ENDS = "！？!?"
_COUNT = re.compile(r"[\d０-９][余餘多几来万萬]?[件条條篇份宗起例项項]")
_TOPICS = ("申请", "申請", "复议", "復議", "诉讼", "訴訟")
_NONE = ("未", "没", "沒", "无", "無")
_WIDE = str.maketrans("０１２３４５６７８９，；：（）％．", "0123456789,;:()%.")
_SHARE = re.compile(r"\(,?(占[^()]*%)\)")
_BRACKETS = re.compile(r"\([^()]*\)|《[^《》]*》|〔[^〔〕]*〕")
_FIGURE = re.compile(
    r"(?<![\d.第])(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?P<vague>余|多|几|来|万|亿)*"
    r"(?P<unit>件次|条次|[件条篇份宗起例项])(?P<after>以上|左右|多|余)?"
)
_ABOUT = ("约", "近", "超", "逾", "超过", "将近", "大约", "不足", "至少", "多达", "不到", "突破")
_SPLIT = "\0"
"""Stands where the source breaks between two digits: one number or two, nobody knows."""


class Figure(NamedTuple):
    """A number with its unit. `label`: the words before it, back to the last separator or figure. [`start`, `end`) in the sentence.

    `vague`: rounded in words (余, 约, 万), so that nothing can be compared.
    """

    label: str
    value: int
    unit: str
    vague: bool
    label_start: int
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence. `words`: simplified, half-width, without blanks, brackets and titles. [`start`, `end`) in the cleaned passage.

    A sentence without anything to check has no words and no figures.
    """

    words: str
    figures: tuple[Figure, ...]
    start: int
    end: int


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a passage, in order."""
    clean = _clean(text)
    for mark in _ENDS:
        clean = clean.replace(mark, "。")
    traditional = any(mark in clean for mark in "開請訴無總")
    found, start = [], 0
    for raw in clean.split("。"):
        end = start + len(raw)
        if raw:
            found.append(_sentence(raw, start, traditional))
        start = end + 1
    return tuple(found)


def locate(passage: Passage, sentence: Sentence) -> Place | None:
    """Where the sentence stands.

    For a passage that is a span of text (or has no place, then in the document's linear text) the span of the sentence; in other
    media the place of the passage, because only the reader knows how its text lies in the source.
    """
    if passage.at is not None and not isinstance(passage.at, TextPlace):
        return passage.at
    origin = passage.start if passage.at is None else passage.at.start
    positions = [place for piece, at in _pieces(passage.text) for place in range(at, at + len(piece))]
    return TextPlace(origin + positions[sentence.start], origin + positions[sentence.end - 1] + 1)


def _clean(text: str) -> str:
    """The pieces of a text joined. Most texts have neither pinyin nor digits that a blank holds apart, and need no offsets."""
    for accent in _ACCENTS:
        if accent in text:
            return "".join(piece for piece, _ in _pieces(text))
    lines, last = [], ""
    for line in text.split("\n"):
        for piece in line.split():
            if last[-1:].isdigit() and piece[0].isdigit():
                return "".join(piece for piece, _ in _pieces(text))
            lines.append(piece)
            last = piece
        if len(line) < _LONGEST_HEADING and _HEADING.fullmatch(line):
            lines.append("。")
            last = ""
    return "".join(lines)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """The text without blanks and injected pinyin, in pieces with their offsets; a heading on its own line ends like a sentence."""
    gaps = [match.span() for match in _BLANK.finditer(text)]
    if any(accent in text for accent in _ACCENTS):
        gaps = sorted([*gaps, *(match.span() for match in _PINYIN.finditer(text))])
    headings = list(_heading_ends(text))
    at = 0
    for start, end in [*gaps, (len(text), len(text))]:
        if start > at:
            yield text[at:start], at
        if headings and start <= headings[0] <= end:
            del headings[0]
            yield "。", max(start - 1, 0)
        elif start > 0 and end < len(text) and text[start - 1].isdigit() and text[end].isdigit():
            yield _SPLIT, start
        at = max(at, end)


def _heading_ends(text: str) -> Iterator[int]:
    at = 0
    for line in text.split("\n"):
        if len(line) < _LONGEST_HEADING and _HEADING.fullmatch(line):
            yield at + len(line)
        at += len(line) + 1


def _sentence(raw: str, start: int, traditional: bool) -> Sentence:
    end = start + len(raw)
    if not _may_speak(raw) or _SPLIT in raw:
        return Sentence("", (), start, end)
    words = raw.translate(_WIDE)
    if traditional:
        words = words.translate(vocabulary().script)
    if any(bracket in words for bracket in "(《〔"):
        words = _SHARE.sub(r",\1", words)
        while (shorter := _BRACKETS.sub("", words)) != words:
            words = shorter
    return Sentence(words, tuple(_figures(words)), start, end)


def _may_speak(raw: str) -> bool:
    """Whether a sentence can hold anything to check: a count, a denial, a fee."""
    if _COUNT.search(raw) is not None:
        return True
    for word in _TOPICS:
        if word in raw:
            return any(mark in raw for mark in _NONE)
    return "处理费" in raw or "處理費" in raw


def _figures(words: str) -> Iterator[Figure]:
    last = 0
    for match in _FIGURE.finditer(words):
        start = match.start()
        begin = max(last, words.rfind(",", last, start) + 1, words.rfind(";", last, start) + 1, words.rfind(":", last, start) + 1)
        label = words[begin:start].lstrip("、和及与")
        number = match["number"].replace(",", "")
        vague = bool(match["vague"] or match["after"]) or "." in number or label.endswith(_ABOUT)
        value = int(number) if "." not in number else 0
        yield Figure(label, value, match["unit"], vague, start - len(label), start, match.end())
        last = match.end()
