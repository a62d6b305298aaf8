"""Every letter that the law calls for is there, and says what the law demands."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gongkai.law.outcomes import Outcome
from gongkai.law.requirements import Requirement
from gongkai.ledger.case import Kind
from gongkai.ledger.fold import vocabulary
from gongkai_web.letters.drafting.catalogue import FieldKind, To, catalogue, catalogue_from
from tests.web.letters.examples import ON, letter

LETTERS = sorted(catalogue().letters)


def test_every_outcome_has_one_letter() -> None:
    told = [outcome for one in catalogue().letters.values() for outcome in one.outcomes]

    assert sorted(told) == sorted(set(Outcome) - {Outcome.WITHDRAWN})


def test_every_demand_of_the_law_is_a_field() -> None:
    assert set(Requirement) <= catalogue().fields.keys()


@pytest.mark.parametrize("code", LETTERS)
def test_each_goes_with_an_event_of_the_ledger(code: str) -> None:
    known = {event.__name__ for event in vocabulary(Kind.REQUEST)}

    assert letter(code).on
    assert set(letter(code).on) <= known


def test_the_remedy_is_told_wherever_something_was_decided_and_nowhere_else() -> None:
    told = {code for code in LETTERS if "救济告知" in catalogue().demanded(letter(code), ON)}

    rectified = {"L29", "L29B", "L29C"}
    assert told == {code for code in LETTERS if letter(code).outcomes} | {"L10"} | rectified


def test_letters_to_others_cannot_say_what_was_asked_for_or_how_it_came() -> None:
    for code in LETTERS:
        if letter(code).to is not To.APPLICANT:
            assert not {"申请内容", "称谓", "提交方式", "收到人"} & catalogue().allowed(letter(code), ON)


def test_a_refusal_may_say_what_any_of_its_grounds_needs() -> None:
    assert {"定密情况", "征求意见情况", "不能区分处理的说明"} <= catalogue().demanded(letter("L15"), ON)
    assert letter("L15").needs(Outcome.REFUSE_STATE_SECRET, ON) == ("reasons", "classification", "not_severable")


def test_an_outcome_that_the_law_of_the_day_does_not_know_is_not_possible() -> None:
    assert letter("L26").possible(date(2020, 6, 1)) == (Outcome.ABANDONED_NO_CORRECTION,)


def test_days_and_fees_are_asked_for_as_what_they_are() -> None:
    kinds = catalogue().fields

    assert kinds["correction_days"].kind is FieldKind.DAYS
    assert kinds["lapse"].kind is FieldKind.DAY
    assert kinds["fee_basis"].silent


def _row(**changes: Any) -> dict[str, Any]:
    row = {"code": "L99", "zh": "函", "en": "Letter", "to": "organ", "on": ["Registered"], "body": "登记。"}
    return {key: value for key, value in {**row, **changes}.items() if value is not None}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data["letters"].append(_row(body="{{没有的}}")), "cannot fill"),
        (lambda data: data["letters"].append(_row(asks=["reasons"])), "does not say it"),
        (lambda data: data["letters"].pop(), "each outcome"),
        (lambda data: data["letters"].append(_row(color="red")), "unknown field color"),
        (lambda data: data["letters"].append(_row(zh=None)), "zh is missing"),
    ],
    ids=["unknown placeholder", "unsaid field", "outcome without letter", "unknown key", "no title"],
)
def test_a_malformed_catalogue_is_refused(change: Callable[[dict[str, Any]], object], why: str, data: dict[str, Any]) -> None:
    change(data)

    with pytest.raises(ValueError, match=why):
        catalogue_from(data)
