"""TO-12: figures of the prose against the tables."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongkai.checks.context import Context
from gongkai.checks.finding import Finding, Severity
from gongkai.checks.narrative import wording as w
from gongkai.checks.narrative.scope import Subject
from gongkai.checks.narrative.statements import Sum, quotes
from gongkai.checks.narrative.text import Sentence, locate, sentences
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import label
from gongkai.law.message import Message
from gongkai.report.forms import form
from gongkai.report.model import PROSE_FORM, AnnualReport, Passage

_FEES = "disclosure.fees.amount_wan"


@rule("TO-12", Severity.WARNING, ("OGI-R", "50(1)"))
def to_12(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """Figures that the prose quotes agree with the tables.

    Compared are requests received, answered and carried over, results, kinds of applicant, reviews and suits, information processing
    fees, normative documents and decisions. A figure speaks only when its words clearly are the table's quantity, of this organ and
    this year; where the words can mean several sums of the table, any of them will do.
    """
    if report.form == PROSE_FORM or not report.prose or not report.cells:
        return
    for quote in quotes(report):
        expected = _contradicted(report, quote.value, quote.readings)
        if expected is not None:
            cells, at = quote.readings[0][0], locate(quote.passage, quote.sentence)
            yield rule.finding(report, cells, expected, quote.value, _message(report, quote.label, quote.value, cells, expected), at=at)
    if report.year is not None:
        subject = Subject(report.organ, report.year, report.scope)
        for passage in report.prose:
            if passage.section != 5:
                yield from _others(rule, report, passage, subject)


def _contradicted(report: AnnualReport, value: int, readings: tuple[Sum, ...]) -> int | None:
    """The table's figure, when the prose agrees with none of the sums that its words can mean.

    A sum with a blank cell can be anything, one with a blank among what is taken off anything up to what it is taken off.
    """
    first: int | None = None
    for plus, minus in readings:
        most, found = total(report, plus), total(report, plus, minus)
        if most is None or found == value or (found is None and value <= most):
            return None
        first = most if first is None else first
    return first


def total(report: AnnualReport, plus: tuple[str, ...], minus: tuple[str, ...] = ()) -> int | None:
    """Sum of the cells less those of `minus`, keys or groups (`outcome.other_handling`); None when one is not printed."""
    values = [report.value(key) for key in plus]
    off = [report.value(key) for group in minus for key in group_cells(report, group)]
    if None in values or None in off:
        return None
    return int(sum(v for v in values if v is not None) - sum(v for v in off if v is not None))


def group_cells(report: AnnualReport, group: str) -> tuple[str, ...]:
    """Total cells of a group's rows, as the report prints them, one row or several; a cell's own key stands for itself."""
    if group in report.cells:
        return (group,)
    whole = f"requests.{group}.total"
    return (whole,) if whole in report.cells else tuple(key for key in _parts(report.form, group) if key in report.cells)


@cache
def _parts(id: str, group: str) -> tuple[str, ...]:
    return tuple(key for key in form(id).keys if key.startswith(f"requests.{group}.") and key.endswith(".total"))


def _others(rule: Rule, report: AnnualReport, passage: Passage, subject: Subject) -> Iterator[Finding]:
    before: Sentence | None = None
    for sentence in sentences(passage.text):
        if sentence.words:
            for words, cells, value, accepted in (
                *_denials(report, passage, sentence, before, subject),
                *_documents(report, sentence, before, subject),
            ):
                expected = total(report, cells)
                if expected is not None and value != expected and value not in accepted:
                    message = _message(report, words, value, cells, expected)
                    yield rule.finding(report, cells, expected, value, message, at=locate(passage, sentence))
            yield from _fee(rule, report, passage, sentence)
        before = sentence


_Claim = tuple[str, tuple[str, ...], int, tuple[int | None, ...]]


def _denials(report: AnnualReport, passage: Passage, sentence: Sentence, before: Sentence | None, subject: Subject) -> Iterator[_Claim]:
    """Sentences that say there was none: 未收到…申请, 未发生…行政复议."""
    if not any(word in sentence.words for word in ("未", "没", "无")):
        return
    at = 0
    for clause in sentence.words.replace(";", ",").replace(":", ",").split(","):
        prefix, at = sentence.words[:at], at + len(clause) + 1
        match = w.NO_REQUESTS.fullmatch(clause)
        if match is not None:
            named = w.TOPIC.search(clause) or passage.section == 3
            if named and subject.says(sentence, before, prefix, match["lead"]):
                yield clause, ("requests.received.total",), 0, ()
            continue
        match = w.NO_REMEDIES.fullmatch(clause)
        if match is not None and (w.TOPIC.search(clause) or passage.section == 4) and subject.says(sentence, before, prefix, match["lead"]):
            blocks = [block for word, some in _BLOCKS if word in match["what"] for block in some]
            for block in blocks:
                if report.value(f"remedies.{block}.total"):
                    yield clause, (f"remedies.{block}.total",), 0, ()


_BLOCKS = (("复议", ("review",)), ("诉讼", ("suit_direct", "suit_after_review")))


def _documents(report: AnnualReport, sentence: Sentence, before: Sentence | None, subject: Subject) -> Iterator[_Claim]:
    """Normative documents made and decisions taken, where the words leave no doubt."""
    for figure in sentence.figures:
        if figure.vague or figure.unit not in w.CASE_UNITS or ("文件" not in figure.label and "决定" not in figure.label):
            continue
        if (match := w.DOCUMENTS.fullmatch(figure.label)) is not None:
            meant = form(report.form).documents_made
            if not meant:
                continue
            key, accepted, named = meant[0], tuple(total(report, (one,)) for one in meant[1:] if one in report.cells), False
        elif (match := w.DECISIONS.fullmatch(figure.label)) is not None:
            # A paragraph on one field of enforcement counts that field's decisions.
            key, accepted, named = f"disclosure.{w.DECISION_ROWS[match['what']]}.decisions", (), True
        else:
            continue
        lead = match["lead"]
        if subject.speaks(sentence, before, figure, lead) and subject.speaks_for_itself(sentence, figure, lead, named=named):
            yield figure.label, (key,), figure.value, accepted


def _fee(rule: Rule, report: AnnualReport, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """An information processing fee is an administrative charge: it cannot be more than all charges of table two."""
    charged = report.cells.get(_FEES)
    match = w.FEE.search(sentence.words) if "处理费" in sentence.words else None
    if match is None or charged is None or charged.value is None:
        return
    fee = Decimal(match[1]) / (1 if match[2] == "万元" else 10_000)
    whole = Decimal(charged.value)
    unit = Decimal(1).scaleb(int(whole.as_tuple().exponent))
    if fee - whole >= unit:
        zh = f"文字说明收取信息处理费 {match[1]} {match[2]}（{fee} 万元），多于表二“行政事业性收费” {whole} 万元，后者应包含前者。请核对。"
        en = f"The prose states {fee} (10,000 yuan) of information processing fees, more than all charges in table two, {whole}. Check."
        yield rule.finding(report, (_FEES,), charged.value, fee, Message(zh, en), at=locate(passage, sentence))


def _message(report: AnnualReport, words: str, value: int, cells: tuple[str, ...], expected: int) -> Message:
    names = [label(report, key) for key in cells]
    values = " + ".join(str(report.value(key)) for key in cells if report.value(key)) or "0"
    sum_text = f"{values} = {expected}" if "+" in values else values
    zh, en = "、".join(dict.fromkeys(name.zh for name in names)), ", ".join(dict.fromkeys(name.english for name in names))
    return Message(
        f"文字说明“{words}”为 {value}，表中{zh}为 {sum_text}，相差 {abs(value - expected)}。请核对文字和表格，改正其中之一。",
        f"The prose gives {value} ({words}); the table has {sum_text} in {en}: differs by {abs(value - expected)}. Correct one of them.",
    )
