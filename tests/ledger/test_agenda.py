"""What else is due in a case; the days are those of the worked examples of the law (DL-02 to DL-26)."""

from datetime import date

import pytest
from hypothesis import given

from gongkai.law.settings import Settings, StopBegins
from gongkai.law.workdays import calendar
from gongkai.ledger.agenda import clocks
from gongkai.ledger.case import Case
from gongkai.ledger.entry import Entry
from gongkai.ledger.fold import fold, fold_many
from tests.ledger.histories import ledgers
from tests.ledger.stories import told

REQUEST = ["2026-04-20 RequestArrived", "2026-04-20 Registered number=7"]
REVIEW = ["2026-04-10 ReviewFiled", "2026-04-10 Accepted procedure=ordinary"]
SUIT = ["2025-04-10 SuitFiled reviewed=false", "2025-04-14 Accepted procedure=ordinary"]


def due(*story: str) -> dict[str, date | None]:
    case = fold(told(list(story)))
    assert case is not None
    return {f"{one.kind}{f' {one.procedure}' if one.procedure else ''}": one.deadline.due for one in clocks(case, calendar())}


@pytest.mark.parametrize(
    ("story", "kind", "on"),
    [
        (["2026-09-21 RequestArrived"], "correction_notice", date(2026, 10, 8)),
        (["2026-03-02 RequestArrived"], "suit_for_silence", date(2026, 9, 30)),
        (
            [*REQUEST, "2026-04-29 CorrectionRequested working_days=15", "2026-04-30 CorrectionNoticeServed"],
            "correction",
            date(2026, 5, 25),
        ),
        (
            [*REQUEST, "2026-04-29 CorrectionRequested working_days=5", "2026-04-30 CorrectionNoticeServed"],
            "correction",
            date(2026, 5, 11),
        ),
        (
            [
                "2026-03-02 RequestArrived",
                "2026-03-02 Registered number=7",
                "2026-03-11 ConsultationSent party=T-1 role=third_party",
                "2026-03-13 ConsultationServed party=T-1",
            ],
            "third_party_opinion",
            date(2026, 4, 3),
        ),
        (
            [*REQUEST, "2026-04-20 ConsultationSent party=O-1 role=joint_organ", "2026-04-20 ConsultationServed party=O-1"],
            "joint_organ_opinion",
            date(2026, 5, 13),
        ),
        (
            [
                "2026-08-17 RequestArrived",
                "2026-08-17 Registered number=7",
                "2026-08-19 FeeNotified basis=by_page yuan=610",
                "2026-08-20 FeeNoticeServed",
            ],
            "fee_payment",
            date(2026, 9, 17),
        ),
        ([*REQUEST[:0], "2026-04-10 ReviewFiled"], "review_acceptance", date(2026, 4, 17)),
        ([*REVIEW, "2026-04-20 CopyReceived"], "respondent_reply ordinary", date(2026, 5, 7)),
        (["2026-04-10 ReviewFiled", "2026-04-20 CopyReceived"], "respondent_reply simple", date(2026, 4, 27)),
        (["2026-04-10 ReviewFiled", "2026-04-20 CopyReceived"], "respondent_reply ordinary", date(2026, 5, 7)),
        (REVIEW, "review_decision ordinary", date(2026, 6, 9)),
        ([*REVIEW, "2026-06-01 PeriodExtended days=30"], "review_decision ordinary", date(2026, 7, 9)),
        (["2026-04-10 ReviewFiled", "2026-04-10 Accepted procedure=simple"], "review_decision simple", date(2026, 5, 11)),
        (
            [*REVIEW, "2026-06-08 ReviewConcluded result=upheld", "2026-06-09 ConclusionReceived"],
            "suit_after_review",
            date(2026, 6, 24),
        ),
        ([*REVIEW, "2026-05-06 ReviewOpinionReceived"], "respondent_compliance", date(2026, 7, 6)),
        (["2026-04-10 SuitFiled reviewed=true", "2026-04-20 CopyReceived"], "defendant_answer", date(2026, 5, 6)),
        (SUIT, "first_instance ordinary", date(2025, 10, 14)),
        ([*SUIT, "2025-09-10 InstanceConcluded instance=1 result=upheld", "2025-09-12 ConclusionReceived"], "appeal", date(2025, 9, 28)),
        (
            [*SUIT, "2025-09-10 InstanceConcluded instance=1 result=dismissed ruling=true", "2025-09-12 ConclusionReceived"],
            "appeal",
            date(2025, 9, 22),
        ),
    ],
)
def test_a_period_runs(story: list[str], kind: str, on: date) -> None:
    assert due(*story)[kind] == on


