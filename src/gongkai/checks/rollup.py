"""TO-18: a parent's report is the sum of the reports it covers."""

from collections.abc import Iterator

from gongkai.checks.context import Context
from gongkai.checks.finding import Finding, Severity, Verdict
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import label, show
from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Status, Value

_NAMED = 12
"""Children that a message names; the rest is counted."""


@rule("TO-18", Severity.WARNING)
def to_18(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Every cell of a rolled-up report is the sum of that cell over the reports it covers, the parent's own among them.

    Raises: ContractError when a child uses another form.
    """
    children = context.children
    if not children:
        return
    for child in children:
        if child.form != report.form:
            raise ContractError(
                f"{child.organ or 'a child'} uses form {child.form}, its parent {report.form}", remedy="roll up reports of one form"
            )
    known = form(report.form)
    merged = {part for whole, parts in known.merged.items() if any(whole in one.cells for one in (report, *children)) for part in parts}
    for key in known.kinds:
        if key in report.cells and key not in merged:
            yield from _differs(rule, report, children, key, known.merged.get(key, ()))


def _differs(rule: Rule, report: AnnualReport, children: tuple[AnnualReport, ...], key: str, parts: tuple[str, ...]) -> Iterator[Finding]:
    if report.cells[key].status is Status.AMBIGUOUS:
        return
    values = [_value(child, key, parts) for child in children]
    printed = [value for value in values if value is not None]
    total, own = sum(printed), report.value(key)
    if total == (own or 0) or (own is None and not printed):
        return
    blank = own is None or len(printed) < len(values)
    expected: Value = total if printed else own
    actual = own if printed else None
    status = Verdict.NOT_ASSESSABLE if blank else Verdict.VIOLATED
    yield rule.finding(report, (key,), expected, actual, _message(report, children, key, values), status=status)


def _value(child: AnnualReport, key: str, parts: tuple[str, ...]) -> Value:
    """The child's cell, or the sum of the rows that it prints instead of a merged one."""
    if key in child.cells or not parts:
        return child.value(key)
    values = [child.value(part) for part in parts]
    return None if None in values else sum(value for value in values if value is not None)


def _message(report: AnnualReport, children: tuple[AnnualReport, ...], key: str, values: list[Value]) -> Message:
    name, own = label(report, key), show(report.value(key))
    total = sum(value for value in values if value is not None)
    listed = [(child.organ or "？", show(value)) for child, value in zip(children, values, strict=True) if value != 0]
    zh = "，".join(f"{organ} {value[0]}" for organ, value in listed[:_NAMED])
    en = ", ".join(f"{organ} {value[1]}" for organ, value in listed[:_NAMED])
    if len(listed) > _NAMED:
        zh, en = f"{zh}等 {len(listed)} 家", f"{en} and {len(listed) - _NAMED} more"
    return Message(
        f"{name.zh}汇总填写 {own[0]}，各单位之和为 {total}（{zh or '均为 0'}）。请逐家核对并更正。",
        f"{name.english}, {name.row}: the roll-up has {own[1]}, its parts come to {total} ({en or 'all 0'}). "
        "Compare part by part and correct.",
    )
