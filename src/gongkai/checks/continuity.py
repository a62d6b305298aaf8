"""TO-06, TO-07, TO-08, TO-09, TO-21: this year's report against last year's."""

from collections.abc import Iterator

from gongkai.checks.arithmetic import compare
from gongkai.checks.context import Context
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import label, show
from gongkai.law.message import Message
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Value

_BLOCKS = ("review", "suit_direct", "suit_after_review")
_DOCUMENTS = ("rules", "normative_documents")


@rule("TO-06", Severity.ERROR)
def to_06(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """What is carried in equals, column by column, what the same organ carried over last year."""
    if context.previous is None:
        return
    for column in form(report.form).table("requests").blocks[0].columns:
        key, before = f"requests.carried_in.{column.key}", f"requests.carried_out.{column.key}"
        pair = _pair(report, key, context.previous, before)
        sides = compare(pair, ("before",), ("now",))
        if sides is not None:
            expected, actual, verdict = sides
            if expected is None:
                expected, actual = actual, None
            yield rule.finding(report, (key,), expected, actual, _carried(column.label, pair, verdict), status=verdict)


def _pair(report: AnnualReport, key: str, previous: AnnualReport, before: str) -> dict[str, Cell]:
    """Both cells where they are there, under names of their own."""
    found = {"before": previous.cells.get(before), "now": report.cells.get(key)}
    return {name: cell for name, cell in found.items() if cell is not None}


def _carried(column: str, pair: dict[str, Cell], verdict: Verdict) -> Message:
    (before_zh, before_en), (now_zh, now_en) = show(pair["before"].value), show(pair["now"].value)
    what = ("不一致", "differ") if verdict is Verdict.VIOLATED else ("因有空白无法核对", "cannot be compared, one is blank")
    return Message(
        f"“{column}”列：上年报告“结转下年度继续办理”为 {before_zh}，本年“上年结转”为 {now_zh}，{what[0]}。请核对上年已公布的数据。",
        f"Column {column}: last year's report carried over {before_en}, this year's carries in {now_en}: they {what[1]}. "
        "Compare with last year's report.",
    )


@rule("TO-07", Severity.WARNING)
def to_07(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Suits after review should not outnumber the reviews decided this year and last: each follows one of them."""
    if context.previous is None:
        return
    suits = report.value("remedies.suit_after_review.total")
    decided = [_decided(one) for one in (context.previous, report)]
    if suits is None or None in decided:
        return
    most = sum(one for one in decided if one is not None)
    if suits > most:
        keys = ("remedies.review.pending", "remedies.review.total", "remedies.suit_after_review.total")
        message = Message(
            f"“复议后起诉”总计 {suits} 件，多于上年和本年已审结的行政复议 {decided[0]} + {decided[1]} = {most} 件。"
            "请核对起诉前是否经过复议。",
            f"Suits after review: {suits}, but reviews decided last year and this: only {decided[0]} + {decided[1]} = {most}. "
            "Check which suits followed a review.",
        )
        yield rule.finding(report, keys, most, suits, message)


def _decided(report: AnnualReport) -> int | None:
    total, pending = report.value("remedies.review.total"), report.value("remedies.review.pending")
    return None if total is None or pending is None else int(total - pending)


@rule("TO-08", Severity.WARNING)
def to_08(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Documents in force are last year's plus those issued, less those repealed (form of 2021)."""
    previous = context.previous
    if previous is None:
        return
    for row in _DOCUMENTS:
        keys = tuple(f"disclosure.{row}.{column}" for column in ("issued", "repealed", "in_force"))
        before = previous.value(keys[2])
        issued, repealed, now = map(report.value, keys)
        if before is None or issued is None or repealed is None or now is None:
            continue
        expected = before + issued - repealed
        if expected != now:
            name = label(report, keys[2]).row
            message = Message(
                f"“{name}”：上年现行有效 {before} + 本年制发 {issued} - 本年废止 {repealed} = {expected}，本年现行有效填写 {now}，"
                f"相差 {abs(expected - now)}。请核对，并说明失效或清理的件数。",
                f"{name}: {before} in force last year + {issued} issued - {repealed} repealed = {expected}, "
                f"but {now} in force is reported. Check, and explain what lapsed.",
            )
            yield rule.finding(report, keys, expected, now, message)


@rule("TO-09", Severity.WARNING)
def to_09(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Newly disclosed documents are among all that are disclosed; these do not become fewer unless some were repealed (form of 2019)."""
    for row in _DOCUMENTS:
        new, total = f"disclosure.{row}.newly_disclosed", f"disclosure.{row}.total_disclosed"
        fresh, now = report.value(new), report.value(total)
        name = label(report, total).row if total in report.cells else ""
        if fresh is not None and now is not None and fresh > now:
            message = Message(
                f"“{name}”：本年新公开 {fresh} 件，多于对外公开总数量 {now} 件。总数量应包含本年新公开的，请更正。",
                f"{name}: {fresh} newly disclosed, more than the {now} disclosed in total. The total includes the new ones; correct it.",
            )
            yield rule.finding(report, (new, total), now, fresh, message)
        before = context.previous.value(total) if context.previous is not None else None
        if before is not None and now is not None and now < before and not _mentions_repeal(report):
            yield rule.finding(report, (total,), before, now, _fewer(name, before, now))


def _mentions_repeal(report: AnnualReport) -> bool:
    return any(word in passage.text for passage in report.prose for word in ("废止", "失效", "清理", "廢止"))


def _fewer(name: str, before: Value, now: Value) -> Message:
    return Message(
        f"“{name}”对外公开总数量由上年的 {before} 件减为 {now} 件，报告没有提到废止或失效。请核对或说明原因。",
        f"{name}: {before} disclosed in total last year, {now} now, and the report mentions no repeal. Check, or explain.",
    )


@rule("TO-21", Severity.WARNING)
def to_21(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Cases pending at the end of last year appear again this year, decided or pending: the total is not below them."""
    if context.previous is None:
        return
    for block in _BLOCKS:
        pending, total = context.previous.value(f"remedies.{block}.pending"), report.value(f"remedies.{block}.total")
        if pending is not None and total is not None and total < pending:
            name = label(report, f"remedies.{block}.total").row
            message = Message(
                f"“{name}”：上年尚未审结 {pending} 件应计入本年，本年总计只有 {total} 件。请核对上年未结案件的去向。",
                f"{name}: {pending} pending last year count again this year, but the total is {total}. Trace the pending cases.",
            )
            yield rule.finding(report, (f"remedies.{block}.total",), pending, total, message)
