"""A reply that a review or a court ordered anew has a period of its own, counted from the order.

2026-08-03 is a Monday; August has no holiday, and Sunday 2026-09-20 is worked.
"""

from datetime import date

import pytest

from gongkai.law.basis import basis
from gongkai.law.course import Consultation, Consulted, Course, Extension
from gongkai.law.periods import PeriodKind
from gongkai.law.reasoning import Effect
from gongkai.law.workdays import calendar
from gongkai.ledger.agenda import clocks
from gongkai.ledger.anew import answered_anew
from gongkai.ledger.case import HandledCase
from gongkai.ledger.clocks import answer_clock, course_of_case, explain
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold
from tests.ledger.stories import told

ANSWERED = (
    "2026-03-02 RequestArrived",
    "2026-03-02 Registered number=7",
    "2026-03-16 Decided outcome=not_exist",
    "2026-03-16 Dispatched mode=direct",
    "2026-03-17 Served",
)
ORDERED = (*ANSWERED, "2026-08-03 RedoOrdered by=V-1")
AGAIN = ("2026-08-24 Decided outcome=granted", "2026-08-24 Dispatched mode=direct")


def handled(*story: str) -> HandledCase:
    case = fold(told(list(story)))
    assert isinstance(case, HandledCase)
    return case


def due(*story: str) -> date | None:
    """What both clocks say."""
    case = handled(*story)
    plain, why = answer_clock(case, calendar()), explain(case, calendar())
    assert (plain is None) == (why is None)
    if plain is None or why is None:
        return None
    assert (plain.due, plain.provisional, plain.latest_if_silent) == (why.due, why.provisional, why.latest_if_silent)
    return plain.due


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ("", date(2026, 8, 31)),
        (" working_days=15", date(2026, 8, 24)),
        (" working_days=1", date(2026, 8, 4)),
        (" until=2026-08-08", date(2026, 8, 8)),
        (" until=2026-08-03", date(2026, 8, 3)),
    ],
    ids=["that of the law, anew", "working days", "one working day", "a day that is none", "the same day"],
)
def test_the_period_is_what_the_order_names_or_that_of_the_law(named: str, day: date) -> None:
    assert due(*ANSWERED, f"2026-08-03 RedoOrdered by=V-1{named}") == day


def test_the_period_of_the_law_stands_still_and_is_extended_as_for_a_request() -> None:
    # 6, 7, 10, 11 and 12 August are left out: five working days.
    asked = ("2026-08-05 ConsultationSent party=T-1 role=third_party", "2026-08-05 ConsultationServed party=T-1")
    answered = "2026-08-12 OpinionReceived party=T-1 opinion=agrees"
    longer = ("2026-08-20 ExtensionApproved working_days=10", "2026-08-20 ExtensionNotified")

    assert due(*ORDERED, *asked, answered) == date(2026, 9, 7)
    assert due(*ORDERED, *longer) == date(2026, 9, 14)
    assert due(*ORDERED, "2026-08-05 CorrectionRequested working_days=15") is None
    assert due(*ORDERED, "2026-08-05 CorrectionRequested working_days=15", "2026-08-10 CorrectedRequestReceived") == date(2026, 9, 7)
    open_letter = answer_clock(handled(*ORDERED, *asked), calendar())
    assert open_letter is not None
    assert (open_letter.due, open_letter.latest_if_silent) == (None, date(2026, 9, 20))


def test_a_period_that_the_order_names_is_neither_stopped_nor_extended() -> None:
    named = (*ANSWERED, "2026-08-03 RedoOrdered by=S-1 working_days=15")

    assert due(*named, "2026-08-05 ConsultationSent party=T-1 role=third_party") == date(2026, 8, 24)
    assert due(*named, "2026-08-05 ExtensionApproved working_days=10", "2026-08-05 ExtensionNotified") == date(2026, 8, 24)


