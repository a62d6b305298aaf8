"""Comparison of years and of organs."""

from decimal import Decimal

import pytest

from gongkai.errors import ContractError
from gongkai.report.compare import CarryBreak, OrganRow, YearChange, compare_organs, compare_years
from gongkai.report.model import AnnualReport, Cell, Scope, Status, Value

KEY = "requests.received.total"


def _report(
    year: int | None, cells: dict[str, Value], *, form: str = "cn-ogi-2021", organ: str = "甲市", scope: Scope | None = None
) -> AnnualReport:
    return AnnualReport(
        organ, year, form, {key: Cell(v, Status.READ if v is not None else Status.BLANK) for key, v in cells.items()}, scope
    )


@pytest.mark.parametrize(
    ("before", "after", "change", "percent"),
    [
        (200, 250, 50, "25.0"),
        (3, 2, -1, "-33.3"),
        (0, 5, 5, None),
        (None, 5, None, None),
        (5, None, None, None),
        (80, 81, 1, "1.3"),
        (-5, 5, 10, None),
    ],
)
def test_change_and_percent(before: int | None, after: int | None, change: int | None, percent: str | None) -> None:
    comparison = compare_years([_report(2023, {KEY: after}), _report(2022, {KEY: before})])
    assert comparison.years == (2022, 2023)
    assert comparison.changes == (YearChange(KEY, 2022, 2023, before, after, change, None if percent is None else Decimal(percent)),)


def test_amounts_keep_their_digits() -> None:
    key = "disclosure.fees.amount_wan"
    (row,) = compare_years([_report(2022, {key: Decimal("0.10")}), _report(2023, {key: Decimal("0.30")})]).changes
    assert (str(row.change), row.percent) == ("0.20", Decimal("200.0"))


def test_carry_over_breaks_only_between_neighbouring_printed_years() -> None:
    first = _report(2021, {"requests.carried_out.total": 4, "requests.carried_out.business": 1, "requests.carried_out.research": None})
    second = _report(2022, {"requests.carried_in.total": 5, "requests.carried_in.business": 1, "requests.carried_in.research": 3})
    third = _report(2024, {"requests.carried_in.total": 9})
    assert compare_years([first, second, third]).breaks == (CarryBreak("total", 2021, 4, 5),)
    assert compare_years([second, third]).breaks == ()


def test_years_on_different_forms_are_compared_in_the_earlier_forms_cells() -> None:
    earlier = _report(2020, {"requests.outcome.other_handling.total": 4, "disclosure.rules.made": 1}, form="cn-ogi-2019")
    parts = {f"requests.outcome.other_handling.{part}.total": n for part, n in (("no_correction", 1), ("fee_unpaid", 2), ("other", 3))}
    later = _report(2021, {**parts, "disclosure.rules.issued": 2})
    (row,) = compare_years([earlier, later]).changes
    assert (row.key, row.before, row.after, row.change) == ("requests.outcome.other_handling.total", 4, 6, 2)


def test_organs_stand_side_by_side() -> None:
    one = _report(2022, {KEY: 3, "requests.carried_in.total": None}, organ="甲市")
    two = _report(2022, {KEY: 5}, organ="乙市")
    comparison = compare_organs([one, two])
    assert (comparison.year, comparison.organs) == (2022, ("甲市", "乙市"))
    assert comparison.rows == (OrganRow(KEY, (3, 5)), OrganRow("requests.carried_in.total", (None, None)))


@pytest.mark.parametrize(
    "reports",
    [
        [],
        [_report(2022, {})],
        [_report(2022, {}), _report(2022, {})],
        [_report(2022, {}), _report(None, {})],
        [_report(2022, {}), _report(2018, {}, form="prose")],
        [_report(2022, {}, scope=Scope.OWN), _report(2023, {}, scope=Scope.AGGREGATE)],
    ],
)
def test_years_that_cannot_be_compared_are_refused(reports: list[AnnualReport]) -> None:
    with pytest.raises(ContractError):
        compare_years(reports)


@pytest.mark.parametrize("reports", [[], [_report(2022, {}), _report(2023, {})]])
def test_organs_of_different_years_are_refused(reports: list[AnnualReport]) -> None:
    with pytest.raises(ContractError):
        compare_organs(reports)
