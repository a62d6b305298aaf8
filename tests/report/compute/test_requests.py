"""A request in table three, on each side of each day that decides."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.law.outcomes import Outcome
from gongkai.law.settings import DEFAULTS, ResultDate, Settings
from gongkai.report.compute.period import period
from gongkai.report.compute.requests import request_cells
from gongkai.report.forms import forms
from tests.report.compute.made_cases import request

FORM = "cn-ogi-2021"
NEW, IN, OUT, GRANTED = (f"requests.{row}.natural_person" for row in ("received", "carried_in", "carried_out", "outcome.granted"))
EVE, NEW_YEAR, LAST, AFTER = date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1)


def cells(received: date | None, answered: date | None = None, settings: Settings = DEFAULTS, made: date | None = None) -> list[str]:
    return [key for key, _ in request_cells(request(received, answered, made=made), period(2023), FORM, settings)]


@pytest.mark.parametrize(
    ("received", "answered", "expected"),
    [
        (None, None, []),
        (EVE, EVE, []),
        (EVE, NEW_YEAR, [IN, GRANTED]),
        (EVE, LAST, [IN, GRANTED]),
        (EVE, AFTER, [IN, OUT]),
        (EVE, None, [IN, OUT]),
        (NEW_YEAR, NEW_YEAR, [NEW, GRANTED]),
        (LAST, LAST, [NEW, GRANTED]),
        (LAST, AFTER, [NEW, OUT]),
        (LAST, None, [NEW, OUT]),
        (AFTER, AFTER, []),
        (AFTER, None, []),
    ],
)
def test_two_days_decide_where_a_request_stands(received: date | None, answered: date | None, expected: list[str]) -> None:
    assert cells(received, answered) == expected


def test_the_setting_takes_the_date_of_the_reply() -> None:
    made = Settings(result_date=ResultDate.MADE)

    assert cells(date(2023, 12, 1), AFTER, made=LAST) == [NEW, OUT]
    assert cells(date(2023, 12, 1), AFTER, made, made=LAST) == [NEW, GRANTED]
    assert cells(date(2023, 12, 1), None, made=LAST) == [NEW, OUT]
    assert cells(date(2023, 12, 1), None, made, made=LAST) == [NEW, GRANTED]


def test_references_name_the_entry_that_decided() -> None:
    case = request(NEW_YEAR, LAST, made=date(2023, 12, 30), code="not_exist")
    (_, came), (row, went) = request_cells(case, period(2023), FORM, DEFAULTS)

    assert came == ("r", 2, NEW_YEAR, "received")
    assert (row, went) == ("requests.outcome.unavailable.not_held.natural_person", ("r", 4, LAST, "not_exist"))


@pytest.mark.parametrize("form", forms())
@pytest.mark.parametrize("code", Outcome)
def test_every_outcome_has_a_row_in_every_form(code: Outcome, form: str) -> None:
    (_, _), (key, ref) = request_cells(request(NEW_YEAR, LAST, code=code), period(2023), form, DEFAULTS)

    assert key.removesuffix(".natural_person") + ".total" in forms()[form].keys
    assert ref.why == code


def test_an_unknown_outcome_is_refused_with_the_case() -> None:
    with pytest.raises(ContractError, match="r: unknown outcome 'lost'"):
        list(request_cells(request(NEW_YEAR, LAST, code="lost"), period(2023), FORM, DEFAULTS))


def test_an_outcome_that_the_form_has_no_row_for_is_refused_with_the_case() -> None:
    with pytest.raises(ContractError, match="r: the outcome granted has no row in form cn-ogi-2077"):
        list(request_cells(request(NEW_YEAR, LAST), period(2023), "cn-ogi-2077", DEFAULTS))


def test_a_result_before_the_receipt_is_refused() -> None:
    with pytest.raises(ContractError, match="r: the result is of 2023-01-01, before the date of receipt 2023-12-31"):
        list(request_cells(request(LAST, NEW_YEAR), period(2023), FORM, DEFAULTS))


DAYS = st.dates(date(2019, 6, 1), date(2026, 12, 31))


@given(DAYS, st.none() | st.integers(0, 900), st.integers(2020, 2026))
def test_a_request_stands_once_on_each_side_or_nowhere_and_goes_over_to_the_next_year(
    received: date, waited: int | None, year: int
) -> None:
    answered = None if waited is None else received + timedelta(days=waited)
    case = request(received, answered)
    now = [key for key, _ in request_cells(case, period(year), FORM, DEFAULTS)]
    following = [key for key, _ in request_cells(case, period(year + 1), FORM, DEFAULTS)]
    in_hand = received.year <= year and (answered is None or answered.year >= year)

    assert len([key for key in now if key in {NEW, IN}]) == in_hand
    assert len([key for key in now if key not in {NEW, IN}]) == in_hand
    assert (OUT in now) == (IN in following)