def test_what_was_before_the_order_is_forgotten() -> None:
    story = (
        "2026-03-02 RequestArrived",
        "2026-03-02 Registered number=7",
        "2026-03-04 CorrectionRequested working_days=15",
        "2026-03-06 CorrectedRequestReceived",
        "2026-03-10 ConsultationSent party=T-1 role=third_party",
        "2026-03-11 FeeNotified basis=by_page yuan=10",
        "2026-03-12 FeePaid yuan=10",
        "2026-03-13 ReasonsRequested",
        "2026-03-13 ReasonsGiven",
        "2026-03-13 DelayNotified until=2026-10-30",
        "2026-03-13 ExtensionApproved working_days=10",
        "2026-03-13 ExtensionNotified",
        "2026-03-16 Decided outcome=not_exist",
        "2026-03-16 Dispatched mode=post",
    )

    assert due(*story) == date(2026, 10, 30)
    assert due(*story, "2026-08-03 RedoOrdered by=V-1") == date(2026, 8, 31)


def test_an_order_on_the_day_of_the_reply_leaves_what_came_before_it_on_that_day() -> None:
    story = [line.replace("2026-03-17", "2026-03-16") for line in ANSWERED]
    again = [*story, "2026-03-16 RedoOrdered by=V-1", "2026-03-16 ConsultationSent party=T-1 role=third_party"]

    before = handled(*story, "2026-03-16 RedoOrdered by=V-1")
    assert [one.kind for one in clocks(before, calendar())] == [PeriodKind.ANSWER], "the first reply is no new one"
    assert due(*story, "2026-03-16 RedoOrdered by=V-1") == date(2026, 4, 14)
    assert due(*again) is None


def test_a_delay_after_the_order_counts() -> None:
    delayed = ("2026-08-05 ReasonsRequested", "2026-08-06 ReasonsGiven", "2026-08-07 DelayNotified until=2026-09-30")

    assert due(*ORDERED, *delayed) == date(2026, 9, 30)


def test_where_nothing_was_ordered_there_is_no_new_reply() -> None:
    assert answered_anew(handled(*ANSWERED)) is None


def test_a_second_order_begins_again() -> None:
    assert due(*ORDERED, *AGAIN, "2026-08-25 Served", "2026-10-08 RedoOrdered by=S-1 working_days=5") == date(2026, 10, 14)


def test_the_reasons_name_the_order_and_its_basis() -> None:
    law, named = (
        explain(handled(*ORDERED), calendar()),
        explain(handled(*ANSWERED, "2026-08-03 RedoOrdered by=V-1 working_days=15"), calendar()),
    )
    until = explain(handled(*ANSWERED, "2026-08-03 RedoOrdered by=V-1 until=2026-08-08"), calendar())

    assert law is not None
    assert named is not None
    assert until is not None
    first, why, last = law.reasoning
    assert "责令重新答复" in first.text.zh
    assert "收到申请" not in first.text.zh
    assert (why.basis.code if why.basis else None, first.effect, last.effect) == ("ARL-IR 49", Effect.START, Effect.DUE)
    assert [(step.on, step.effect) for step in named.reasoning] == [(date(2026, 8, 3), Effect.START), (date(2026, 8, 24), Effect.DUE)]
    for found, said in ((named, ("V-1", "15")), (until, ("V-1",))):
        assert all(word in text for word in said for text in found.reasoning[0].text)
    assert [step.on for step in until.reasoning] == [date(2026, 8, 3), date(2026, 8, 8)]


@pytest.mark.parametrize(("served", "said"), [("2026-08-24", "The new reply was given."), ("2026-08-27", "3 days late")])
def test_whether_the_new_reply_was_in_time_is_told(served: str, said: str) -> None:
    named = explain(handled(*ANSWERED, "2026-08-03 RedoOrdered by=V-1 working_days=15", *AGAIN, f"{served} Served"), calendar())
    law = explain(handled(*ORDERED, *AGAIN, f"{served} Served"), calendar())

    assert named is not None
    assert law is not None
    last = named.reasoning[-1]
    assert (last.effect, last.on) == (Effect.SATISFY, date.fromisoformat(served))
    assert said in last.text.en
    assert law.reasoning[-1].text.en == "The request was answered in time."


