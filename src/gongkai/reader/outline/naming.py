"""Which organ a report is of: every name that title, preface, page frame and first sentence print, and the fullest of them that fits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from gongkai.reader.outline.organs import government_of, is_fuller, is_government, name_at_end, plausible, without_office
from gongkai.reader.outline.titles import Title
from gongkai.reader.outline.wording import YEAR, wording
from gongkai.report.model import Scope

_OPENING = 320
"""How far into section one the first sentences reach."""
_CLOSING = 120
_HAN = r"[㐀-鿿〇()·]"


class Source(IntEnum):
    """Where a name stands, best first."""

    TITLE = 0
    COMPILER = 1
    """由…编制, 现将…年度报告公布."""
    SUBJECT = 2
    """对…政府信息公开工作."""
    FRAME = 3
    """来源：…"""
    SIGNATURE = 4
    OPENING = 5
    """…高度重视政府信息公开工作."""
    CONTACT = 6
    """请与…联系."""


class Name(NamedTuple):
    """A name, [start, end) of it in the folded text, and where it stands."""

    text: str
    at: tuple[int, int]
    source: Source


def organ_of(text: str, span: tuple[int, int], head: int, heads: Sequence[Title], scope: Scope | None) -> Name | None:
    """The fullest name of the reporting organ in the folded text[slice(*span)], whose title and preface end at `head`.

    The title names the organ; without one the best of the other sources does. Another name takes its place only when it is longer and
    the same organ, and when no second one disputes that.
    """
    found = [*_from_titles(heads), *_names(text, span, head)]
    base = _base(found, scope)
    if base is None:
        return None
    fuller = [one for one in found if len(one.text) > len(base.text) and is_fuller(one.text, base.text, government=_declares(one))]
    if not fuller:
        return base
    fullest = max(fuller, key=lambda one: (len(one.text), -one.source))
    agreed = all(is_fuller(fullest.text, one.text, government=_declares(fullest)) for one in fuller)
    return fullest if agreed else base


def _declares(name: Name) -> bool:
    """Whether the source says who reports, so that a government may take the place of its area."""
    return name.source in {Source.TITLE, Source.COMPILER, Source.SUBJECT}


def _base(found: Sequence[Name], scope: Scope | None) -> Name | None:
    named = sorted(found, key=lambda one: one.source)
    if not named:
        return None
    first = named[0]
    if first.source is Source.TITLE:
        return [one for one in named if one.source is Source.TITLE][-1]
    government = government_of(first.text)
    if government is None or first.source in {Source.COMPILER, Source.SUBJECT}:
        return first
    # The general office publishes both its own report and the government's: only the report's scope can tell.
    if scope is Scope.AGGREGATE:
        return Name(government, (first.at[0], first.at[0] + len(government)), first.source)
    return first if first.source is Source.FRAME else None


def _from_titles(heads: Iterable[Title]) -> Iterator[Name]:
    for title in heads:
        if title.organ is not None and title.organ_at is not None:
            yield Name(title.organ, title.organ_at, Source.TITLE)


def _names(text: str, span: tuple[int, int], head: int) -> Iterator[Name]:
    """Every name outside the title, as its place in the text's wording shows it."""
    start, end = span
    for pattern, source in _patterns():
        low, high = (head, min(end, head + _OPENING)) if source is Source.OPENING else (start, head)
        for match in pattern.finditer(text, low, high):
            name = _checked(match["organ"], source)
            if name is not None:
                at = match.start("organ") + match["organ"].index(name)
                yield Name(name, (at, at + len(name)), source)
    lines = list(re.finditer(r"[^\n]+", text[max(start, end - _CLOSING) : end]))[-4:]
    for line in lines if len(lines) > 1 else ():
        words = line.group().strip()
        if name_at_end(words) == words and len(words) >= 4:
            at = max(start, end - _CLOSING) + line.start() + line.group().index(words)
            yield Name(words, (at, at + len(words)), Source.SIGNATURE)


def _checked(printed: str, source: Source) -> str | None:
    """The name in a match, None when it cannot be one."""
    if source is Source.FRAME:
        return printed if plausible(printed) and len(printed) >= 3 else None
    printed = re.sub(r"\(?本级\)?\Z", "", printed)
    name = name_at_end(without_office(printed) if source is Source.CONTACT else printed)
    if name is None or len(name) < 3:
        return None
    if source is Source.OPENING and is_government(name) and len(name) <= 3 and name[0] in "省市县区州旗镇乡":
        return None
    return name


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Source], ...]:
    rules = wording()
    year = rf"(?:{YEAR}年?度?)?"
    return (
        (re.compile(rf"由(?P<organ>{_HAN}{{2,40}}?)(?=(?:\(以下简称[^)]{{1,20}}\))?{rules.compilers})"), Source.COMPILER),
        (
            re.compile(
                rf"(?:现将|现公布|特公布|公布|编制(?:完成)?(?:了)?|形成(?:了)?|撰写(?:了)?|{YEAR}年?度?)(?P<organ>{_HAN}{{2,40}}?)"
                rf"(?:关于)?{year}(?:政府|政务)?信息公开(?:工作)?(?:年度)?报告"
            ),
            Source.COMPILER,
        ),
        (re.compile(rf"对(?P<organ>{_HAN}{{2,40}}?){year}(?:政府|政务)信息公开"), Source.SUBJECT),
        (re.compile(rf"{rules.source} ?: ?(?P<organ>{_HAN}{{2,40}})(?!{_HAN})"), Source.FRAME),
        (
            re.compile(rf"(?:与|向|和|同|致电|联系|致函)(?P<organ>{_HAN}{{2,40}}?)(?:进行)?(?=联系|咨询|反映|查询|\(|,|:|电话|地址)"),
            Source.CONTACT,
        ),
        (re.compile(rf"(?:\A|(?<=[\s。,;:]))(?P<organ>{_HAN}{{3,30}}?)(?=\(以下简称|{rules.verbs})"), Source.OPENING),
    )
