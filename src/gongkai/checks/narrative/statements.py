"""Figures of the prose that clearly are a quantity of the tables."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gongkai.checks.narrative import wording as w
from gongkai.checks.narrative.scope import Subject
from gongkai.checks.narrative.text import Figure, Sentence, sentences
from gongkai.checks.wording import plain
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Passage

Sum = tuple[tuple[str, ...], tuple[str, ...]]
"""Cells added and cells taken off."""

_PROBLEMS = 5
"""The section on problems and plans: its figures are not the year's."""


class Quote(NamedTuple):
    """A figure of the prose and what it counts in the tables.

    `readings`: the sums that the words can mean, the plainest first; none for a figure inside a statement that is not understood.
    `label`: the words before the figure. `group`: for a result of requests, the rows it covers. `chain`: the statement that it belongs
    to. `share`: the percentage printed after 占.
    """

    value: int
    readings: tuple[Sum, ...]
    label: str
    group: tuple[str, ...]
    chain: int
    share: str | None
    passage: Passage
    sentence: Sentence


def quotes(report: AnnualReport) -> Iterator[Quote]:
    """The figures of the prose that can be compared with tables three and four."""
    if report.year is None:
        return
    subject = Subject(report.organ, report.year, report.scope)
    for passage in report.prose:
        if passage.section != _PROBLEMS:
            yield from _Scan(report, passage, subject).quotes()


class _Scan:
    """Walks over one passage: a total of requests opens a statement, its results and applicants follow."""

    def __init__(self, report: AnnualReport, passage: Passage, subject: Subject) -> None:
        self.passage, self.subject = passage, subject
        self.rows = rows(report.form)
        self.prior = report.year - 1 if report.year is not None else 0
        self.chain = 0
        self.open = False
        self.applicants = False

    def quotes(self) -> Iterator[Quote]:
        before: Sentence | None = None
        for sentence in sentences(self.passage.text):
            if not sentence.figures or not self._continues(sentence):
                self.open = False
            self.applicants = False
            for figure in sentence.figures:
                yield from self._quote(sentence, before, figure)
            before = sentence

    def _continues(self, sentence: Sentence) -> bool:
        """Whether the next sentence goes on with parts of the statement."""
        label = sentence.figures[0].label
        return sentence.words.startswith("其中") or self._part(label) is not None or w.TIMELINESS.search(label) is not None

    def _quote(self, sentence: Sentence, before: Sentence | None, figure: Figure) -> Iterator[Quote]:
        if figure.unit not in w.CASE_UNITS:
            return
        found = None if figure.vague else self._total(sentence, before, figure)
        group: tuple[str, ...] = ()
        if found is None and self.open:
            part = None if figure.vague else self._part(figure.label)
            if part is not None:
                found, group, applicant = part
                # Results after a kind of applicant, in one breath, may be those of that applicant.
                if applicant:
                    self.applicants = True
                elif self.applicants and sentence.words[figure.label_start - 1] != ";":
                    return
            elif w.TIMELINESS.search(figure.label) is None and w.REMEDY_WORD.search(figure.label) is None:
                self.open = False
                yield Quote(figure.value, (), figure.label, (), self.chain, None, self.passage, sentence)
        if found:
            share = w.SHARE.match(sentence.words, figure.end)
            yield Quote(figure.value, found, figure.label, group, self.chain, share[1] if share else None, self.passage, sentence)

    def _total(self, sentence: Sentence, before: Sentence | None, figure: Figure) -> tuple[Sum, ...] | None:
        """The readings of a figure that stands for itself; opens or closes the statement."""
        for words, pattern, readings, opens in _TOTALS:
            match = pattern.fullmatch(figure.label) if any(word in figure.label for word in words) else None
            if match is None:
                continue
            if not self._context(pattern, sentence, before, figure):
                break
            speaks = self._years(match) and self.subject.speaks(sentence, before, figure, match["lead"])
            if opens:
                self.open, self.chain = speaks, self.chain + 1
            return readings(match) if speaks else ()
        return None

    def _context(self, pattern: re.Pattern[str], sentence: Sentence, before: Sentence | None, figure: Figure) -> bool:
        """Words that are too general alone need the subject named nearby."""
        words = (before.words if before is not None else "") + sentence.words[: figure.end]
        if pattern is w.REMEDIES:
            return w.TOPIC.search(sentence.words[: figure.end]) is not None or self.open or self.passage.section == 4
        return w.TOPIC.search(words) is not None or self.passage.section == 3

    def _years(self, match: re.Match[str]) -> bool:
        """Whether the years inside the core (2019年结转) are last year and next."""
        named = match.groupdict()
        return all(named.get(name) is None or int(named[name]) == year for name, year in (("prior", self.prior), ("next", self.prior + 2)))

    def _part(self, label: str) -> tuple[tuple[Sum, ...], tuple[str, ...], bool] | None:
        """Readings, rows, and whether it is a kind of applicant."""
        words = w.PART_LEAD.sub("", label)
        words = w.PART_TAIL.sub("", words)
        columns = w.applicant(words)
        if columns:
            return _applicant_readings(columns), (), True
        group = self.rows.get(words)
        if group is None:
            return None
        return _result_readings(words, group), group, False