def test_the_remedies_run_from_the_day_the_reply_was_received() -> None:
    reply = ["2026-03-20 Decided outcome=granted", "2026-03-20 Dispatched mode=post", "2026-03-30 Served"]

    assert due("2026-03-02 RequestArrived", "2026-03-02 Registered number=7", *reply) == {
        "review_request": date(2026, 5, 29),
        "suit": date(2026, 9, 30),
    }


@pytest.mark.parametrize(
    ("decided", "kinds"),
    [
        ("2026-03-20 Decided outcome=refuse_internal", {"review_request"}),
        ("2026-03-20 Decided outcome=refuse_third_party", {"review_request"}),
        ("2026-03-20 Decided outcome=admin_query", {"review_request", "suit"}),
        ("2026-03-20 Decided outcome=not_exist", {"review_request", "suit"}),
        ("2026-03-20 Decided outcome=partial grounds=refuse_third_party", {"review_request", "suit"}),
        ("2023-12-29 Decided outcome=refuse_internal", {"review_request", "suit"}),
    ],
)
def test_a_direct_suit_is_left_out_where_reconsideration_comes_first(decided: str, kinds: set[str]) -> None:
    """ARL 23(1)(4), for refusals under articles 14 to 16 since 2024-01-01."""
    day, _, _ = decided.partition(" ")
    asked = [f"{day[:8]}01 RequestArrived", f"{day[:8]}01 Registered number=7"]

    assert due(*asked, decided, f"{day} Dispatched mode=direct", f"{day} Served").keys() == kinds


def test_for_a_request_to_a_public_service_unit_nothing_of_the_regulation_is_listed() -> None:
    """OGI-R 55: neither the notice of article 30 nor a fee, and no suit for silence or reconsideration of the reply."""
    asked = ["2026-03-02 RequestArrived public_service_unit=true", "2026-03-02 Registered number=7"]
    correction = ["2026-03-03 CorrectionRequested working_days=15", "2026-03-04 CorrectionNoticeServed"]
    fee = ["2026-03-03 FeeNotified basis=by_page yuan=10", "2026-03-04 FeeNoticeServed"]
    reply = ["2026-03-20 Decided outcome=granted", "2026-03-20 Dispatched mode=post", "2026-03-30 Served"]

    assert [due(*asked, *more) for more in ([], correction, fee, reply)] == [{}, {}, {}, {}]
    assert due(*asked, *reply, "2026-04-20 RedoOrdered by=V-1 until=2026-05-20") == {"answer": date(2026, 5, 20)}
    appeal = ["2026-03-02 ComplaintArrived public_service_unit=true", "2026-03-02 Registered number=7"]
    assert due(*appeal, "2026-03-20 Decided outcome=unfounded", "2026-03-20 Dispatched mode=post", "2026-03-30 Served") == {}


def test_over_a_rectification_one_can_sue_directly() -> None:
    reply = ["2026-03-20 Decided outcome=refused", "2026-03-20 Dispatched mode=post", "2026-03-30 Served"]

    assert due("2026-03-02 RectificationArrived", "2026-03-02 Registered number=7", *reply).keys() == {"review_request", "suit"}


@pytest.mark.parametrize(
    ("story", "kind"),
    [
        ([*REQUEST, "2026-04-29 CorrectionRequested working_days=15"], "correction_notice"),
        ([*REQUEST, "2026-04-29 CorrectionRequested working_days=15"], "correction"),
        (["2018-04-20 RequestArrived"], "correction_notice"),
        (["2026-04-10 SuitFiled reviewed=false"], "review_acceptance"),
        ([*REQUEST, "2026-04-21 FeeNotified basis=by_page yuan=10"], "fee_payment"),
        (
            [*REQUEST, "2026-04-21 FeeNotified basis=by_page yuan=10", "2026-04-22 FeeNoticeServed", "2026-04-23 FeePaid yuan=10"],
            "fee_payment",
        ),
        (REVIEW, "review_acceptance"),
        ([*REVIEW, "2026-04-20 CopyReceived", "2026-04-24 AnswerSubmitted"], "respondent_reply ordinary"),
        ([*REVIEW, "2026-04-20 Suspended"], "review_decision simple"),
        (["2026-04-10 SuitFiled reviewed=true", "2026-04-20 CopyReceived"], "respondent_reply ordinary"),
        ([*SUIT, "2025-09-10 InstanceConcluded instance=1 result=upheld"], "appeal"),
        (
            [
                *SUIT,
                "2025-09-10 InstanceConcluded instance=1 result=upheld",
                "2025-09-20 Appealed",
                "2025-12-20 InstanceConcluded instance=2 result=upheld",
                "2025-12-22 ConclusionReceived",
            ],
            "appeal",
        ),
        (
            [
                "2026-04-10 ReviewFiled",
                "2026-04-10 Accepted procedure=ordinary",
                "2026-05-06 ReviewOpinionReceived",
                "2026-05-20 ReviewConcluded result=upheld",
                "2026-05-28 Complied",
            ],
            "respondent_compliance",
        ),
    ],
)
def test_a_period_does_not_run(story: list[str], kind: str) -> None:
    assert kind not in due(*story)


