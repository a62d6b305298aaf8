"""Whose report of which year a segment is, what it covers, and whether it is whole."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gongkai.reader.characters import folded, is_traditional
from gongkai.reader.document import GRID_MARK
from gongkai.reader.outline.ending import body_end, breaks_off
from gongkai.reader.outline.naming import organ_of
from gongkai.reader.outline.sections import SectionSpan, sections
from gongkai.reader.outline.segment import Segment
from gongkai.reader.outline.titles import Title, titles_in
from gongkai.reader.outline.wording import YEAR, wording, year_of
from gongkai.reader.result import Issue, IssueCode
from gongkai.report.model import Scope
from gongkai.report.place import Place, TextPlace

_PERIOD = re.compile(
    rf"(?P<year>{YEAR})\s?年\s?0?[1一]\s?月\s?0?[1一]\s?日\s?(?:0?0?:?00?时?)?\s?起?\s?(?:起至|截至|截止到?|[至到~-]+)\s?"
    rf"(?:(?P<to>{YEAR})\s?年度?)?\s?(?:同年|当年|本年)?\s?(?:12|十二)\s?月\s?(?:31|三十一)"
)
_TRAIL_YEAR = re.compile(r"(?:年报|年度报告)\s*[>》/]+\s*(?P<year>20\d\d)年?(?=\s*(?:[>》/\n]|\Z))")
_OPENING_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)年(?:度|以来|来|,|(?=[一-鿿]{2}))")
_OPENING = 160
_PREFACE = 3000
_BARE = 40

_Year = tuple[int, tuple[int, int]]
"""A year and where it is printed in the folded text."""


@dataclass(frozen=True, slots=True)
class Identified:
    """What a report says of itself.

    `organ`: the fullest name that the report prints, in simplified script. The `…_at` are spans of the document's linear text.
    `title`: as printed, None without one. `empty`: there is no body. `issues`: what was not found or is not certain.
    """

    organ: str | None
    organ_at: tuple[int, int] | None
    year: int | None
    year_at: tuple[int, int] | None
    title: str | None
    scope: Scope | None
    truncated: bool
    empty: bool
    issues: tuple[Issue, ...]


def identify(text: str, segment: Segment, locate: Callable[[int, int], Place] = TextPlace) -> Identified:
    """Organ, year, scope and completeness of one report; `locate` gives the place of a span of the text for the issues.

    The year is the title's, else that of the statistical period, else the breadcrumb's, never the day of publication. When title and period
    differ and nothing else decides, there is none.
    """
    folding = folded(text)
    source, offsets = folding
    start, end = offsets.shortened(segment.start), offsets.shortened(segment.end)
    spans = sections(text, segment)
    head = offsets.shortened(spans[0].heading_end) if spans else min(end, start + _PREFACE)
    heads = titles_in(source, start, head)
    stop = body_end(source, start, end)
    empty = segment.frame or (not spans and _is_bare(source, start, stop, heads))
    truncated = not empty and _breaks_off(source, (start, stop), spans, [offsets.shortened(span.heading_end) for span in spans])
    scope = _scope(source[start:head], heads)
    name = organ_of(source, (start, stop), head, heads, scope)
    year, years = _year(source, start, head, heads)
    organ_at = offsets.span(*name.at) if name else None
    organ = None if name is None or organ_at is None else name.text if is_traditional(text) else text[slice(*organ_at)]
    found = Identified(
        organ=organ,
        organ_at=organ_at,
        year=year[0] if year else None,
        year_at=offsets.span(*year[1]) if year else None,
        title=text[slice(*offsets.span(heads[-1].start, heads[-1].end))] if heads else None,
        scope=scope,
        truncated=truncated,
        empty=empty,
        issues=(),
    )
    if found.organ is not None and found.year is not None and not truncated and not empty:
        return found  # to look up the place of a whole report is dear, and nothing is doubtful here
    return replace(found, issues=_issues(found, years, locate(segment.start, segment.end)))


def _year(text: str, start: int, head: int, heads: Sequence[Title]) -> tuple[_Year | None, tuple[_Year, ...]]:
    """The report's year, or None and the years that dispute it."""
    titled = next(((title.year, title.year_at) for title in reversed(heads) if title.year is not None and title.year_at is not None), None)
    periods = [
        (year, match.span("year"))
        for match in _PERIOD.finditer(text, start, head)
        if match["to"] in {None, match["year"]} and (year := year_of(match["year"])) is not None
    ]
    period = periods[0] if len({year for year, _ in periods}) == 1 else None
    trail = _first(_TRAIL_YEAR, text, start, head)
    opening = _first(_OPENING_YEAR, text, head, head + _OPENING)
    if titled is None:
        return period or trail or (None if periods else opening), tuple(periods)
    others = {one[0] for one in (trail, opening) if one is not None}
    if period is None or period[0] == titled[0] or titled[0] in others:
        return titled, ()
    return None, (titled, period)


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> _Year | None:
    match = pattern.search(text, start, end)
    return (int(match["year"]), match.span("year")) if match is not None and year_of(match["year"]) is not None else None


def _scope(head: str, heads: Sequence[Title]) -> Scope | None:
    """What the report says it covers: the title's 本级 first, then how the preface says it was compiled."""
    rules = wording()
    if heads and heads[-1].own:
        return Scope.OWN
    if any(pattern.search(head) for pattern in rules.aggregate):
        return Scope.AGGREGATE
    return Scope.OWN if any(pattern.search(head) for pattern in rules.own) else None


def _is_bare(text: str, start: int, stop: int, heads: Sequence[Title]) -> bool:
    """Whether nothing but the title and a few words of page frame is there."""
    after = max((title.end for title in heads), default=start)
    body = text[after:stop]
    return GRID_MARK not in body and len("".join(body.split())) < _BARE and "。" not in body


def _breaks_off(text: str, span: tuple[int, int], spans: Sequence[SectionSpan], bodies: Sequence[int]) -> bool:
    numbers = [one.number for one in spans if one.number is not None]
    return breaks_off(text, *span, numbers, bodies[-1] if bodies else span[0])


def _issues(found: Identified, years: Sequence[_Year], at: Place) -> tuple[Issue, ...]:
    issues = []
    if found.organ is None:
        issues.append(Issue(IssueCode.ORGAN_NOT_FOUND, "未找到报告机关的名称。", "The source names no reporting organ for certain.", at))
    if found.year is None:
        printed = "、".join(str(year) for year, _ in years)
        zh = f"报告年度不能确定：文中有{printed}。" if years else "未找到报告年度。"
        en = f"The report year is not certain: the source prints {printed}." if years else "The source names no report year."
        issues.append(Issue(IssueCode.YEAR_NOT_FOUND, zh, en, at))
    if found.truncated:
        issues.append(Issue(IssueCode.TRUNCATED, "报告不完整，正文中断。", "The report breaks off.", at))
    if found.empty:
        issues.append(Issue(IssueCode.EMPTY_REPORT, "只有页面框架或标题，没有正文。", "A page frame or title without a report.", at))
    return tuple(issues)
