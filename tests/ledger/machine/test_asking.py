"""What the organ asks of others before it answers."""

from datetime import date

import pytest

from gongkai.ledger.case import HandledCase, Mark
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold
from tests.ledger.machine.nexts import HANDLED, REQUEST, nexts
from tests.ledger.stories import told

BUSY = HANDLED - {"ReceiptConfirmed"}
"""The same once something was asked of somebody."""
ASKED = "2026-03-04 ConsultationSent party=T-1 role=third_party"


def handled(*story: str) -> HandledCase:
    case = fold(told([*REQUEST, *story]))
    assert isinstance(case, HandledCase)
    return case


def test_while_a_correction_is_awaited() -> None:
    asked = (*REQUEST, "2026-03-04 CorrectionRequested working_days=15")

    assert nexts(*asked) == {"CorrectionNoticeServed", "CorrectedRequestReceived", "Decided", "Merged", "Withdrawn"}
    assert nexts(*asked, "2026-03-05 CorrectionNoticeServed") == {"CorrectedRequestReceived", "Decided", "Merged", "Withdrawn"}
    assert nexts(*asked, "2026-03-06 CorrectedRequestReceived") == BUSY - {"CorrectionRequested"}


def test_while_opinions_are_awaited() -> None:
    assert nexts(*REQUEST, ASKED) == BUSY | {"ConsultationServed", "OpinionReceived"}
    assert nexts(*REQUEST, ASKED, "2026-03-05 ConsultationServed party=T-1") == BUSY | {"OpinionReceived"}
    assert nexts(*REQUEST, ASKED, "2026-03-05 OpinionReceived party=T-1 opinion=agrees") == BUSY


def test_each_party_has_its_own_letter() -> None:
    case = handled(
        ASKED,
        "2026-03-05 ConsultationSent party=T-2 role=joint_organ",
        "2026-03-06 ConsultationServed party=T-2",
        "2026-03-09 OpinionReceived party=T-1 opinion=objects",
        "2026-03-10 ConsultationSent party=T-1 role=third_party",
    )

    assert [(one.party, one.served, one.answered and one.answered.entry, one.opinion) for one in case.consultations] == [
        ("T-1", None, 6, "objects"),
        ("T-2", Mark(date(2026, 3, 6), 5), None, None),
        ("T-1", None, None, None),
    ]


def test_a_letter_is_received_once() -> None:
    with pytest.raises(LedgerError) as caught:
        handled(ASKED, "2026-03-05 ConsultationSent party=T-2 role=third_party", *["2026-03-06 ConsultationServed party=T-1"] * 2)

    assert caught.value.rule == "RQ-07"


def test_reasons_are_asked_for_given_and_judged_in_turn() -> None:
    asked = (*REQUEST, "2026-03-04 ReasonsRequested")
    given = (*asked, "2026-03-06 ReasonsGiven")

    assert nexts(*asked) == BUSY - {"ReasonsRequested"} | {"ReasonsGiven"}
    assert nexts(*given) == BUSY - {"ReasonsRequested"} | {"DelayNotified"}
    assert nexts(*given, "2026-03-09 DelayNotified until=2026-05-29") == BUSY - {"ReasonsRequested"}


@pytest.mark.parametrize("until", ["2026-03-09", "2026-03-08"])
def test_a_delayed_day_lies_ahead(until: str) -> None:
    with pytest.raises(LedgerError) as caught:
        handled("2026-03-04 ReasonsRequested", "2026-03-06 ReasonsGiven", f"2026-03-09 DelayNotified until={until}")

    assert caught.value.rule == "RQ-10"


def test_an_extension_is_approved_then_told() -> None:
    approved = (*REQUEST, "2026-03-20 ExtensionApproved working_days=20")

    assert nexts(*approved) == BUSY - {"ExtensionApproved"} | {"ExtensionNotified"}
    assert nexts(*approved, "2026-03-20 ExtensionNotified") == BUSY - {"ExtensionApproved"}


@pytest.mark.parametrize("days", [0, -1, 21])
def test_an_extension_is_of_one_to_twenty_working_days(days: int) -> None:
    with pytest.raises(LedgerError) as caught:
        handled(f"2026-03-20 ExtensionApproved working_days={days}")

    assert caught.value.rule == "RQ-08"
    assert "1 to 20 working days" in caught.value.why


def test_while_a_fee_is_awaited() -> None:
    asked = (*REQUEST, "2026-03-04 FeeNotified basis=by_page yuan=10")

    assert nexts(*asked) == {"FeeNoticeServed", "FeePaid", "Decided", "Merged", "Withdrawn"}
    assert nexts(*asked, "2026-03-05 FeeNoticeServed") == {"FeePaid", "Decided", "Merged", "Withdrawn"}
    assert nexts(*asked, "2026-03-06 FeePaid yuan=10") == BUSY - {"FeeNotified"}


def test_a_fee_names_an_amount() -> None:
    with pytest.raises(LedgerError) as caught:
        handled("2026-03-04 FeeNotified basis=by_page yuan=0")

    assert caught.value.rule == "DL-11"


def test_what_was_asked_is_kept() -> None:
    case = handled(
        "2026-03-03 CorrectionRequested working_days=15",
        "2026-03-04 CorrectionNoticeServed",
        "2026-03-05 CorrectedRequestReceived",
        "2026-03-06 FeeNotified basis=by_page yuan=10",
        "2026-03-07 FeeNoticeServed",
        "2026-03-08 FeePaid yuan=10",
        "2026-03-09 ExtensionApproved working_days=7",
        "2026-03-10 ExtensionNotified",
    )

    def mark(entry: int) -> Mark:
        return Mark(date(2026, 3, entry), entry)

    assert case.correction == (mark(3), 15, mark(4), mark(5))
    assert case.fee == (mark(6), 10, mark(7), mark(8))
    assert case.extension == (mark(9), 7, mark(10))


def test_the_least_that_can_be_asked_is_one() -> None:
    assert handled("2026-03-20 ExtensionApproved working_days=1").extension == (Mark(date(2026, 3, 20), 3), 1, None)
    assert handled("2026-03-04 FeeNotified basis=by_page yuan=1").fee == (Mark(date(2026, 3, 4), 3), 1, None, None)
    assert handled("2026-03-04 CorrectionRequested working_days=1").correction == (Mark(date(2026, 3, 4), 3), 1, None, None)
