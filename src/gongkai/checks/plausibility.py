"""TO-10, TO-11, TO-15, TO-16, TO-19: figures that are possible but look wrong."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.checks.context import Context, Level, OrganKind, OrganProfile
from gongkai.checks.finding import Finding, Severity
from gongkai.checks.rule import Rule, rule
from gongkai.checks.wording import label
from gongkai.law.message import Message
from gongkai.report.forms import Kind, form
from gongkai.report.model import AnnualReport

_ITEM_ROWS = ("licensing", "other_services", "penalties", "coercion")
_FEE_UNPAID = "requests.outcome.other_handling.fee_unpaid.total"
_FEE_WORDS = ("信息处理费", "信息處理費", "收费", "收費", "收取", "费用", "費用")


@rule("TO-10", Severity.WARNING)
def to_10(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """The column of decisions counts decisions made, not items on the list (form of 2019).

    A count of decisions that is exactly last year's items plus or minus the change is a count of items.
    """
    for row in _ITEM_ROWS:
        key = f"disclosure.{row}.decisions"
        decisions = report.value(key)
        if not decisions:
            continue
        items, change = report.value(f"disclosure.{row}.items_previous"), report.value(f"disclosure.{row}.items_change")
        if items is None or not change:
            continue
        sign = "+" if decisions == items + change and change > 0 else "-"
        size = change if change > 0 else -change
        if decisions in {items + change, items - size}:
            name = label(report, key).row
            message = Message(
                f"“{name}”处理决定数量 {decisions} 正好等于上一年项目数量 {items} {sign} 本年增减 {size}，很可能把项目数当成了决定数。"
                "请填写本年实际作出的处理决定件数。",
                f"{name}: {decisions} decisions is exactly {items} {sign} {size}, last year's items and their change: item counts stand in "
                "the decisions cell. Enter the decisions made in the year.",
            )
            yield rule.finding(report, (key,), None, decisions, message)


@rule("TO-11", Severity.WARNING)
def to_11(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """A figure that multiplies, shrinks to a fraction or vanishes within a year needs an explanation."""
    if context.previous is None:
        return
    settings = context.settings
    for key, kind in form(report.form).kinds.items():
        if kind is Kind.CHANGE or (key.startswith(("requests.", "remedies.")) and not key.endswith(".total")):
            continue
        before, now = context.previous.value(key), report.value(key)
        if before is None or now is None or max(before, now) < settings.change_floor:
            continue
        if max(before, now) >= settings.change_factor * min(before, now):
            name = label(report, key)
            message = Message(
                f"{name.zh}由上年的 {before} 变为 {now}，变化很大。请核对；如属实，请说明原因。",
                f"{name.english}, {name.row}: {before} last year, {now} this year. Check; if it is right, explain the change.",
            )
            yield rule.finding(report, (key,), before, now, message)


@rule("TO-15", Severity.WARNING, ("FEE", None))
def to_15(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - every rule has the same shape
    """Who stopped requests because a fee was not paid must account for information processing fees in section six.

    The amount itself is compared with a fee register, which a report does not hold.
    """
    unpaid = report.value(_FEE_UNPAID)
    section = [passage.text for passage in report.prose if passage.section == 6]
    if unpaid and section and not any(word in text for text in section for word in _FEE_WORDS):
        message = Message(
            f"表三有 {unpaid} 件因逾期未缴费不再处理，但第六部分没有说明信息处理费收取情况。请在第六部分补充说明。",
            f"{unpaid} dropped for an unpaid fee, but section six does not account for information processing fees. Add the account.",
        )
        yield rule.finding(report, (_FEE_UNPAID,), None, unpaid, message)


@rule("TO-16", Severity.INFO, ("LEGISLATION", None))
def to_16(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Only some bodies make rules (规章), and a government's general office imposes no penalties."""
    organ = context.organ
    if organ is None:
        return
    known = form(report.form)
    rules = tuple(key for key in known.keys if key.startswith("disclosure.rules."))
    if not _makes_rules(organ):
        for key in (key for key in rules if report.value(key)):
            name, value = label(report, key), report.value(key)
            message = Message(
                f"{name.zh}填写 {value}，而本机关没有规章制定权。请核对是否把规范性文件计入了规章。",
                f"{name.english}: {value}, but this body has no power to make rules. "
                "Check whether normative documents were counted as rules.",
            )
            yield rule.finding(report, (key,), 0, value, message)
    key = "disclosure.penalties.decisions"
    if organ.kind is OrganKind.GENERAL_OFFICE and report.value(key):
        message = Message(
            f"{label(report, key).zh}填写 {report.value(key)}，而办公厅（室）一般没有行政处罚权。请核对。",
            f"{report.value(key)} penalty decisions, but a government's general office has as a rule no power to punish. Check.",
        )
        yield rule.finding(report, (key,), 0, report.value(key), message)


def _makes_rules(organ: OrganProfile) -> bool:
    if organ.kind is OrganKind.DEPARTMENT:
        return organ.level is Level.CENTRAL
    # A general office prints the rules of its government.
    return organ.level in {Level.CENTRAL, Level.PROVINCE, Level.CITY}


@rule("TO-19", Severity.WARNING)
def to_19(rule: Rule, report: AnnualReport, context: Context) -> Iterator[Finding]:
    """Amounts are in 万元: one that is thousands of times last year's was probably entered in yuan, or the other way round."""
    if context.previous is None:
        return
    slip = context.settings.unit_slip_factor
    for key in (key for key, kind in form(report.form).kinds.items() if kind is Kind.AMOUNT):
        before, now = context.previous.value(key), report.value(key)
        if before and now and (now >= slip * before or before >= slip * now):
            name = label(report, key)
            message = Message(
                f"{name.zh}由上年的 {before} 万元变为 {now} 万元，相差 {_times(before, now)} 倍，可能把“元”填成了“万元”。请核对单位。",
                f"{name.english}: {before} last year, {now} this year (10,000 yuan), {_times(before, now)} times: "
                "yuan may stand for 10,000 yuan. Check the unit.",
            )
            yield rule.finding(report, (key,), before, now, message)


def _times(before: int | Decimal, now: int | Decimal) -> int:
    return round(max(before, now) / Decimal(min(before, now)))
