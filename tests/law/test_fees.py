"""Fees: the worked examples, the edges, and another way to reckon the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.law import fees
from gongkai.law.basis import basis
from gongkai.law.fees import FeeBasis, by_page, by_request, charged_month, charged_to, newest_rates, schedules_from
from gongkai.law.settings import FeeApplicant, Settings
from tests.law.scenario_files import scenarios

DAY = date(2026, 5, 6)
NUMBERS = st.integers(min_value=0, max_value=2000)


def rate_of_request(number: int) -> int:
    """What the request of that number in a month costs, read off the table of the Measures."""
    if number <= 10:
        return 0
    return 100 if number <= 30 else 200 + (number - 31) // 10 * 100


def rate_of_page(number: int) -> int:
    """The same for a page."""
    return 0 if number <= 30 else 10 if number <= 100 else 20 if number <= 200 else 40


@scenarios("fees")
def test_fees(given: dict[str, Any]) -> None:
    on = given.get("on", DAY)
    fee = by_page(given["pages"], on) if given["by"] == "page" else by_request(given["count"], on, given.get("before", 0))

    assert fee.yuan == given["yuan"]
    assert [(step.on, step.basis) for step in fee.steps] == [(on, basis(given["article"]))]


def test_the_lines_say_how_a_fee_comes_about() -> None:
    fee = by_page(91, DAY)

    assert [(one.first, one.last, one.count, one.rate, one.yuan) for one in fee.lines] == [(1, 30, 30, 0, 0), (31, 91, 61, 10, 610)]
    assert "30 × 0 + 61 × 10 = 610 元" in fee.steps[0].text.zh
    assert "= 610 yuan" in fee.steps[0].text.en
    assert by_page(0, DAY).lines == ()
    assert "：0 = 0 元" in by_page(0, DAY).steps[0].text.zh


@drawn(NUMBERS, NUMBERS)
def test_requests_cost_what_each_costs_by_its_number(count: int, before: int) -> None:
    fee = by_request(count, DAY, before)

    assert fee.yuan == sum(map(rate_of_request, range(before + 1, before + count + 1)))
    assert fee.yuan == sum(line.yuan for line in fee.lines)
    units = [unit for line in fee.lines for unit in range(line.first, line.last + 1)]
    assert units == list(range(before + 1, before + count + 1))
    assert all(line.count == line.last - line.first + 1 and line.yuan == line.count * line.rate for line in fee.lines)


@drawn(NUMBERS)
def test_pages_cost_what_each_costs_by_its_number(pages: int) -> None:
    assert by_page(pages, DAY).yuan == sum(map(rate_of_page, range(1, pages + 1)))


@drawn(NUMBERS, NUMBERS)
def test_a_month_costs_the_same_however_its_requests_are_charged(first: int, then: int) -> None:
    assert by_request(first, DAY).yuan + by_request(then, DAY, first).yuan == by_request(first + then, DAY).yuan


def test_no_number_is_too_large() -> None:
    assert by_page(10**15, DAY).yuan == 2700 + (10**15 - 200) * 40


@pytest.mark.parametrize(("count", "before"), [(-1, 0), (1, -1)])
def test_a_negative_number_is_refused(count: int, before: int) -> None:
    with pytest.raises(ContractError, match="a negative number of units: -1"):
        by_request(count, DAY, before)
    with pytest.raises(ContractError, match="a negative number"):
        by_page(-1, DAY)


def test_there_was_no_fee_before_the_measures() -> None:
    with pytest.raises(ContractError, match=r"^no rule on information processing fees was in force on 2020-12-31\. .*2021-01-01"):
        by_page(31, date(2020, 12, 31))
    assert newest_rates(FeeBasis.BY_PAGE) == newest_rates(FeeBasis.BY_REQUEST) == date(2021, 1, 1)


def test_more_than_a_hundred_thousand_requests_in_one_month_are_a_slip() -> None:
    assert by_request(99_999, DAY, 1).lines[-1].last == by_request(100_000, DAY).lines[-1].last == 100_000
    for count, before in ((100_001, 0), (1, 100_000)):
        with pytest.raises(ContractError, match=r"^100001 requests of one applicant in one month\. give 100000 at most\.$"):
            by_request(count, DAY, before)


def test_the_newest_rates_are_those_of_their_own_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    by_pages = schedules_from(schedule())
    by_requests = schedules_from(schedule(unit="by_request", since=date(2027, 1, 1)))
    monkeypatch.setattr(fees, "schedules", lambda: by_pages + by_requests)

    assert (newest_rates(FeeBasis.BY_PAGE), newest_rates(FeeBasis.BY_REQUEST)) == (DAY, date(2027, 1, 1))


def test_a_request_counts_in_the_month_of_its_receipt_unless_the_office_chose_arrival() -> None:
    arrived, received = date(2026, 4, 30), date(2026, 5, 6)

    assert charged_month(arrived, received) == (2026, 5)
    assert charged_month(arrived, received, Settings(fee_month_on_arrival=True)) == (2026, 4)


@pytest.mark.parametrize(
    ("chosen", "agent", "whose"),
    [
        (FeeApplicant.FIRST_NAMED, None, ("p-1",)),
        (FeeApplicant.FIRST_NAMED, "agent", ("p-1",)),
        (FeeApplicant.EACH_APPLICANT, None, ("p-1", "p-2", "p-3")),
        (FeeApplicant.EACH_APPLICANT, "agent", ("p-1", "p-2", "p-3")),
        (FeeApplicant.AGENT, None, ("p-1",)),
        (FeeApplicant.AGENT, "agent", ("agent",)),
    ],
)
def test_a_joint_request_counts_in_the_month_of_whom_the_office_chose(
    chosen: FeeApplicant, agent: str | None, whose: tuple[str, ...]
) -> None:
    """FEE 4: requests of the same applicant in a calendar month."""
    together = ("p-1", "p-2", "p-3")

    assert charged_to(together, agent, Settings(fee_applicant=chosen)) == whose
    assert charged_to(together, agent) == ("p-1",)


def schedule(**changed: Any) -> dict[str, Any]:
    row = {
        "unit": "by_page",
        "since": DAY,
        "articles": ["FEE 5"],
        "brackets": [{"first": 1, "rate": 0}, {"first": 5, "rate": 2}],
        "zh": "甲",
        "en": "a",
        **changed,
    }
    return {"fees": [row]}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"brackets": []}, r"^brackets must begin with unit 1 and rise, not \[\]"),
        ({"brackets": [{"first": 2, "rate": 0}]}, r"must begin with unit 1 and rise, not \[2\]"),
        ({"brackets": [{"first": 1, "rate": 0}, {"first": 1, "rate": 1}]}, r"not \[1, 1\]"),
        ({"brackets": [{"first": 1, "rate": -1}]}, "^rate must be a whole number of 0 or more, not -1"),
        ({"brackets": [{"first": 1, "rate": True}]}, "^rate must be a whole number of 0 or more, not True"),
        ({"step": {"size": 10, "more": "100"}}, "^more must be a whole number"),
        ({"step": {"size": -1, "more": 100}}, "^size must be a whole number"),
        ({"articles": []}, "^a fee needs an article$"),
        ({"unit": "by_weight"}, "'by_weight' is not a valid FeeBasis"),
        ({"until": date(2026, 5, 5)}, "ends before that, on 2026-05-05"),
        ({"colour": 1}, "unknown field colour"),
    ],
)
def test_malformed_schedules_are_refused(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        schedules_from(schedule(**changed))


def test_a_schedule_says_from_when_until_when_and_how_it_goes_on() -> None:
    (last,) = schedules_from(schedule())
    (ended,) = schedules_from(schedule(until=date(2027, 1, 1), step={"size": 10, "more": 100}))

    assert [(one.first, one.rate) for one in last.brackets] == [(1, 0), (5, 2)]
    assert (last.since, last.until, last.step_size, last.step_more) == (DAY, None, 0, 0)
    assert (ended.since, ended.until, ended.step_size, ended.step_more) == (DAY, date(2027, 1, 1), 10, 100)