def _cells(rows: tuple[str, ...], column: str = "total") -> tuple[str, ...]:
    return tuple(f"requests.{row}.{column}" for row in rows)


def _applicant_readings(columns: tuple[str, ...]) -> tuple[Sum, ...]:
    received, carried, closed = (
        tuple(f"requests.{row}.{column}" for column in columns) for row in ("received", "carried_in", "outcome.total")
    )
    return (received, ()), (received + carried, ()), (closed, ())


def _result_readings(words: str, group: tuple[str, ...]) -> tuple[Sum, ...]:
    cells = _cells(group)
    if words == "不予公开":
        # An administrative query stands among the refusals of the form and is none in law.
        return (cells, ()), (cells, _cells(("outcome.denied.admin_query",)))
    if words in {"予以公开", "同意公开"}:
        return (cells, ()), (_cells(("outcome.granted", "outcome.partial")), ())
    return ((cells, ()),)


@cache
def rows(id: str) -> Mapping[str, tuple[str, ...]]:
    """What a result is called in prose → the rows of the form that it covers: single rows, and the groups that have no row of their own."""
    found: dict[str, tuple[str, ...]] = {}
    block = form(id).table("requests").blocks[0]
    for row in block.rows:
        if not row.key.startswith("outcome.") or row.key == "outcome.total" or row.replaces:
            continue
        for label in (row.label, *row.spellings):
            name = plain(label).removeprefix("属于")
            if len(name) > 2:
                found[name] = (row.key,)
        if len(row.groups) > 1:
            group = plain(row.groups[1])
            found[group] = (*found.get(group, ()), row.key)
    refused = found.get("不予公开")
    return (found | {"不同意公开": refused} if refused else found) | {
        "同意公开": ("outcome.granted",),
        **{f"予以公开{link}部分公开": ("outcome.granted", "outcome.partial") for link in ("及", "和", "、", "或", "与")},
    }


_RECEIVED, _CARRIED_IN, _CARRIED_OUT, _CLOSED = (
    (f"requests.{row}.total",) for row in ("received", "carried_in", "carried_out", "outcome.total")
)
_INCOMING: tuple[Sum, ...] = ((_RECEIVED, ()), (_RECEIVED + _CARRIED_IN, ()))


def _request_readings(match: re.Match[str]) -> tuple[Sum, ...]:
    verbs = match["verbs"]
    if "新" in verbs:
        return (_INCOMING[0],)
    if w.ANSWERED.search(verbs) is None and w.HANDLED.search(verbs) is None:
        return _INCOMING + (((_CLOSED, ()),) if "受理" in verbs else ())
    dropped, refused = ("outcome.other_handling",), ("outcome.not_processed",)
    closed: tuple[Sum, ...] = ((_CLOSED, ()), (_CLOSED, dropped), (_CLOSED, refused), (_CLOSED, dropped + refused))
    return closed if w.HANDLED.search(verbs) is None and w.INCOMING.search(verbs) is None else closed + _INCOMING


def _remedy_readings(match: re.Match[str]) -> tuple[Sum, ...]:
    blocks = tuple(
        block
        for word, named in (("复议", ("review",)), ("诉讼", ("suit_direct", "suit_after_review")))
        if word in match["what"]
        for block in named
    )
    totals, pending = (tuple(f"remedies.{block}.{column}" for block in blocks) for column in ("total", "pending"))
    return (totals, ()), (totals, pending)


_TOTALS = (
    (("结转", "转结", "遗留", "转入"), w.CARRIED_IN, lambda _: ((_CARRIED_IN, ()),), False),
    (("结转",), w.CARRIED_OUT, lambda _: ((_CARRIED_OUT, ()),), False),
    (("申请",), w.REQUESTS, _request_readings, True),
    (("复议", "诉讼"), w.REMEDIES, _remedy_readings, False),
)
"""Words that a label must hold, the pattern of the whole label, what it counts, whether results and applicants may follow."""
