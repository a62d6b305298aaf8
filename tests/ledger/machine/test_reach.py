"""Periods that nobody can have meant."""

from datetime import date

import pytest

from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold
from tests.ledger.stories import told

REQUEST = ("2026-03-02 RequestArrived", "2026-03-02 Registered number=7")
ANSWERED = (*REQUEST, "2026-03-16 Decided outcome=not_exist", "2026-03-16 Dispatched mode=post")
REASONED = (*REQUEST, "2026-03-03 ReasonsRequested", "2026-03-04 ReasonsGiven")
CONCLUDED = ("2026-04-10 ReviewFiled", "2026-04-10 Accepted procedure=ordinary", "2026-05-06 ReviewConcluded result=ordered_anew")
LONGEST = {
    "RedoOrdered by=V-1 working_days=1000": (*ANSWERED, "2026-05-06"),
    "RedoOrdered by=V-1 until=2031-05-06": (*ANSWERED, "2026-05-06"),
    "CorrectionRequested working_days=1000": (*REQUEST, "2026-03-03"),
    "DelayNotified until=2031-03-05": (*REASONED, "2026-03-05"),
    "ComplianceOrdered until=2031-05-08": (*CONCLUDED, "2026-05-08"),
}
BEYOND = {
    "RedoOrdered by=V-1 working_days=1001": (*ANSWERED, "2026-05-06"),
    "RedoOrdered by=V-1 working_days=1000000000": (*ANSWERED, "2026-05-06"),
    "RedoOrdered by=V-1 until=2031-05-07": (*ANSWERED, "2026-05-06"),
    "RedoOrdered by=V-1 until=9999-12-31": (*ANSWERED, "2026-05-06"),
    "CorrectionRequested working_days=1001": (*REQUEST, "2026-03-03"),
    "DelayNotified until=2031-03-06": (*REASONED, "2026-03-05"),
    "ComplianceOrdered until=2031-05-09": (*CONCLUDED, "2026-05-08"),
}


@pytest.mark.parametrize(("event", "story"), LONGEST.items(), ids=lambda one: one if isinstance(one, str) else "")
def test_what_can_be_meant_is_taken(event: str, story: tuple[str, ...]) -> None:
    *before, on = story

    assert fold(told([*before, f"{on} {event}"])) is not None


@pytest.mark.parametrize(("event", "story"), BEYOND.items(), ids=lambda one: one if isinstance(one, str) else "")
def test_what_cannot_be_meant_is_refused_where_it_stands(event: str, story: tuple[str, ...]) -> None:
    *before, on = story
    with pytest.raises(LedgerError) as caught:
        fold(told([*before, f"{on} {event}"]))

    assert (caught.value.rule, caught.value.entry) == ("LR-17", len(story))
    assert str(date.fromisoformat(on)) in caught.value.what
    assert event.rpartition("=")[2] in caught.value.what
