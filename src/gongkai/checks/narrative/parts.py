"""TO-22: a total that a sentence states and the parts that it gives for it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.checks.context import Context, Settings
from gongkai.checks.finding import Finding, Severity
from gongkai.checks.narrative.text import Figure, Sentence, locate, sentences
from gongkai.checks.narrative.vocabulary import Dimension, Head, vocabulary
from gongkai.checks.rule import Rule, rule
from gongkai.law.message import Message
from gongkai.report.model import PROSE_FORM, AnnualReport

_AMONG = "其中"
_EXAMPLES = re.compile(r"主要|包括|例如|比如|涉及|重点|较|同比|增|减少|上年|去年|分别|平均|日均|各\d")
_REST = re.compile(r"其余|剩余|余下|另有|还有|以及")
_NOT_PARTS = re.compile(r"阅读|浏览|点击|粉丝|转发|关注|访问|留言|回复|咨询|累计")
_ANSWERED = re.compile(r"答复|办结|办理")
_RECEIVED = re.compile(r"收到|受理|新收|接收|接到")
_OTHER = re.compile(r"(?:其他|其它)(?:方式|渠道|形式|情形|结果|途径|平台|情况)?(?:公开|发布|申请|处理)?(?:政府)?(?:信息)?")
_SEVERAL = re.compile(r"、|和|及|与|等")
_CASES = frozenset("件宗起例")


class Stated(NamedTuple):
    """Totals and the figures listed after them. `words`: the text of the list. `among`: introduced by 其中."""

    totals: tuple[Figure, ...]
    head: Head
    listed: tuple[Figure, ...]
    words: str
    sentence: Sentence
    among: bool


class Division(NamedTuple):
    """Parts that divide a total in one way. `complete`: nothing of the same unit in the list was left unread."""

    dimension: Dimension
    parts: tuple[Figure, ...]
    complete: bool


@rule("TO-22", Severity.WARNING, ("OGI-R", "6(1)"), prose=True)
def to_22(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """A total that the prose states equals the sum of the parts that the same words give for it.

    Parts are figures of one unit that divide the total in one known way (channels, applicants, results). More than the total is always
    a contradiction; less is one only where the list leaves no room for what it does not tell. Rounded figures, examples (主要, 包括, 等)
    and comparisons are not compared.
    """
    for passage in report.prose:
        for stated in _stated(sentences(passage.text)):
            for division in _divisions(stated):
                total = _contradicted(report, stated, division, context.settings)
                if total is not None:
                    actual = sum(part.value for part in division.parts)
                    yield rule.finding(report, (), total.value, actual, _message(total, division), at=locate(passage, stated.sentence))


def _stated(listed: tuple[Sentence, ...]) -> Iterator[Stated]:
    """Each list of parts with the totals it may belong to."""
    before: Sentence | None = None
    for sentence in listed:
        if not sentence.figures:
            before = None
        elif sentence.words.startswith(_AMONG):
            # A second such sentence can divide the total again, or the last part: it is not told which.
            if before is not None:
                yield from _made(before.figures, before.words, sentence.figures, sentence, among=True)
            before = None
        elif _AMONG in sentence.words:
            yield from _inside(sentence)
            before = None
        else:
            yield from _without_among(before, sentence)
            before = sentence


def _made(totals: tuple[Figure, ...], words: str, listed: tuple[Figure, ...], sentence: Sentence, *, among: bool) -> Iterator[Stated]:
    if not (totals and listed):
        return
    head = vocabulary().head(totals[-1].label) or vocabulary().head(words)
    if head is not None and (head.dimension(totals[-1].label) is None or _is_whole(totals[-1], listed)):
        text = sentence.words[listed[0].label_start : listed[-1].end + 12]
        yield Stated(totals, head, listed, text, sentence, among)


def _is_whole(total: Figure, listed: tuple[Figure, ...]) -> bool:
    """Whether channels in the total's own words are what it adds up: 新媒体 of 微博 and 微信, 网站、微信等 of both."""
    words = vocabulary()
    return _SEVERAL.search(total.label) is not None or (
        any(one in total.label for one in words.wholes) and all(any(one in part.label for one in words.parts) for part in listed)
    )


def _inside(sentence: Sentence) -> Iterator[Stated]:
    """Lists after 其中 inside one sentence; each may be followed by a new total with a list of its own."""
    words, figures = sentence.words, sentence.figures
    marks = [match.start() for match in re.finditer(_AMONG, words)]
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else len(words)
        totals = tuple(figure for figure in figures if figure.end <= mark)
        listed = tuple(figure for figure in figures if mark < figure.start < following)
        if index + 1 < len(marks):
            listed = listed[:-1] if listed and not _same_head(totals, listed[-1]) else listed
        yield from _made(totals[-1:] if index else totals, words[:mark], listed, sentence, among=True)


def _same_head(totals: tuple[Figure, ...], figure: Figure) -> bool:
    """Whether the figure before the next 其中 is a part of this total, not a total itself."""
    head = vocabulary().head(totals[-1].label) if totals else None
    return head is None or head.dimension(figure.label) is not None


