"""TO-13: percentages of the prose over the year's results."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from gongkai.checks.context import Context
from gongkai.checks.finding import Finding, Severity
from gongkai.checks.narrative.figures import group_cells, total
from gongkai.checks.narrative.statements import Quote, quotes
from gongkai.checks.narrative.text import locate
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import plain
from gongkai.law.message import Message
from gongkai.report.forms import form
from gongkai.report.model import PROSE_FORM, AnnualReport

_CLOSED = ("requests.outcome.total.total",)
_BASES = (_CLOSED, ("requests.received.total",), ("requests.received.total", "requests.carried_in.total"))


@rule("TO-13", Severity.WARNING, ("OGI-R", "50(1)"))
def to_13(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Percentages of results are taken over all results of the year, and the groups quoted with those left out make the whole.

    A percentage agrees when it is the quotient rounded or cut at its printed digits. A full account (several groups with percentages)
    that leaves a group with cases out is named.
    """
    if report.form == PROSE_FORM or not any("占" in passage.text for passage in report.prose):
        return
    for _, chain in groupby(quotes(report), key=lambda quote: (id(quote.passage), quote.chain)):
        told = list(chain)
        shared = [quote for quote in told if quote.group and quote.share is not None]
        for quote in shared:
            yield from _wrong_share(rule, report, quote)
        if len(shared) >= context.settings.omitted_groups_quoted and all(quote.readings for quote in told):
            yield from _omitted(rule, report, shared)


def _wrong_share(rule: Rule, report: AnnualReport, quote: Quote) -> Iterator[Finding]:
    printed = Decimal(quote.share or "0")
    unit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    cells = quote.readings[0][0]
    counts, bases = {quote.value, total(report, cells)}, [total(report, base) for base in _BASES]
    base = bases[0]
    # A base or count that is not printed could be the one that was meant.
    if None in counts or None in bases or not base:
        return
    if any(abs(Decimal(100 * count) / over - printed) < unit for count in counts if count is not None for over in bases if over):
        return
    right = (Decimal(100 * quote.value) / base).quantize(unit, ROUND_HALF_UP)
    message = Message(
        f"文字说明“{quote.label}{quote.value}件，占{printed}%”：{quote.value} ÷ {base}（办理结果总计）= {right}%，"
        f"不是 {printed}%。请核对百分比。",
        f"The prose puts {quote.label} ({quote.value}) at {printed}%, but {quote.value} of {base} results is {right}%. "
        "Correct the percentage.",
    )
    yield rule.finding(report, cells + _CLOSED, right, printed, message, at=locate(quote.passage, quote.sentence))


def _omitted(rule: Rule, report: AnnualReport, results: list[Quote]) -> Iterator[Finding]:
    quoted = {row for quote in results for row in quote.group}
    left_out = [(name, cells) for name, group, cells in _groups(report) if not quoted & set(group) and total(report, cells)]
    cells = tuple(key for _, group in left_out for key in group)
    counted, whole, missing = sum(quote.value for quote in results), total(report, _CLOSED), total(report, cells)
    if not cells or missing is None or counted + missing != whole or counted <= missing:
        return
    names, share = "、".join(name for name, _ in left_out), (Decimal(100 * missing) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    listed = " + ".join(str(quote.value) for quote in results)
    message = Message(
        f"文字说明列出的办理结果 {listed} = {counted} 件，少于表三办理结果总计 {whole} 件：“{names}” {missing} 件（{share}%）没有说明，"
        "所列百分比之和不是 100%。请补充。",
        f"The results quoted, {listed} = {counted}, are fewer than the {whole} of table three: {missing} ({share}%) in {names} "
        "are left out, so that the percentages do not make 100. Add them.",
    )
    yield rule.finding(report, cells, None, missing, message, at=locate(results[-1].passage, results[-1].sentence))


def _groups(report: AnnualReport) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The six groups of results: name, rows, total cells that the report has."""
    names: dict[str, list[str]] = {}
    for row in form(report.form).table("requests").blocks[0].rows:
        if row.key.startswith("outcome.") and row.key != "outcome.total" and not row.replaces:
            names.setdefault(plain(row.groups[1] if len(row.groups) > 1 else row.label), []).append(row.key)
    for name, keys in names.items():
        yield name, tuple(keys), group_cells(report, ".".join(keys[0].split(".")[:2]))
