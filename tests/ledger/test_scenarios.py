"""Stories that a lawyer can read, each with its article: where the case stands, or the rule that stands against it."""

from typing import Any

import pytest

from gongkai.law.workdays import calendar
from gongkai.ledger.case import HandledCase
from gongkai.ledger.clocks import answer_clock
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold
from tests.ledger.stories import stories, told

STORIES = stories()
EXPECTED = {"state", "outcome", "latest", "received", "answered", "due", "refused", "names", "says", "void"}


@pytest.mark.parametrize("one", [one for one in STORIES if "refused" not in one], ids=lambda one: one["name"])
def test_a_legal_order(one: dict[str, Any]) -> None:
    case = fold(told(one["story"]))

    if one.get("void"):
        assert case is None
        return
    assert case is not None
    assert case.state == one["state"]
    if isinstance(case, HandledCase):
        outcome = case.outcome
        found = {
            "outcome": outcome.code if outcome else None,
            "latest": case.latest.code if case.latest else None,
            "received": case.received.on if case.received else None,
            "answered": outcome.answered.on if outcome and outcome.answered else None,
            "due": due.due if (due := answer_clock(case, calendar())) else None,
        }
        assert {key: found[key] for key in found.keys() & one.keys()} == {key: one[key] for key in found.keys() & one.keys()}


@pytest.mark.parametrize("one", [one for one in STORIES if "refused" in one], ids=lambda one: one["name"])
def test_an_illegal_order(one: dict[str, Any]) -> None:
    with pytest.raises(LedgerError) as caught:
        fold(told(one["story"]))

    error = caught.value
    assert error.rule == one["refused"]
    assert error.case == "C-1"
    assert error.remedy
    said = f"{error.what}. {error.why}"
    assert [name for name in one.get("names", ()) if name not in said] == []
    assert str(error) == f"C-1: {one.get('says', str(error).removeprefix('C-1: '))}"


def test_every_scenario_is_complete() -> None:
    assert len({one["name"] for one in STORIES}) == len(STORIES)
    for one in STORIES:
        assert one.keys() <= EXPECTED | {"name", "law", "story"}, one["name"]
        assert one["law"], one["name"]
        assert ("refused" in one) != bool({"state", "void"} & one.keys()), one["name"]
