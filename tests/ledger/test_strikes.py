"""Which entries count, and in which order."""

from datetime import date

import pytest

from gongkai.ledger.errors import LedgerError
from gongkai.ledger.strikes import standing
from tests.ledger.stories import told


def numbers(*story: str) -> list[int]:
    return [entry.number for entry in standing(told(list(story)))]


def test_entries_stand_by_the_day_on_which_they_happened_then_as_recorded() -> None:
    assert numbers("2026-03-02 RequestArrived", "2026-03-09 Drafted", "2026-03-02 @2026-03-09 Registered number=1") == [1, 3, 2]


def test_what_is_recorded_again_at_once_takes_the_place_of_what_was_struck() -> None:
    assert numbers(
        "2026-03-02 RequestArrived",
        "2026-03-10 Decided outcome=granted",
        "2026-03-10 Dispatched mode=post",
        "2026-03-11 EntryStruck entry=2 reason=wrong_detail",
        "2026-03-10 @2026-03-11 Decided outcome=not_exist",
    ) == [1, 5, 3]


def test_it_keeps_the_place_when_it_is_struck_in_turn() -> None:
    assert numbers(
        "2026-03-10 Decided outcome=granted",
        "2026-03-10 Dispatched mode=post",
        "2026-03-11 EntryStruck entry=1 reason=wrong_detail",
        "2026-03-10 @2026-03-11 Decided outcome=not_exist",
        "2026-03-12 EntryStruck entry=4 reason=wrong_detail",
        "2026-03-10 @2026-03-12 Decided outcome=admin_query",
    ) == [6, 2]


def test_another_event_or_a_later_one_takes_no_place() -> None:
    story = ["2026-03-10 Drafted", "2026-03-10 SearchRecorded found=true", "2026-03-11 EntryStruck entry=1 reason=did_not_happen"]

    assert numbers(*story, "2026-03-10 @2026-03-12 Assigned unit=a", "2026-03-10 @2026-03-12 Drafted") == [2, 4, 5]


def test_with_another_day_it_stands_on_that_day() -> None:
    story = ["2026-03-02 Drafted", "2026-03-03 SearchRecorded found=true", "2026-03-11 EntryStruck entry=1 reason=wrong_date"]

    assert numbers(*story, "2026-03-09 @2026-03-11 Drafted") == [2, 4]


@pytest.mark.parametrize("target", [0, -1, 2, 3])
def test_only_earlier_entries_are_struck(target: int) -> None:
    with pytest.raises(LedgerError) as caught:
        standing(told(["2026-03-02 RequestArrived", f"2026-03-11 EntryStruck entry={target} reason=wrong_date", "2026-03-12 Drafted"]))

    assert caught.value.rule == "LR-07"
    assert f"strikes entry {target}" in caught.value.what
    assert date(2026, 3, 11).isoformat() in caught.value.what
