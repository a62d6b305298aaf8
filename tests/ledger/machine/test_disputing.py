"""How a review or a suit goes on."""

from datetime import date

import pytest

from gongkai.ledger.case import Conclusion, DisputeCase, Mark
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.fold import fold
from gongkai.ledger.machine.disputing import _once
from tests.ledger.machine.nexts import nexts
from tests.ledger.stories import told

REVIEW = ("2026-04-10 ReviewFiled", "2026-04-10 Accepted procedure=ordinary number=5")
SUIT = ("2025-04-10 SuitFiled reviewed=false", "2025-04-14 Accepted procedure=simple")
ENDED = (*SUIT, "2025-09-10 InstanceConcluded instance=1 result=revoked")
RUNNING = {"CopyReceived", "Suspended", "PeriodExtended", "HearingHeld"}
AFTER = {"ConclusionReceived", "ComplianceOrdered", "Complied", "Archived"}


def dispute(*story: str) -> DisputeCase:
    case = fold(told(list(story)))
    assert isinstance(case, DisputeCase)
    return case


def test_what_may_happen_to_a_review() -> None:
    assert nexts("2026-04-10 ReviewFiled") == {"Accepted", "CopyReceived", "ReviewConcluded"}
    assert nexts(*REVIEW) == RUNNING | {"ReviewConcluded", "ReviewOpinionReceived"}
    assert nexts(*REVIEW, "2026-04-20 CopyReceived") == RUNNING - {"CopyReceived"} | {
        "AnswerSubmitted",
        "ReviewConcluded",
        "ReviewOpinionReceived",
    }
    assert nexts(*REVIEW, "2026-04-20 Suspended") == {"CopyReceived", "Resumed", "ReviewConcluded"}
    assert nexts(*REVIEW, "2026-05-20 ReviewConcluded result=upheld") == AFTER | {"ReviewOpinionReceived"}
    assert nexts(*REVIEW, "2026-05-20 ReviewConcluded result=upheld", "2026-05-20 Archived") == set()


def test_what_may_happen_to_a_suit() -> None:
    assert nexts(*SUIT) == RUNNING | {"ProcedureChanged", "InstanceConcluded"}
    assert nexts(*ENDED) == AFTER | {"Appealed", "Reopened"}
    assert nexts(*ENDED, "2025-09-12 ConclusionReceived") == AFTER - {"ConclusionReceived"} | {"Appealed", "Reopened"}
    second = (*ENDED, "2025-09-20 Appealed", "2025-12-20 InstanceConcluded instance=2 result=upheld")
    assert nexts(*second) == AFTER | {"Reopened"}
    retried = (*second, "2026-03-01 Reopened", "2026-06-01 InstanceConcluded instance=3 result=upheld")
    assert "Appealed" in nexts(*retried)


def test_a_copy_shows_that_a_case_was_accepted() -> None:
    case = dispute("2026-04-10 ReviewFiled", "2026-04-20 CopyReceived")

    assert case.state == "pending"
    assert nexts("2026-04-10 ReviewFiled", "2026-04-20 CopyReceived") >= {"AnswerSubmitted", "HearingHeld"}
    later = dispute("2026-04-10 ReviewFiled", "2026-04-20 CopyReceived", "2026-04-14 @2026-04-21 Accepted procedure=simple")
    assert (later.state, later.procedure) == ("pending", "simple")


def test_each_instance_has_its_own_answer() -> None:
    first = (*SUIT, "2025-04-20 CopyReceived", "2025-04-30 AnswerSubmitted", "2025-09-10 InstanceConcluded instance=1 result=revoked")
    case = dispute(*first, "2025-09-12 ConclusionReceived", "2025-09-20 Appealed", "2025-10-20 CopyReceived")

    assert case.copy_received == Mark(date(2025, 10, 20), 8)
    assert case.answer_submitted is None
    assert case.appealed == Mark(date(2025, 9, 20), 7)
    assert case.conclusions == (
        Conclusion(1, Result.REVOKED, Mark(date(2025, 9, 10), 5), False, Mark(date(2025, 9, 12), 6), Mark(date(2025, 9, 20), 7)),
    )


def test_what_happened_is_kept() -> None:
    case = dispute(
        *REVIEW,
        "2026-04-20 Suspended",
        "2026-05-20 Resumed",
        "2026-06-01 PeriodExtended days=30",
        "2026-06-02 ReviewOpinionReceived",
        "2026-06-03 Assigned unit=office-2",
        "2026-07-20 ReviewConcluded result=ordered_anew",
        "2026-07-21 ComplianceOrdered until=2026-08-21",
        "2026-08-01 Complied",
    )

    assert (case.number, case.unit, case.extended_days, case.comply_by) == ("5", "office-2", 30, date(2026, 8, 21))
    assert case.suspensions == ((Mark(date(2026, 4, 20), 3), Mark(date(2026, 5, 20), 4)),)
    assert (case.extended, case.opinion_received, case.complied) == (
        Mark(date(2026, 6, 1), 5),
        Mark(date(2026, 6, 2), 6),
        Mark(date(2026, 8, 1), 10),
    )


