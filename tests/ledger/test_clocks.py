"""The clock of a case is the law's clock over what happened to it; its worked examples stand in scenarios/requests.toml."""

from datetime import date

import pytest
from hypothesis import given

from gongkai.law.answer import answer_due
from gongkai.law.answer_steps import answer
from gongkai.law.basis import basis
from gongkai.law.course import Consulted
from gongkai.law.reasoning import Effect
from gongkai.law.settings import Settings, StopBegins
from gongkai.law.workdays import calendar
from gongkai.ledger.case import HandledCase, State
from gongkai.ledger.clocks import answer_clock, course_of_case, explain, outside
from gongkai.ledger.entry import Entry
from gongkai.ledger.fold import fold, fold_many
from tests.ledger.histories import ledgers
from tests.ledger.stories import told

REQUEST = ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7"]
ASKED = [*REQUEST, "2026-03-11 ConsultationSent party=T-1 role=third_party", "2026-03-13 ConsultationServed party=T-1"]


def handled(*story: str) -> HandledCase:
    case = fold(told(list(story)))
    assert isinstance(case, HandledCase)
    return case


def test_while_an_opinion_is_awaited_there_is_no_due_date_but_a_latest_one() -> None:
    case = handled(*ASKED)

    due = answer_clock(case, calendar())
    settled = answer_clock(case, calendar(), as_of=date(2026, 4, 30))

    assert due is not None
    assert settled is not None
    assert due.due is None
    assert due.latest_if_silent == settled.due == date(2026, 4, 23)


@pytest.mark.parametrize(
    "story",
    [
        ["2026-03-02 RequestArrived channel=ordinary_post"],
        [*REQUEST, "2026-03-03 Withdrawn"],
        [*REQUEST, "2026-03-03 Withdrawn", "2026-03-04 Archived"],
        [*REQUEST, "2026-03-03 Split into=R-8,R-9"],
        [*REQUEST, "2026-03-03 Split into=R-8,R-9", "2026-03-04 Archived"],
        [*REQUEST, "2026-03-03 Merged into=R-6 identical=true"],
    ],
    ids=["not received", "withdrawn", "withdrawn, archived", "split", "split, archived", "merged"],
)
def test_where_no_period_of_the_law_runs_there_is_no_clock(story: list[str]) -> None:
    case = handled(*story)

    assert answer_clock(case, calendar()) is None
    assert explain(case, calendar()) is None


def test_a_later_day_that_was_told_moves_the_clock_and_says_why() -> None:
    told_of = ["2026-03-03 ReasonsRequested", "2026-03-09 ReasonsGiven"]
    later = handled(*REQUEST, *told_of, "2026-03-16 DelayNotified until=2026-05-29")
    earlier = handled(*REQUEST, *told_of, "2026-03-16 DelayNotified until=2026-03-20")

    found, plain = explain(later, calendar()), explain(earlier, calendar())

    assert found is not None
    assert plain is not None
    assert found.due == date(2026, 5, 29)
    last = found.reasoning[-1]
    assert (last.on, last.rule) == (date(2026, 3, 16), "RQ-10")
    assert "2026-05-29" in last.text.zh
    assert "2026-05-29" in last.text.en
    assert plain.due == date(2026, 3, 30), "a day before the end of the period gives no less time"


def test_rectifications_and_complaints_have_the_period_that_the_office_chose() -> None:
    settings = Settings(rectification_period=10, complaint_period=5)
    rectification, complaint = handled("2026-03-02 RectificationArrived"), handled("2026-03-02 ComplaintArrived")

    ten, five = answer_clock(rectification, calendar(), settings), answer_clock(complaint, calendar(), settings)

    assert ten is not None
    assert five is not None
    assert (ten.due, five.due) == (date(2026, 3, 16), date(2026, 3, 9))


def test_no_period_of_the_regulation_runs_for_a_request_to_a_public_service_unit() -> None:
    """OGI-R 55 leaves it to rules of the sector: a date from article 33 would be wrong."""
    case = handled("2026-03-02 RequestArrived public_service_unit=true", "2026-03-02 Registered number=7")
    anew = handled(
        "2026-03-02 RequestArrived public_service_unit=true",
        "2026-03-02 Registered number=7",
        "2026-03-16 Decided outcome=granted",
        "2026-03-16 Dispatched mode=post",
        "2026-04-20 RedoOrdered by=V-1 until=2026-05-20",
    )

    assert outside(case)
    assert answer_clock(case, calendar()) is None
    assert explain(case, calendar()) is None
    ordered = explain(anew, calendar())
    assert ordered is not None
    assert ordered.due == date(2026, 5, 20), "a judgment can set a day all the same"


def test_an_appeal_against_such_a_unit_has_the_period_of_a_complaint_under_its_own_article() -> None:
    appeal = handled("2026-03-02 ComplaintArrived about=13-waterworks public_service_unit=true")
    found, complaint = explain(appeal, calendar()), explain(handled("2026-03-02 ComplaintArrived"), calendar())

    assert not outside(appeal)
    assert found is not None
    assert complaint is not None
    assert found.due == complaint.due == date(2026, 3, 30)
    assert {step.basis.code for step in found.reasoning if step.basis} == {"OGI-R 55"}
    assert {step.basis.code for step in complaint.reasoning if step.basis} == {"OGI-R 47(2)"}


