"""The day by which a decision or judgment has the organ act."""

from datetime import date

from gongkai.law.reasoning import Effect
from gongkai.law.workdays import calendar
from gongkai.ledger.agenda import NamedPeriod, clocks
from gongkai.ledger.case import DisputeCase
from gongkai.ledger.compliance import compliance
from gongkai.ledger.fold import fold
from tests.ledger.stories import told

SUIT = (
    "2026-01-05 SuitFiled reviewed=false requests=R-1",
    "2026-01-08 Accepted procedure=ordinary",
    "2026-05-06 InstanceConcluded instance=1 result=ordered_anew",
    "2026-05-08 ConclusionReceived",
)
ORDERED = (*SUIT, "2026-05-08 ComplianceOrdered until=2026-06-07")
"""2026-06-07 is a Sunday: a day that a judgment names stays where it is."""


def dispute(*story: str) -> DisputeCase:
    case = fold(told(list(story)))
    assert isinstance(case, DisputeCase)
    return case


def due(*story: str) -> list[date | None]:
    return [one.deadline.due for one in clocks(dispute(*story), calendar()) if one.kind is NamedPeriod.COMPLIANCE]


def test_the_day_that_was_set_is_due_and_says_since_when() -> None:
    found = compliance(dispute(*ORDERED))

    assert found is not None
    assert (found.due, found.provisional) == (date(2026, 6, 7), False)
    assert [(step.on, step.effect) for step in found.reasoning] == [
        (date(2026, 5, 8), Effect.START),
        (date(2026, 6, 7), Effect.DUE),
    ]
    assert all("2026-06-07" in text for text in found.reasoning[1].text)
    assert due(*ORDERED) == [date(2026, 6, 7)]


def test_it_is_listed_among_the_other_periods_those_that_end_first_in_front() -> None:
    found = clocks(dispute(*ORDERED), calendar())

    assert [one.kind for one in found] == ["appeal", "compliance"]
    assert [one.label.zh for one in found] == ["提起上诉", "履行复议决定、裁判"]
    assert [one.label.en for one in found] == ["appealing", "doing what the decision or judgment orders"]


def test_it_runs_until_it_is_done_also_in_an_archived_case() -> None:
    assert due(*ORDERED, "2026-06-10 Archived") == [date(2026, 6, 7)]
    assert due(*ORDERED, "2026-06-01 Complied") == []
    assert due(*SUIT) == []


def test_a_later_order_takes_the_place_of_the_earlier_one() -> None:
    assert due(*ORDERED, "2026-06-05 ComplianceOrdered until=2026-06-30") == [date(2026, 6, 30)]
    assert due(*ORDERED, "2026-06-05 Complied", "2026-06-10 ComplianceOrdered until=2026-06-30") == [date(2026, 6, 30)]


def test_it_does_not_outlive_an_appeal() -> None:
    appealed = (*ORDERED, "2026-05-20 Appealed")

    assert due(*appealed) == []
    assert due(*appealed, "2026-08-03 InstanceConcluded instance=2 result=upheld") == []
    anew = "2026-08-05 ComplianceOrdered until=2026-09-04"
    assert due(*appealed, "2026-08-03 InstanceConcluded instance=2 result=upheld", anew) == [date(2026, 9, 4)]
