"""TO-13."""

import pytest

from gongkai.checks.context import NOTHING
from gongkai.checks.narrative.shares import to_13
from gongkai.report.model import AnnualReport
from tests.checks.reports import says, with_cells, without, zeros

OTHER = "requests.outcome.other_handling"


def account(id: str = "cn-ogi-2019") -> AnnualReport:
    values = {"received": 100, "outcome.total": 100, "outcome.granted": 60, "outcome.partial": 20, "outcome.unavailable.not_held": 15}
    report = with_cells(zeros(id, 2020 if id == "cn-ogi-2019" else 2023), {f"requests.{row}.total": value for row, value in values.items()})
    return says(report, "全年答复政府信息公开申请100件。予以公开60件，占60%；部分公开20件，占20%；无法提供15件，占15%。")


def test_a_group_left_out_of_a_full_account_is_one_row_in_the_form_of_2019() -> None:
    (finding,) = to_13(with_cells(account(), {f"{OTHER}.total": 5}), NOTHING)

    assert (finding.cells, finding.expected, finding.actual) == ((f"{OTHER}.total",), None, 5)
    assert "“其他处理” 5 件（5.0%）没有说明" in finding.message.zh


def test_it_is_three_rows_in_the_form_of_2021() -> None:
    (finding,) = to_13(with_cells(account("cn-ogi-2021"), {f"{OTHER}.fee_unpaid.total": 5}), NOTHING)

    assert finding.cells == tuple(f"{OTHER}.{part}.total" for part in ("no_correction", "fee_unpaid", "other"))


def test_it_is_one_row_again_where_the_form_of_2021_merges_it() -> None:
    parts = [f"{OTHER}.{part}.total" for part in ("no_correction", "fee_unpaid", "other")]

    (finding,) = to_13(with_cells(without(account("cn-ogi-2021"), *parts), {f"{OTHER}.total": 5}), NOTHING)

    assert finding.cells == (f"{OTHER}.total",)


def test_nothing_is_left_out_when_the_groups_do_not_make_the_whole_anyway() -> None:
    assert list(to_13(with_cells(account(), {f"{OTHER}.total": 7}), NOTHING)) == []


@pytest.mark.parametrize(
    ("printed", "right"), [("66%", True), ("67%", True), ("66.6%", True), ("66.7%", True), ("65%", False), ("66.8%", False)]
)
def test_a_percentage_is_rounded_or_cut(printed: str, right: bool) -> None:
    values = {"received": 30, "outcome.total": 30, "outcome.granted": 20, "outcome.partial": 10}
    report = with_cells(zeros(), {f"requests.{row}.total": value for row, value in values.items()})

    findings = list(to_13(says(report, f"全年办结政府信息公开申请30件，予以公开20件，占{printed}。"), NOTHING))

    assert [finding.cells for finding in findings] == (
        [] if right else [("requests.outcome.granted.total", "requests.outcome.total.total")]
    )