def test_the_course_holds_all_that_the_law_asks_for() -> None:
    course = course_of_case(
        handled(
            *ASKED,
            "2026-03-20 OpinionReceived party=T-1 opinion=agrees",
            "2026-03-21 CorrectionRequested working_days=15",
            "2026-03-28 CorrectedRequestReceived",
            "2026-03-30 FeeNotified basis=by_page yuan=10",
            "2026-03-31 FeeNoticeServed",
            "2026-04-01 FeePaid yuan=10",
            "2026-04-02 ExtensionApproved working_days=9",
            "2026-04-03 ExtensionNotified",
            "2026-04-09 Decided outcome=granted",
            "2026-04-10 Dispatched mode=post",
        )
    )

    assert course is not None
    assert [(one.sent.day, one.received, one.opinion, one.whom) for one in course.consultations] == [
        (11, date(2026, 3, 13), date(2026, 3, 20), "third_party")
    ]
    assert (course.received, course.correction_sent, course.corrected) == (date(2026, 3, 2), date(2026, 3, 21), date(2026, 3, 28))
    assert (course.fee_notice_sent, course.fee_notice_received, course.paid) == (date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1))
    assert course.extension == (9, date(2026, 4, 3))
    assert course.answered == date(2026, 4, 10)


@given(ledgers())
def test_the_fast_clock_and_the_explained_one_agree_for_every_legal_case(entries: tuple[Entry, ...]) -> None:
    known = calendar()
    for case in fold_many(entries):
        if not isinstance(case, HandledCase):
            continue
        due, why = answer_clock(case, known), explain(case, known)
        if due is None or why is None:
            assert due is None
            assert why is None
            ended = case.state in {State.WITHDRAWN, State.SPLIT, State.MERGED, State.ARCHIVED}
            assert case.received is None or ended or outside(case) or (case.redo and case.kind != "request"), case
            continue
        assert (due.due, due.provisional, due.latest_if_silent) == (why.due, why.provisional, why.latest_if_silent)
        course = course_of_case(case)
        if case.kind == "request" and case.delayed_until is None and course is not None:
            assert due == answer_due(course, known)


def test_the_explained_clock_follows_the_choices_of_the_office_and_the_day_it_is_seen() -> None:
    """The stop takes out 17 working days from the day after the letter, or 18 with the day of the letter itself."""
    seen, on_issue = date(2026, 4, 30), Settings(consultation_stop=StopBegins.ON_ISSUE)
    case = handled(*ASKED)

    for settings, due in ((Settings(), date(2026, 4, 23)), (on_issue, date(2026, 4, 24))):
        fast, explained = answer_clock(case, calendar(), settings, seen), explain(case, calendar(), settings, seen)
        assert fast is not None
        assert explained is not None
        assert (fast.due, explained.due) == (due, due)


@pytest.mark.parametrize(("until", "due", "provisional"), [("2026-03-30", "2026-03-30", False), ("2027-01-05", "2027-01-05", True)])
def test_a_later_day_moves_the_clock_only_when_it_is_later_and_can_lie_in_a_year_without_notice(
    until: str, due: str, provisional: bool
) -> None:
    """OGI-R 35: a day that is the last of the ordinary period delays nothing."""
    story = ["2026-03-03 ReasonsRequested", "2026-03-09 ReasonsGiven", f"2026-03-16 DelayNotified until={until}"]
    found = explain(handled(*REQUEST, *story), calendar())
    fast = answer_clock(handled(*REQUEST, *story), calendar())

    assert found is not None
    assert fast is not None
    assert (found.due, found.provisional) == (fast.due, fast.provisional) == (date.fromisoformat(due), provisional)
    delays = [(step.on, step.effect, step.basis) for step in found.reasoning if step.rule == "RQ-10"]
    assert delays == ([(date(2026, 3, 16), Effect.EXTEND, basis("OGI-R 35"))] if provisional else [])


def test_the_clock_of_a_request_is_explained_as_the_law_explains_it() -> None:
    case = handled(*ASKED)
    course = course_of_case(case)

    assert course is not None
    assert explain(case, calendar()) == answer(course, calendar())


def test_a_later_day_that_was_told_does_not_end_what_is_awaited() -> None:
    told_of = ["2026-03-03 ReasonsRequested", "2026-03-04 ReasonsGiven", "2026-03-05 DelayNotified until=2026-05-29"]
    due = answer_clock(handled(*REQUEST, *told_of, "2026-03-11 ConsultationSent party=T-1 role=third_party"), calendar())

    assert due is not None
    assert due.due is None


def test_whom_the_organ_asked_decides_what_silence_means() -> None:
    course = course_of_case(handled(*REQUEST, "2026-03-11 ConsultationSent party=O-1 role=other_organ"))

    assert course is not None
    assert [one.whom for one in course.consultations] == [Consulted.OTHER_ORGAN]