def test_a_period_in_a_year_without_a_notice_is_provisional_but_a_day_that_was_named_is_not() -> None:
    story = [line.replace("2026-", "2039-") for line in ANSWERED]
    for named, provisional in (("working_days=15", True), ("until=2039-08-08", False)):
        found = explain(handled(*story, f"2039-08-03 RedoOrdered by=V-1 {named}"), calendar())
        assert found is not None
        assert found.provisional is provisional
        assert any(step.rule == "A0-6" for step in found.reasoning) is provisional


def test_a_rectification_has_a_new_period_only_where_the_order_names_one() -> None:
    story = ("2026-03-02 RectificationArrived", *ANSWERED[1:2], "2026-03-16 Decided outcome=refused", *ANSWERED[3:])

    assert due(*story, "2026-08-03 RedoOrdered by=V-1") is None
    assert due(*story, "2026-08-03 RedoOrdered by=V-1 working_days=15") == date(2026, 8, 24)


def test_after_a_withdrawal_nobody_waits_for_the_new_reply() -> None:
    for order in (ORDERED, (*ANSWERED, "2026-08-03 RedoOrdered by=V-1 working_days=15")):
        assert due(*order, "2026-08-10 Withdrawn") is None
        assert clocks(handled(*order, "2026-08-10 Withdrawn"), calendar()) == ()


def test_the_agenda_has_the_new_reply_the_letters_for_it_and_then_the_remedies() -> None:
    asked = ("2026-08-05 ConsultationSent party=T-1 role=third_party", "2026-08-05 ConsultationServed party=T-1")
    waiting = {one.kind: one.deadline.last for one in clocks(handled(*ORDERED, *asked), calendar())}
    done = {one.kind for one in clocks(handled(*ORDERED, *AGAIN, "2026-08-25 Served"), calendar())}

    assert waiting == {PeriodKind.THIRD_PARTY_OPINION: date(2026, 8, 26), PeriodKind.ANSWER: date(2026, 9, 20)}
    assert done == {PeriodKind.REVIEW_REQUEST, PeriodKind.SUIT}


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("working_days=0", "gives 0 working days"),
        ("working_days=-5", "gives -5 working days"),
        ("until=2026-08-02", "names 2026-08-02"),
        ("working_days=15 until=2026-08-30", "names working days and a last day"),
    ],
)
def test_a_period_that_no_order_can_name_is_refused(named: str, said: str) -> None:
    with pytest.raises(LedgerError) as caught:
        fold(told([*ANSWERED, f"2026-08-03 RedoOrdered by=V-1 {named}"]))

    assert said in caught.value.what
    assert caught.value.rule == "LR-12"


def test_all_that_happened_since_the_order_belongs_to_the_new_period_and_nothing_before() -> None:
    case = handled(
        *ORDERED,
        "2026-08-04 ConsultationSent party=O-1 role=joint_organ",
        "2026-08-05 ConsultationServed party=O-1",
        "2026-08-06 OpinionReceived party=O-1 opinion=agrees",
        "2026-08-07 CorrectionRequested working_days=5",
        "2026-08-10 CorrectedRequestReceived",
        "2026-08-11 FeeNotified basis=by_page yuan=10",
        "2026-08-12 FeeNoticeServed",
        "2026-08-13 FeePaid yuan=10",
        "2026-08-14 ExtensionApproved working_days=5",
        "2026-08-17 ExtensionNotified",
        *AGAIN,
    )

    def august(day: int) -> date:
        return date(2026, 8, day)

    assert course_of_case(case) == Course(
        august(3),
        (Consultation(august(4), august(5), august(6), Consulted.JOINT_ORGAN),),
        Extension(5, august(17)),
        correction_sent=august(7),
        corrected=august(10),
        fee_notice_sent=august(11),
        fee_notice_received=august(12),
        paid=august(13),
        answered=None,
    )


