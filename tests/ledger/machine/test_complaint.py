"""Supervision complaints."""

from datetime import date

from gongkai.ledger.case import HandledCase, Mark
from gongkai.ledger.fold import fold
from tests.ledger.machine.nexts import nexts
from tests.ledger.stories import told

COMPLAINT = ("2026-03-02 ComplaintArrived", "2026-03-02 Registered number=7")


def test_the_organ_is_asked_once_and_explains_once() -> None:
    plain = {"ReceiptConfirmed", "SearchRecorded", "Drafted", "Decided", "Withdrawn"}

    assert nexts(*COMPLAINT) == plain | {"ExplanationRequested"}
    assert nexts(*COMPLAINT, "2026-03-03 ExplanationRequested") == plain | {"ExplanationReceived"}
    assert nexts(*COMPLAINT, "2026-03-03 ExplanationRequested", "2026-03-04 ExplanationReceived") == plain


def test_remediation_is_reported_once_after_the_answer() -> None:
    answered = (*COMPLAINT, "2026-03-16 Decided outcome=remediation_ordered", "2026-03-16 Dispatched mode=post")
    reported = (*answered, "2026-05-16 RemediationReported")
    case = fold(told(["2026-03-02 ComplaintArrived", *reported[1:]]))

    assert "RemediationReported" in nexts(*answered)
    assert "RemediationReported" not in nexts(*reported)
    assert isinstance(case, HandledCase)
    assert case.remediation == Mark(date(2026, 5, 16), 5)


def test_when_the_organ_was_asked_and_when_it_explained_is_kept() -> None:
    case = fold(told([*COMPLAINT, "2026-03-03 ExplanationRequested", "2026-03-04 ExplanationReceived"]))

    assert isinstance(case, HandledCase)
    assert case.explanation == (Mark(date(2026, 3, 3), 3), Mark(date(2026, 3, 4), 4))
