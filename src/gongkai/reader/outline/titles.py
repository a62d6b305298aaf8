"""Titles of annual reports in a folded text: who, which year, and that it is a title and not a mention in a sentence."""

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from gongkai.reader.outline.organs import name_at_end, plausible
from gongkai.reader.outline.wording import YEAR, wording, year_of

_B = r"\s{0,30}+"
"""Blanks inside a title broken over lines; possessive, because a page of blanks must not be tried in every division."""
_CORE = re.compile(
    rf"公开(?:{_B}工{_B}作)?+(?:{_B}情况)?+(?:{_B}的)?+(?:{_B}(?P<inner>{YEAR}){_B}年?)?+(?:{_B}年?{_B}度)?+(?:{_B}工作)?+(?:{_B}情况)?+(?:{_B}的)?+"
    rf"{_B}(?:报{_B}告|年{_B}报|总结)(?:{_B}\({_B}(?P<after>{YEAR}){_B}年?度?{_B}\))?"
)
_SUBJECT = re.compile(r"(?:(?:政\s?府|政\s?务|党\s?务)\s{0,4})?信\s?息\s{0,4}\Z|政\s?务\s{0,4}\Z|政\s?务\s?(?:和|及)?政府信息\Z")
_SUBJECT_ENDS = ("息", "务")
_CUT = re.compile(r"[。;!?:,>|《》〈〉\"“”<\[\]【】#*_/\\•\ufffc]")
_PERIOD = re.compile(
    rf"(?P<first>{YEAR})?\s?[-~至]?\s?(?P<year>{YEAR})(?!\s?年\s?\d{{1,2}}\s?月|[-./]\d{{1,2}}[-./]\d)\s?(?P<unit>学?年?度?)\s?"
)
"""A date is no period: the 2023 of 生成日期 2023年1月27日 is the year after the report's."""
_SHORT_YEAR = re.compile(r"(?<!\d)(?P<year>0[4-9]|[1-4]\d)年度?")
_FOLLOWS = re.compile(
    r"[\s(\-_|<【\[>•·#*\ufffc]|\Z|根据|按照|依据|依照|本报告|本年|为[^期]|为进|现将|[一1][、.]|发布|来源|日期|时间|字[号体]|浏览|信息|索引|20\d\d[-年]|第一"
)
_LEFT = 80
_start = attrgetter("start")


class Title(NamedTuple):
    """A title [`start`, `end`): the organ's name [`organ_at`) and the year [`year_at`) as far as it has them."""

    start: int
    end: int
    organ: str | None
    organ_at: tuple[int, int] | None
    year: int | None
    year_at: tuple[int, int] | None
    own: bool
    """Whether it says 本级."""


@lru_cache(maxsize=1)
def titles(text: str) -> tuple[Title, ...]:
    """Every title in a folded text, in order. A column's name (政府信息公开年报) is none: a title has an organ or a year."""
    return tuple(title for match in _CORE.finditer(text) if (title := _title(text, match)) is not None)


def titles_in(text: str, start: int, end: int) -> tuple[Title, ...]:
    """The titles that begin in text[start:end]."""
    found = titles(text)
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _title(text: str, core: re.Match[str]) -> Title | None:
    floor = max(0, core.start() - _LEFT)
    may_be = text[floor : core.start()].rstrip().endswith(_SUBJECT_ENDS) and _FOLLOWS.match(text, core.end())
    subject = _SUBJECT.search(text, floor, core.start()) if may_be else None
    if subject is None:
        return None
    start = subject.start()
    cuts = [cut.end() for cut in _CUT.finditer(text, floor, start)]
    if cuts and text[cuts[-1] - 1] in '《“"〈':
        return None
    begin = cuts[-1] if cuts else floor
    if begin == floor and floor > 0 and "\n" not in text[floor:start] and " " not in text[floor:start]:
        return None
    year, year_at, school = _year(text, begin, start, core)
    organ_at, own = _organ_at(text, begin, start, year_at)
    if core.group().endswith("总结") and year is None:
        return None
    if organ_at is None and year is None and not school:
        return None
    first = min(at[0] for at in (organ_at, year_at, (start, start)) if at is not None)
    return Title(first, core.end(), text[slice(*organ_at)] if organ_at else None, organ_at, year, year_at, own)


def _year(text: str, begin: int, start: int, core: re.Match[str]) -> tuple[int | None, tuple[int, int] | None, bool]:
    """The title's year, its place, and whether it is a school year, which is none."""
    for group in ("inner", "after"):
        if core[group]:
            return year_of(core[group]), core.span(group), False
    periods = list(_PERIOD.finditer(text, begin, start))
    if periods:
        last = periods[-1]
        if last["first"] or last["unit"].startswith("学"):
            return None, last.span(), True
        following = text[last.end() : start]
        if last["unit"] or not following.strip():
            return year_of(last["year"]), (last.start("year"), last.end()), False
        return None, None, False
    short = _SHORT_YEAR.search(text, begin, start)
    return (2000 + int(short["year"]), short.span(), False) if short else (None, None, False)


def _organ_at(text: str, begin: int, start: int, year_at: tuple[int, int] | None) -> tuple[tuple[int, int] | None, bool]:
    """The place of the organ's name, before or after the year, if need be on the line before; and whether 本级 stands with it."""
    sides = [(begin, start)]
    if year_at is not None and begin <= year_at[0] < start:
        sides = [(year_at[1], start), (begin, year_at[0])]
    own = "本级" in text[begin:start]
    for low, high in sides:
        at = _name(text, low, high)
        if at is not None:
            return at, own
    return None, own


def _name(text: str, low: int, high: int) -> tuple[int, int] | None:
    """The name that ends a stretch of text: its last word, or with an area before it (石家庄市 卫健委) both."""
    words = list(re.finditer(r"\S+", text[low:high]))
    while words and re.fullmatch(r"[\-·.]+|关于|\(?本级\)?|的", words[-1].group()):
        words.pop()
    if not words:
        return None
    word = words[-1]
    at = low + word.start(), low + word.end()
    rules = wording()
    printed = re.sub(r"\(?本级\)?$", "", text[slice(*at)])
    if (tail := rules.title_suffix.search(printed)) is not None:
        printed = re.sub(r"\(?本级\)?$", "", printed[: tail.start()])
    lead = rules.title_prefix.match(printed)
    skipped = lead.end() if lead else 0
    name = printed[skipped:]
    if name.endswith("人民") and text[at[1] : at[1] + 2] == "政府":
        name += "政府"
    if not plausible(name):
        return None
    begin = at[0] + skipped
    area = name_at_end(text[low : low + words[-2].end()]) if len(words) > 1 else None
    if area is not None and area[-1] in "省市县区旗盟州" and name[-1] != area[-1]:
        previous = low + words[-2].end() - len(area)
        if "\n" not in text[previous:begin]:
            return previous, begin + len(name)
    return begin, begin + len(name)
