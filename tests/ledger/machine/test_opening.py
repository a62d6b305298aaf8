"""How a case begins, and that no person is named in it."""

from datetime import date

import pytest

from gongkai.law.receipt import Channel
from gongkai.law.settings import DEFAULTS
from gongkai.ledger.case import DisputeCase, HandledCase, Kind, Mark, State
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.opening import Applicant, ApplicantKind, RequestArrived
from gongkai.ledger.fold import fold
from gongkai.ledger.machine.opening import openings, receipt, rule_of_receipt
from tests.ledger.stories import told

PERSON = ApplicantKind.NATURAL_PERSON
ARRIVED, CONFIRMED = Mark(date(2026, 3, 2), 1), Mark(date(2026, 3, 4), 2)


@pytest.mark.parametrize(
    ("applicants", "said"),
    [
        ((), "has no applicant"),
        ((Applicant("A-1", PERSON), Applicant("A-1", PERSON)), "names an applicant twice"),
        ((Applicant("A-1", PERSON), Applicant("13800138000", PERSON)), "telephone number"),
    ],
)
def test_applicants_are_there_once_each_and_opaque(applicants: tuple[Applicant, ...], said: str) -> None:
    with pytest.raises(LedgerError) as caught:
        openings(rule_of_receipt(DEFAULTS))[RequestArrived]("R-1", ARRIVED, RequestArrived("13-water", Channel.FAX, applicants))

    assert said in caught.value.what


@pytest.mark.parametrize(
    ("channel", "confirmed", "received"),
    [
        (Channel.IN_PERSON, None, ARRIVED),
        (Channel.IN_PERSON, CONFIRMED, ARRIVED),
        (Channel.ORDINARY_POST, None, None),
        (Channel.ORDINARY_POST, CONFIRMED, CONFIRMED),
        (Channel.ORDINARY_POST, Mark(ARRIVED.on, 2), Mark(ARRIVED.on, 2)),
    ],
)
def test_the_entry_that_sets_the_date_of_receipt_is_marked(channel: Channel, confirmed: Mark | None, received: Mark | None) -> None:
    assert receipt(channel, ARRIVED, confirmed, rule_of_receipt(DEFAULTS)) == received


@pytest.mark.parametrize(
    ("line", "kind", "state"),
    [
        ("2026-03-02 RequestArrived", Kind.REQUEST, State.RECEIVED),
        ("2026-03-02 RequestArrived channel=ordinary_post", Kind.REQUEST, State.ARRIVED),
        ("2026-03-02 RectificationArrived", Kind.RECTIFICATION, State.RECEIVED),
        ("2026-03-02 ComplaintArrived", Kind.COMPLAINT, State.RECEIVED),
        ("2026-03-02 ReviewFiled", Kind.REVIEW, State.FILED),
        ("2026-03-02 SuitFiled reviewed=true after_review=V-1", Kind.SUIT, State.FILED),
    ],
)
def test_each_opening_makes_a_case_of_its_kind(line: str, kind: Kind, state: State) -> None:
    case = fold(told([line]))

    assert case is not None
    assert (case.id, case.kind, case.state, case.organ) == ("C-1", kind, state, "13-water")


def test_what_is_about_a_public_service_unit_is_marked() -> None:
    """OGI-R 55."""

    def marked(line: str) -> bool:
        case = fold(told([line]))
        assert isinstance(case, HandledCase)
        return case.public_service_unit

    assert marked("2026-03-02 RequestArrived public_service_unit=true")
    assert marked("2026-03-02 ComplaintArrived about=13-waterworks public_service_unit=true")
    assert not marked("2026-03-02 RequestArrived")
    assert not marked("2026-03-02 ComplaintArrived")
    assert not marked("2026-03-02 RectificationArrived")


def test_what_an_opening_says_is_kept() -> None:
    complaint, part = fold(told(["2026-03-02 ComplaintArrived"])), fold(told(["2026-03-02 RequestArrived split_from=R-0"]))
    suit = fold(told(["2026-03-02 SuitFiled reviewed=true after_review=V-1 requests=R-1,R-2 part=co_defendant number=5"]))

    assert isinstance(complaint, HandledCase)
    assert isinstance(part, HandledCase)
    assert isinstance(suit, DisputeCase)
    assert (complaint.about, part.split_from) == ("13-roads", "R-0")
    assert (suit.body, suit.reviewed, suit.after_review, suit.requests) == ("13-court", True, "V-1", ("R-1", "R-2"))
    assert (suit.part, suit.number) == ("co_defendant", "5")


def test_a_review_and_a_suit_hold_what_was_filed() -> None:
    review = fold(told(["2026-04-10 ReviewFiled requests=R-1,R-2 part=co_defendant number=〔2026〕5号"], "V-1"))
    suit = fold(told(["2026-06-10 SuitFiled reviewed=true after_review=V-1 requests=R-1 part=sole_respondent number=88"], "S-1"))
    assert isinstance(review, DisputeCase)
    assert isinstance(suit, DisputeCase)

    assert (review.id, review.kind, review.organ, review.body) == ("V-1", "review", "13-water", "13-government")
    assert (review.part, review.number, review.requests) == ("co_defendant", "〔2026〕5号", ("R-1", "R-2"))
    assert (review.reviewed, review.after_review, review.filed) == (False, None, Mark(date(2026, 4, 10), 1))
    assert (suit.id, suit.kind, suit.organ, suit.body) == ("S-1", "suit", "13-water", "13-court")
    assert (suit.part, suit.number, suit.requests) == ("sole_respondent", "88", ("R-1",))
    assert (suit.reviewed, suit.after_review, suit.filed) == (True, "V-1", Mark(date(2026, 6, 10), 1))


def test_a_refused_opening_names_the_case_the_entry_and_what_to_do() -> None:
    def refused(*applicants: Applicant) -> LedgerError:
        with pytest.raises(LedgerError) as caught:
            openings(rule_of_receipt(DEFAULTS))[RequestArrived]("R-1", ARRIVED, RequestArrived("13-water", Channel.FAX, applicants))
        return caught.value

    one, phone = Applicant("A-1", PERSON), Applicant("13800138000", PERSON)
    assert str(refused()) == (
        "R-1: RequestArrived (entry 1, 2026-03-02) has no applicant. LR-05: someone asks. give at least one applicant."
    )
    assert str(refused(one, one)) == (
        "R-1: RequestArrived (entry 1, 2026-03-02) names an applicant twice. LR-05: each joint applicant is named once. name each once."
    )
    assert (refused(one, phone).case, refused(one, phone).entry) == ("R-1", 1)


def test_an_opened_case_holds_what_arrived() -> None:
    request = fold(told(["2026-03-02 RequestArrived split_from=R-1"], "R-2"))
    complaint = fold(told(["2026-03-02 ComplaintArrived"], "B-1"))
    assert isinstance(request, HandledCase)
    assert isinstance(complaint, HandledCase)

    arrived = Mark(date(2026, 3, 2), 1)
    assert (request.id, request.kind, request.organ, request.applicants) == ("R-2", Kind.REQUEST, "13-water", (Applicant("A-1", PERSON),))
    assert (request.channel, request.state, request.arrived, request.received) == (Channel.IN_PERSON, State.RECEIVED, arrived, arrived)
    assert (request.about, request.split_from) == (None, "R-1")
    assert (complaint.kind, complaint.about, complaint.split_from) == (Kind.COMPLAINT, "13-roads", None)
