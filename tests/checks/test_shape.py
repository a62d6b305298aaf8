"""TO-04 and TO-20."""

from decimal import Decimal

import pytest

from gongkai.checks.context import NOTHING, Context
from gongkai.checks.shape import to_04, to_20
from gongkai.report.model import Value
from tests.checks.reports import with_cells, without, zeros

FILED = Context(filed=True)


@pytest.mark.parametrize(
    ("key", "value", "wrong"),
    [
        ("requests.received.total", -1, True),
        ("requests.received.total", Decimal("1.5"), True),
        ("requests.received.total", Decimal(2), False),
        ("disclosure.fees.amount_wan", Decimal("4166.24"), False),
        ("remedies.review.total", 0, False),
    ],
)
def test_counts_are_integers_not_below_zero(key: str, value: Value, wrong: bool) -> None:
    findings = list(to_04(with_cells(zeros(), {key: value}), NOTHING))

    assert [(one.cells, one.expected, one.actual) for one in findings] == ([((key,), None, value)] if wrong else [])


def test_a_change_may_be_negative() -> None:
    report = zeros("cn-ogi-2019", disclosure__licensing__items_change=-616)

    assert list(to_04(report, NOTHING)) == []
    (finding,) = to_04(with_cells(report, {"disclosure.licensing.decisions": -616}), NOTHING)
    assert "“行政许可”（处理决定数量）填写的是 -616，是负数" in finding.message.zh


def test_blanks_are_refused_only_when_filed_and_row_by_row() -> None:
    report = with_cells(zeros(), {"requests.received.other": None, "requests.received.research": None, "remedies.review.total": None})

    assert list(to_04(report, NOTHING)) == []
    assert [one.cells for one in to_04(report, FILED)] == [
        ("requests.received.research", "requests.received.other"),
        ("remedies.review.total",),
    ]


def test_a_filed_report_has_every_cell_and_no_other() -> None:
    report = with_cells(without(zeros(), "requests.received.other", "remedies.review.pending"), {"requests.received.robots": 1})

    assert list(to_20(report, NOTHING)) == []
    assert [one.cells for one in to_20(report, FILED)] == [
        ("requests.received.other",),
        ("remedies.review.pending",),
        ("requests.received.robots",),
    ]
    assert list(to_20(zeros(), FILED)) == []


def test_a_filed_report_does_not_merge_rows() -> None:
    parts = [key for key in zeros().cells if key.startswith("requests.outcome.other_handling.") and key.endswith(".total")]
    report = with_cells(without(zeros(), *parts), {"requests.outcome.other_handling.total": 4})

    (finding,) = to_20(report, FILED)

    assert finding.cells == ("requests.outcome.other_handling.total",)
    assert "分 3 行填写" in finding.message.zh