def test_what_was_asked_before_the_order_is_forgotten() -> None:
    story = [
        *ANSWERED[:2],
        "2026-03-03 ConsultationSent party=T-1 role=third_party",
        "2026-03-04 FeeNotified basis=by_page yuan=10",
        "2026-03-05 FeeNoticeServed",
        "2026-03-06 FeePaid yuan=10",
        "2026-03-09 ExtensionApproved working_days=5",
        "2026-03-10 ExtensionNotified",
        *ANSWERED[2:],
        "2026-08-03 RedoOrdered by=V-1",
    ]

    assert course_of_case(handled(*story)) == Course(date(2026, 8, 3))


def test_the_reasoning_of_a_new_reply_says_from_where_it_runs_and_why() -> None:
    """ARL-IR 49. A letter of 4 August whose fifteen working days ended on 25 August stops nothing any more in September."""
    story = [*ORDERED, "2026-08-04 ConsultationSent party=T-1 role=third_party", "2026-08-04 ConsultationServed party=T-1"]
    found = explain(handled(*story), calendar(), as_of=date(2026, 9, 1))

    assert found is not None
    begins, why = found.reasoning[:2]
    assert (begins.on, begins.rule, begins.effect) == (date(2026, 8, 3), "DL-04", Effect.START)
    assert (why.on, why.rule, why.basis, why.effect) == (date(2026, 8, 3), "DL-04", basis("ARL-IR 49"), Effect.NOTE)
    assert why.text.zh.startswith("复议决定未定期限的，重新答复适用法定答复期限")
    assert why.text.en.startswith("Where the decision sets no period the new reply has that of the law")
    assert found.due == date(2026, 9, 20)


def test_the_reasoning_of_an_ordered_period_word_for_word() -> None:
    """Fifteen working days from Monday 3 August are Monday 24 August; a day that the order names stays, also when it is a Saturday."""
    days = explain(handled(*ANSWERED, "2026-08-03 RedoOrdered by=V-1 working_days=15", *AGAIN, "2026-08-26 Served"), calendar())
    until = explain(handled(*ANSWERED, "2026-08-03 RedoOrdered by=V-1 until=2026-08-29", *AGAIN, "2026-08-26 Served"), calendar())
    assert days is not None
    assert until is not None

    assert [(one.on, one.rule, one.effect, *one.text) for one in days.reasoning] == [
        (
            date(2026, 8, 3),
            "DL-04",
            Effect.START,
            "收到责令重新答复的行政复议决定，或者判决生效（V-1），其中定明15个工作日，当日不计入。",
            (
                "The reconsideration decision that orders a new reply was received, or the judgment took effect (V-1); "
                "it names 15 working days, that day not counted."
            ),
        ),
        (date(2026, 8, 24), "DL-04", Effect.DUE, "期限在2026-08-24（周一）终了时届满。", "The period ends with 2026-08-24 (Mon)."),
        (date(2026, 8, 26), "DL-04", Effect.SATISFY, "重新答复，逾期2日。", "The new reply was given, 2 days late."),
    ]
    assert [(one.on, one.rule, one.effect, *one.text) for one in until.reasoning] == [
        (
            date(2026, 8, 3),
            "DL-04",
            Effect.START,
            "收到责令重新答复的行政复议决定，或者判决生效（V-1），其中定明届满日。",
            "The reconsideration decision that orders a new reply was received, or the judgment took effect (V-1); it names the last day.",
        ),
        (date(2026, 8, 29), "DL-04", Effect.DUE, "期限在2026-08-29（周六）终了时届满。", "The period ends with 2026-08-29 (Sat)."),
        (date(2026, 8, 26), "DL-04", Effect.SATISFY, "已重新答复。", "The new reply was given."),
    ]
    assert (days.start, until.start) == (date(2026, 8, 3), None)
