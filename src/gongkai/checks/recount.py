"""TO-14: a report holds what its case ledger recounts."""

from collections.abc import Iterator
from itertools import chain, islice

from gongkai.checks.context import Context, Recount
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import label, show
from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Status, Value

_NAMED = 12
"""Cases or counters that a message names; the rest is counted."""


@rule("TO-14", Severity.WARNING)
def to_14(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Every cell of the report is what a recount of the case ledger gives, and table two what its counters add up to.

    Raises: ContractError when the recount is of another year or form.
    """
    recount = context.recount
    if recount is None:
        return
    made = recount.report
    if made.form != report.form or (report.year is not None and report.year != made.year):
        raise ContractError(
            f"the report is of {report.year} on form {report.form}, the recount of {made.year} on form {made.form}",
            remedy="recount the year of the report",
        )
    for key in compared(report, recount):
        filed, counted = report.value(key), _value(recount, key)
        if (filed or 0) == (counted or 0):
            continue
        status = Verdict.NOT_ASSESSABLE if filed is None else Verdict.VIOLATED
        yield rule.finding(report, (key,), counted, filed, _message(report, recount, key, counted), status=status)


def compared(report: AnnualReport, recount: Recount) -> tuple[str, ...]:
    """The cells that both have, in the form's order; one that is printed for several is compared with their sum.

    What the reader could not decide is left to its issue.
    """
    both = (key for key in form(report.form).kinds if key in report.cells and report.cells[key].status is not Status.AMBIGUOUS)
    return tuple(key for key in both if all(part in recount.report.cells for part in parts_of(report, key)))


def parts_of(report: AnnualReport, key: str) -> tuple[str, ...]:
    """The cells of a recount that stand behind a cell of the report: itself or, for a merged one, those that it replaces."""
    return form(report.form).merged.get(key, (key,))


def _value(recount: Recount, key: str) -> Value:
    values = [recount.report.value(part) for part in parts_of(recount.report, key)]
    return sum(value for value in values if value is not None)


def _message(report: AnnualReport, recount: Recount, key: str, counted: Value) -> Message:
    name, filed, ledger = label(report, key), show(report.value(key)), show(counted)
    behind = chain.from_iterable(map(recount.behind, parts_of(report, key)))
    listed, more = list(islice(behind, _NAMED)), sum(1 for _ in behind)
    zh = "、".join(listed) + (f"等 {len(listed) + more} 项" if more else "")
    en = ", ".join(listed) + (f" and {more} more" if more else "")
    return Message(
        f"{name.zh}填写 {filed[0]}，按台账重算为 {ledger[0]}（{zh or '台账中没有'}）。请逐件核对并更正。",
        f"{name.english}, {name.row}: the report has {filed[1]}, the ledger recounts {ledger[1]} ({en or 'none in the ledger'}). "
        "Compare case by case and correct.",
    )