def test_a_suspended_review_has_no_end_and_one_that_was_suspended_twice_says_nothing() -> None:
    once = [*REVIEW, "2026-04-20 Suspended"]
    again = [*once, "2026-05-20 Resumed", "2026-05-21 Suspended"]

    assert due(*once)["review_decision ordinary"] is None
    assert "review_decision ordinary" not in due(*again)


def test_what_ends_first_stands_in_front() -> None:
    story = [*REQUEST, "2026-04-20 ConsultationSent party=O-1 role=joint_organ", "2026-04-20 ConsultationServed party=O-1"]

    assert list(due(*story)) == ["correction_notice", "joint_organ_opinion"]


@given(ledgers())
def test_every_legal_case_has_an_agenda(entries: tuple[Entry, ...]) -> None:
    known = calendar()
    for case in fold_many(entries):
        for clock in clocks(case, known):
            assert clock.deadline.reasoning


def test_a_period_names_the_party_that_it_waits_for_and_the_procedure_for_which_it_holds() -> None:
    asked = fold(told([*REQUEST, "2026-04-20 ConsultationSent party=O-1 role=joint_organ", "2026-04-20 ConsultationServed party=O-1"]))
    copied = fold(told(["2026-04-10 ReviewFiled", "2026-04-20 CopyReceived"]))
    assert asked is not None
    assert copied is not None

    def named(case: Case) -> list[tuple[str, str | None, str | None]]:
        return [(one.kind, one.party, one.procedure) for one in clocks(case, calendar())]

    assert named(asked) == [("correction_notice", None, None), ("joint_organ_opinion", "O-1", None)]
    assert named(copied) == [("respondent_reply", None, "simple"), ("respondent_reply", None, "ordinary")]


def test_a_suspended_review_goes_on_where_it_stopped() -> None:
    """ARL 39, 62: sixty days from 10 April, and the twenty of the suspension; its steps say so."""
    case = fold(told([*REVIEW, "2026-04-20 Suspended", "2026-05-10 Resumed"]))
    assert case is not None
    (clock,) = clocks(case, calendar())

    assert clock.deadline.due == date(2026, 6, 29)


def test_what_follows_the_answer_period_follows_the_choices_of_the_office() -> None:
    """DL-18: six months from 16 April 2026, or from 17 April where the day of the letter is taken out; 17 October is a Saturday."""
    asked = ["2026-03-11 ConsultationSent party=T-1 role=third_party", "2026-03-27 OpinionReceived party=T-1 opinion=agrees"]
    case = fold(told(["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", *asked]))
    assert case is not None

    def silence(settings: Settings) -> date | None:
        return next(one.deadline.due for one in clocks(case, calendar(), settings) if one.kind == "suit_for_silence")

    assert silence(Settings()) == date(2026, 10, 16)
    assert silence(Settings(consultation_stop=StopBegins.ON_ISSUE)) == date(2026, 10, 19)


def test_a_new_reply_that_was_ordered_follows_them_too() -> None:
    """Ordered on 3 August; 6 to 12 August are left out, or 5 to 12 August."""
    answered = ["2026-04-29 Decided outcome=not_exist", "2026-04-29 Dispatched mode=post", "2026-08-03 RedoOrdered by=V-1"]
    asked = ["2026-08-05 ConsultationSent party=T-1 role=third_party", "2026-08-12 OpinionReceived party=T-1 opinion=agrees"]
    case = fold(told([*REQUEST, *answered, *asked]))
    assert case is not None
    due = [
        next(one.deadline.due for one in clocks(case, calendar(), settings) if one.kind == "answer")
        for settings in (Settings(), Settings(consultation_stop=StopBegins.ON_ISSUE))
    ]

    assert due == [date(2026, 9, 7), date(2026, 9, 8)]