def _without_among(before: Sentence | None, sentence: Sentence) -> Iterator[Stated]:
    """Requests are often divided without 其中: the total first, the parts right after it or as the next sentence."""
    first = sentence.figures[0]
    if _is_requests(first):
        yield from _made((first,), first.label, sentence.figures[1:], sentence, among=False)
    elif before is not None and len(before.figures) == 1 and _is_requests(before.figures[0]):
        yield from _made(before.figures, before.words, sentence.figures, sentence, among=False)


def _is_requests(figure: Figure) -> bool:
    head = vocabulary().head(figure.label)
    return head is not None and head.id == "request" and (_ANSWERED.search(figure.label) or _RECEIVED.search(figure.label)) is not None


def _divisions(stated: Stated) -> Iterator[Division]:
    """The lists of at least two figures that divide the total in one way, as far as the words are understood."""
    if _EXAMPLES.search(stated.words) or any(stated.sentence.words.startswith("等", figure.end) for figure in stated.listed):
        return
    runs: list[tuple[Dimension, list[Figure]]] = []
    understood = _REST.search(stated.words) is None
    for figure in stated.listed:
        dimension = _dimension(stated.head, figure, runs[-1][0] if runs else None)
        if dimension is None:
            understood = False
            break
        if runs and runs[-1][0] is dimension:
            runs[-1][1].append(figure)
        elif any(known is dimension for known, _ in runs):
            return
        else:
            runs.append((dimension, [figure]))
    for dimension, parts in runs:
        if len(parts) > 1 and not _nested(dimension, parts):
            yield Division(dimension, tuple(parts), understood)


def _dimension(head: Head, figure: Figure, current: Dimension | None) -> Dimension | None:
    label = figure.label.removeprefix(_AMONG)
    if _NOT_PARTS.search(label):
        return None
    if current is not None and _OTHER.fullmatch(label):
        return current
    return head.dimension(label)


def _nested(dimension: Dimension, parts: list[Figure]) -> bool:
    """Whether one part holds others: 新媒体 beside 微博."""
    if dimension.id != "channel":
        return False
    words = vocabulary()
    return any(one in part.label for part in parts for one in words.wholes) and any(
        one in part.label for part in parts for one in words.parts
    )


def _contradicted(report: AnnualReport, stated: Stated, division: Division, settings: Settings) -> Figure | None:
    """The total that the parts contradict, None when they agree or nothing can be said."""
    totals = [figure for figure in stated.totals if _same_unit(figure.unit, division.parts[0].unit)]
    if not totals or totals[-1] is not stated.totals[-1] or not _comparable(totals, division):
        return None
    actual, values = sum(part.value for part in division.parts), [figure.value for figure in totals]
    if actual in values or actual == sum(values):
        return None
    if actual > sum(values):
        return totals[-1]
    # Where there are tables, results that the prose leaves out are for TO-12 and TO-13.
    tables = division.dimension.answered and report.form != PROSE_FORM
    if len(totals) > 1 or actual > values[-1] or not division.complete or tables:
        return None
    return totals[-1] if _leaves_no_room(division, values[-1] - actual, values[-1], settings) else None


def _comparable(totals: list[Figure], division: Division) -> bool:
    """Whether totals and parts are exact figures of one unit that count the same thing."""
    label, unit = totals[-1].label, division.parts[0].unit
    if len(totals) > 2 or any(figure.vague for figure in (*totals, *division.parts)):
        return False
    if division.dimension.answered and (_RECEIVED.search(label) or not _ANSWERED.search(label)):
        return False
    return all(_same_unit(part.unit, unit) for part in division.parts)


def _same_unit(one: str, other: str) -> bool:
    return one == other or {one, other} <= _CASES


def _leaves_no_room(division: Division, gap: int, total: int, settings: Settings) -> bool:
    labels = [part.label for part in division.parts]
    if division.dimension.id == "applicant":
        persons = any(word in label for label in labels for word in ("自然人", "公民", "个人"))
        if persons and any("法人" in label and "其他组织" in label for label in labels):
            return True
    if len(labels) > 2:
        return gap <= max(Decimal(1), settings.gap_share * total)
    return gap <= settings.gap_share_of_two * total


def _message(total: Figure, division: Division) -> Message:
    values = " + ".join(str(part.value) for part in division.parts)
    actual = sum(part.value for part in division.parts)
    named = "、".join(f"{part.label.removeprefix(_AMONG)}{part.value}{part.unit}" for part in division.parts)
    return Message(
        f"文字说明“{total.label}{total.value}{total.unit}”与分项不符：{values} = {actual} ≠ {total.value}，"
        f"相差 {abs(actual - total.value)}（{named}）。请核对总数和各分项。",
        f"The prose states {total.value} ({total.label}), but its parts come to {values} = {actual}, which differs by "
        f"{abs(actual - total.value)} ({named}). Check the total and the parts.",
    )
