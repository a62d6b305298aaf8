"""The figures of reports to 2018, which have no tables: read from the clauses that say what they count."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from gongkai.reader.characters import folded
from gongkai.reader.outline.segment import Segment
from gongkai.reader.result import Issue, IssueCode
from gongkai.report.model import Cell, Status
from gongkai.report.place import Place, TextPlace

_CLAUSE = re.compile(r"[^,;。:\n]+(?:,(?=\d{3}(?!\d))[^,;。:\n]+)*")
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年")
_LONGEST = 300
"""A longer stretch without punctuation is a flattened table, not a clause."""
_REACH = 2
"""Sentences after a total in which its parts may stand."""
_REQUESTS, _DISCLOSED = "prose.requests", "prose.disclosed"


class _Context(NamedTuple):
    name: str
    exact: tuple[re.Pattern[str], ...]
    loose: tuple[re.Pattern[str], ...]


class _Part(NamedTuple):
    key: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    contexts: tuple[_Context, ...]
    parts: tuple[_Part, ...]
    subject: re.Pattern[str]
    sections: re.Pattern[str]
    not_this_year: re.Pattern[str]
    not_total: re.Pattern[str]
    joint: re.Pattern[str]


class _Hit(NamedTuple):
    """A figure [`start`, `end`) in the folded text. `run`: parts of one run stand after the same total."""

    key: str
    value: int
    start: int
    end: int
    run: int
    loose: bool


@dataclass(slots=True)
class _State:
    """What the clauses read so far are about."""

    section: str | None = None
    context: str | None = None
    subject: bool = False
    age: int = 0
    run: int = 0
    year: int | None = None

    def paragraph(self) -> None:
        """A line ends: what remains is what the section's heading says."""
        self.context, self.subject, self.age, self.year = self.section, self.section is not None, 0, None

    def sentence(self, opening: str) -> None:
        """A sentence ends; the parts of a total may stand in the next two, those of what was disclosed only after 其中."""
        self.age, self.subject, self.year = self.age + 1, self.section is not None, None
        if self.context != self.section and (self.age > _REACH or (self.context == _DISCLOSED and not opening.startswith("其中"))):
            self.context = self.section


def prose_cells(
    text: str, segment: Segment, locate: Callable[[int, int], Place] = TextPlace, year: int | None = None
) -> tuple[dict[str, Cell], tuple[Issue, ...]]:
    """The cells of form `prose` in one report, and an issue for each figure that the report states in different ways.

    A figure is taken when its clause says what it counts and stands under the right head; rounded ones (500余条) and those of other
    years than `year` are not. `locate` gives the place of a span of the text.
    """
    source = folded(text)
    start, end = source.offsets.shortened(segment.start), source.offsets.shortened(segment.end)
    found: dict[str, list[_Hit]] = {}
    for hit in _hits(source.text, start, end, year):
        found.setdefault(hit.key, []).append(hit)
    cells: dict[str, Cell] = {}
    issues = []
    for key, every in found.items():
        hits = [hit for hit in every if not hit.loose] or every
        first = source.offsets.span(hits[0].start, hits[0].end)
        place, printed = locate(*first), text[slice(*first)]
        if _agree(hits):
            cells[key] = Cell(hits[0].value, Status.READ, printed, place)
            continue
        cells[key] = Cell(None, Status.AMBIGUOUS, printed, place)
        figures = "、".join(str(hit.value) for hit in hits)
        zh, en = f"文中此项有几个数：{figures}。", f"The report states several figures for this: {figures.replace('、', ', ')}."
        issues.append(Issue(IssueCode.AMBIGUOUS_CELLS, zh, en, place, (key,)))
    return cells, tuple(issues)


def _agree(hits: Sequence[_Hit]) -> bool:
    """Whether all are the same figure said again: equal, and no two of them parts of one total."""
    return len({hit.value for hit in hits}) == 1 and len({hit.run for hit in hits}) == len(hits)


def _hits(text: str, start: int, end: int, year: int | None) -> Iterator[_Hit]:
    """Every figure whose clause says what it counts."""
    words, state, last = _vocabulary(), _State(), start
    for match in _CLAUSE.finditer(text, start, end):
        clause, breaks, last = match.group(), text[last : match.start()], match.end()
        if "\n" in breaks or match.start() == start:
            if _HEADING.match(clause):
                state.section = _REQUESTS if words.sections.search(clause) else None
            state.paragraph()
        elif "。" in breaks:
            state.sentence(clause.lstrip())
        state.subject = state.subject or words.subject.search(clause) is not None
        if len(clause) > _LONGEST or _DIGIT.search(clause) is None:
            continue
        spoken = _YEAR.search(clause)
        state.year = int(spoken[1]) if spoken else state.year
        opened, total = _total(clause, match.start(), words, state)
        if opened is not None:
            state.context, state.age = opened or state.section, 0
        if (year is None or state.year in {None, year}) and not words.not_this_year.search(clause):
            yield from (total,) if total is not None else _parts(clause, match.start(), words, state)


def _total(clause: str, start: int, words: _Vocabulary, state: _State) -> tuple[str | None, _Hit | None]:
    """The context that a clause opens ("": none that can be told), and its total when the clause states one."""
    if words.joint.search(clause):
        return "", None
    if not (state.subject or state.context):
        return None, None
    for context in words.contexts:
        for loose, patterns in ((False, context.exact), (True, context.loose)):
            for pattern in patterns:
                match = pattern.search(clause)
                if match is not None:
                    state.run += 1
                    partial = words.not_total.search(clause) is not None
                    return context.name, None if partial else _hit(f"{context.name}.total", match, start, state.run, loose=loose)
    return None, None


def _parts(clause: str, start: int, words: _Vocabulary, state: _State) -> Iterator[_Hit]:
    if not state.context:
        return
    for part in words.parts:
        if part.key.startswith(f"{state.context}."):
            match = next((match for pattern in part.patterns if (match := pattern.search(clause)) is not None), None)
            # 信函、传真申请5件 is one figure for two things.
            if match is not None and clause[max(0, match.start() - 1) : match.start()] not in set("、和及与或"):
                hit = _hit(part.key, match, start, state.run, loose=False)
                if hit is not None:
                    yield hit


def _hit(key: str, match: re.Match[str], start: int, run: int, *, loose: bool) -> _Hit | None:
    """The figure of a match, None when it is not a whole number of things."""
    value = Decimal(match["digits"].replace(",", "")) * (10_000 if match["myriad"] else 1)
    if value != value.to_integral_value():
        return None
    end = match.end("myriad") if match["myriad"] else match.end("digits")
    return _Hit(key, int(value), start + match.start("digits"), start + end, run, loose)


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads(files(__package__).joinpath("data", "prose.toml").read_text(encoding="utf-8"))
    rules = data["figures"]
    digits = r"(?<![\d.])(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,6})?)"
    number = rf"\s*{digits}\s*(?P<myriad>万)?\s*(?!{rules['around']}){rules['unit']}"

    def compiled(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern.replace("{n}", number)) for pattern in patterns)

    return _Vocabulary(
        contexts=tuple(_Context(one["name"], compiled(one["exact"]), compiled(one["loose"])) for one in data["contexts"]),
        parts=tuple(_Part(one["key"], compiled(one["patterns"])) for one in data["parts"]),
        subject=re.compile(rules["subject"]),
        sections=re.compile(rules["sections"]),
        not_this_year=re.compile(rules["not_this_year"]),
        not_total=re.compile(rules["not_total"]),
        joint=re.compile(rules["joint"]),
    )
