"""TO-10, TO-11, TO-15, TO-16, TO-19."""

from decimal import Decimal

import pytest

from gongkai.checks.context import NOTHING, Context, Level, OrganKind, OrganProfile
from gongkai.checks.finding import Severity
from gongkai.checks.plausibility import to_10, to_11, to_15, to_16, to_19
from gongkai.report.model import AnnualReport, Cell
from tests.checks.reports import says, with_cells, zeros

UNPAID = "requests.outcome.other_handling.fee_unpaid.total"


@pytest.mark.parametrize(
    ("previous", "change", "decisions", "sum_text"),
    [
        (124, 24, 148, "124 + 本年增减 24"),
        (166, 29, 137, "166 - 本年增减 29"),
        (166, -29, 137, "166 - 本年增减 29"),
        (124, 24, 149, None),
        (124, 0, 124, None),
        (24, -24, 0, None),
    ],
)
def test_item_counts_in_the_decisions_cell(previous: int, change: int, decisions: int, sum_text: str | None) -> None:
    row = "disclosure__penalties__"
    report = zeros("cn-ogi-2019", 2020, **{row + "items_previous": previous, row + "items_change": change, row + "decisions": decisions})

    findings = list(to_10(report, NOTHING))

    assert [(one.cells, one.expected, one.actual) for one in findings] == (
        [(("disclosure.penalties.decisions",), None, decisions)] if sum_text else []
    )
    assert all(sum_text in one.message.zh for one in findings if sum_text)


@pytest.mark.parametrize(
    ("before", "now", "odd"), [(100, 299, False), (100, 300, True), (300, 100, True), (300, 0, True), (2, 9, False), (29, 0, False)]
)
def test_great_changes_are_named(before: int, now: int, odd: bool) -> None:
    key = "requests.received.total"
    context = Context(previous=with_cells(zeros(year=2022), {key: before}))

    findings = list(to_11(with_cells(zeros(), {key: now}), context))

    assert [(one.cells, one.expected, one.actual) for one in findings] == ([((key,), before, now)] if odd else [])


@pytest.mark.parametrize(
    ("unpaid", "text", "section", "faults"),
    [
        (2, "无其他需要报告的事项。", 6, 1),
        (2, "本年收取信息处理费400元。", 6, 0),
        (0, "无其他需要报告的事项。", 6, 0),
        (2, "工作平稳。", 1, 0),
    ],
)
def test_dropped_for_an_unpaid_fee_needs_an_account_in_section_six(unpaid: int, text: str, section: int, faults: int) -> None:
    report = says(with_cells(zeros(), {UNPAID: unpaid}), text, section)

    findings = list(to_15(report, NOTHING))

    assert [(one.cells, one.actual) for one in findings] == [((UNPAID,), 2)] * faults
    assert all("国办函〔2020〕109号" in one.law for one in findings)


@pytest.mark.parametrize(
    ("kind", "level", "odd"),
    [
        (OrganKind.DEPARTMENT, Level.COUNTY, ["disclosure.rules.in_force"]),
        (OrganKind.DEPARTMENT, Level.CENTRAL, []),
        (OrganKind.GOVERNMENT, Level.CITY, []),
        (OrganKind.GOVERNMENT, Level.COUNTY, ["disclosure.rules.in_force"]),
        (OrganKind.GENERAL_OFFICE, Level.CITY, ["disclosure.penalties.decisions"]),
    ],
)
def test_powers_that_an_organ_does_not_have(kind: OrganKind, level: Level, odd: list[str]) -> None:
    report = zeros(disclosure__rules__in_force=3, disclosure__penalties__decisions=5)

    findings = list(to_16(report, Context(organ=OrganProfile(kind, level))))

    assert [key for one in findings for key in one.cells] == odd
    assert all(one.severity is Severity.INFO for one in findings)
    assert list(to_16(report, NOTHING)) == []


@pytest.mark.parametrize(
    ("before", "now", "odd"),
    [("36.50", "365000", True), ("365000", "36.50", True), ("36.50", "3650", False), ("0", "365000", False), ("36.50", "0", False)],
)
def test_yuan_entered_for_ten_thousand_yuan(before: str, now: str, odd: bool) -> None:
    findings = list(to_19(amount(now, 2023), Context(previous=amount(before, 2022))))

    assert [(one.expected, one.actual) for one in findings] == ([(Decimal(before), Decimal(now))] if odd else [])
    assert all("10000 倍" in one.message.zh for one in findings)


def amount(value: str, year: int) -> AnnualReport:
    report = zeros(year=year)
    return AnnualReport(report.organ, year, report.form, {**report.cells, "disclosure.fees.amount_wan": Cell(Decimal(value))})