def test_a_later_order_asks_for_compliance_again() -> None:
    story = (
        *REVIEW,
        "2026-07-20 ReviewConcluded result=ordered_anew",
        "2026-08-01 Complied",
        "2026-08-02 ComplianceOrdered until=2026-08-21",
    )

    assert "Complied" not in nexts(*story[:-1])
    assert "Complied" in nexts(*story)


@pytest.mark.parametrize(
    ("story", "rule", "said"),
    [
        ((*SUIT, "2025-05-01 ProcedureChanged procedure=simple"), "LR-13", "changes to simple"),
        ((*REVIEW, "2026-05-01 PeriodExtended days=0"), "DL-22", "extends by 0 days"),
        (
            (*REVIEW, "2026-07-20 ReviewConcluded result=revoked", "2026-07-21 ComplianceOrdered until=2026-07-20"),
            "LR-13",
            "sets 2026-07-20",
        ),
        (("2026-04-10 ReviewFiled", "2026-04-11 ReviewConcluded result=revoked"), "LR-13", "ends as revoked"),
    ],
)
def test_data_that_cannot_be(story: tuple[str, ...], rule: str, said: str) -> None:
    with pytest.raises(LedgerError) as caught:
        fold(told(list(story)))

    assert caught.value.rule == rule
    assert said in caught.value.what


def test_a_suit_can_be_extended_by_any_number_of_days() -> None:
    assert dispute(*SUIT, "2025-09-10 PeriodExtended days=180").extended_days == 180


@pytest.mark.parametrize("result", ["not_accepted", "withdrawn", "transferred"])
def test_how_what_was_never_accepted_can_end(result: str) -> None:
    assert dispute("2026-04-10 ReviewFiled", f"2026-04-11 ReviewConcluded result={result}").state == "concluded"


def test_what_happens_once_is_guarded_by_the_mark_that_it_left() -> None:
    guard = _once(lambda case: case.accepted, "LR-13: a review or suit is accepted once, then runs until it is concluded")
    filed, accepted = dispute(REVIEW[0]), dispute(*REVIEW)

    assert (guard.holds(filed), guard.because(filed)) == (True, None)
    assert (guard.holds(accepted), guard.because(accepted)) == (False, Mark(date(2026, 4, 10), 2))
    assert guard.why.startswith("LR-13")


def test_a_change_of_procedure_and_what_reopened_a_suit_are_kept() -> None:
    changed = dispute(*SUIT, "2025-05-01 ProcedureChanged procedure=ordinary")
    reopened = dispute(*ENDED, "2026-03-01 Reopened")

    assert changed.procedure == "ordinary"
    assert (reopened.state, reopened.appealed) == ("pending", None)
    assert reopened.conclusions[-1].followed == Mark(date(2026, 3, 1), 4)


@pytest.mark.parametrize("accepted", ["2010-06-01", "2018-01-01", "2023-12-31", "2024-01-01"])
@pytest.mark.parametrize("days", [1, 30])
def test_an_ordinary_review_could_always_be_extended_by_thirty_days(accepted: str, days: int) -> None:
    """ARL 31 of the law until 2023, ARL 62 since 2024."""
    review = [f"{accepted} ReviewFiled", f"{accepted} Accepted procedure=ordinary", f"{accepted} PeriodExtended days={days}"]

    assert dispute(*review).extended_days == days


@pytest.mark.parametrize("accepted", ["2023-12-31", "2024-01-01"])
def test_a_simple_review_was_never_extended(accepted: str) -> None:
    """Before 2024 there was no simple procedure; since then its thirty days cannot be made longer."""
    with pytest.raises(LedgerError) as caught:
        dispute(f"{accepted} ReviewFiled", f"{accepted} Accepted procedure=simple", f"{accepted} PeriodExtended days=1")

    assert caught.value.rule == "DL-22"


def test_a_copy_that_comes_while_a_review_is_suspended_leaves_it_suspended() -> None:
    case = dispute(*REVIEW, "2026-04-20 Suspended", "2026-04-21 CopyReceived")

    assert (case.state, case.copy_received) == ("suspended", Mark(date(2026, 4, 21), 4))


def test_a_review_has_one_instance_and_may_be_complied_with_at_once() -> None:
    case = dispute(*REVIEW, "2026-05-20 ReviewConcluded result=ordered_anew", "2026-05-21 ComplianceOrdered until=2026-05-21")

    assert case.conclusions == (Conclusion(1, Result.ORDERED_ANEW, Mark(date(2026, 5, 20), 3)),)
    assert case.comply_by == date(2026, 5, 21)
