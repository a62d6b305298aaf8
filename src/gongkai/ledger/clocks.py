"""When the answer to a case is due, from what happened to it; `fold` computes no clock, because calendars change and cases do not."""

from dataclasses import replace
from datetime import date

from gongkai.law.answer import Due, answer_due
from gongkai.law.answer_steps import answer
from gongkai.law.basis import basis
from gongkai.law.clock import Deadline
from gongkai.law.course import Consultation, Course, Extension
from gongkai.law.deadlines import deadline
from gongkai.law.message import Message
from gongkai.law.periods import PeriodKind
from gongkai.law.reasoning import Effect, Step
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.steps import written
from gongkai.law.workdays import Calendar
from gongkai.ledger.anew import anew, course_anew, ordered, since
from gongkai.ledger.case import HandledCase, Kind, Mark, State

_UNCLOCKED = frozenset({State.WITHDRAWN, State.SPLIT, State.MERGED})
"""States in which nobody waits for an answer."""


def answer_clock(case: HandledCase, calendar: Calendar, settings: Settings = DEFAULTS, as_of: date | None = None) -> Due | None:
    """When the answer is due, without reasons; for a case that was answered, when it was due.

    None where no period of the law runs: before the receipt is confirmed, after a withdrawal, split or merger, for a request to a public
    service unit. For a new reply that a review or a court ordered it is the period that the order names or, for a request, that of the law
    from the order on.
    `as_of`: the day from whose evening it is seen; None: each consultation without an opinion is open.
    Law: OGI-R arts 30 to 35, 41, 47, 55, FEE. Units: working days.
    """
    course = course_of_case(case)
    if course is None:
        named = _named(case, calendar)
        return Due(named.due, named.provisional, None) if named else None
    if case.kind is not Kind.REQUEST:
        found = _borrowed(case, course, calendar, settings)
        return Due(found.due, found.provisional, None)
    due = answer_due(course, calendar, settings, as_of)
    until = _delayed(case)
    if until is None or due.due is None or until <= due.due:
        return due
    return Due(until, calendar.is_provisional(until), None)


def explain(case: HandledCase, calendar: Calendar, settings: Settings = DEFAULTS, as_of: date | None = None) -> Deadline | None:
    """The same with its reasoning, step by step."""
    course = course_of_case(case)
    if course is None:
        return _named(case, calendar)
    if case.kind is not Kind.REQUEST:
        return _borrowed(case, course, calendar, settings)
    reckon = answer if case.redo is None else anew
    found = reckon(course, calendar, settings, as_of)
    until = _delayed(case)
    if until is None or found.due is None or until <= found.due:
        return found
    told, day = case.reasons.delay.on if case.reasons and case.reasons.delay else None, written(until)
    zh = f"申请理由合理但无法按期答复，已告知申请人延迟至{day.zh}答复。"
    en = f"The reasons are sound and the period cannot be kept: the applicant was told that the answer comes by {day.en}."
    step = Step(told, "RQ-10", basis("OGI-R 35"), Effect.EXTEND, Message(zh, en))
    return replace(found, due=until, provisional=calendar.is_provisional(until), reasoning=(*found.reasoning, step))


def course_of_case(case: HandledCase) -> Course | None:
    """What happened to a case, as far as the period of the law for its answer depends on it; None where no such period runs."""
    if case.received is None or _is_over(case) or outside(case):
        return None
    if case.redo is not None:
        orders = case.redo_days is not None or case.redo_until is not None
        return None if orders or case.kind is not Kind.REQUEST else course_anew(case, case.redo)
    correction, extension, fee = case.correction, case.extension, case.fee
    return Course(
        case.received.on,
        tuple(Consultation(one.sent.on, _on(one.served), _on(one.answered), one.role) for one in case.consultations),
        Extension(extension.working_days, extension.notified.on) if extension and extension.notified else None,
        correction.requested.on if correction else None,
        _on(correction.received) if correction else None,
        fee.notified.on if fee else None,
        _on(fee.served) if fee else None,
        _on(fee.paid) if fee else None,
        case.latest.answered.on if case.latest and case.latest.answered else None,
    )


def outside(case: HandledCase) -> bool:
    """Whether it is a request to a public service unit, for which the Regulation sets no period. Law: OGI-R 55."""
    return case.public_service_unit and case.kind is Kind.REQUEST


def _is_over(case: HandledCase) -> bool:
    """Whether it ended without a reply; an archived one that was not dispatched was withdrawn or merged."""
    return case.state in _UNCLOCKED or bool(case.split_into) or (case.state is State.ARCHIVED and case.dispatched is None)


def _named(case: HandledCase, calendar: Calendar) -> Deadline | None:
    """The period that an order to reply anew names, while somebody waits for that reply."""
    return None if _is_over(case) else ordered(case, calendar)


def _delayed(case: HandledCase) -> date | None:
    """The delayed day of which the applicant was told, if it is for the reply that is awaited."""
    delay = case.reasons.delay if case.reasons else None
    return None if case.redo is not None and since(case.redo, delay) is None else case.delayed_until


def _borrowed(case: HandledCase, course: Course, calendar: Calendar, settings: Settings) -> Deadline:
    """The period for a rectification or a complaint, for which the law sets none and the office does."""
    kind = PeriodKind.RECTIFICATION if case.kind is Kind.RECTIFICATION else PeriodKind.COMPLAINT
    event = "received" if case.kind is Kind.RECTIFICATION else "appeal_received" if case.public_service_unit else "complained"
    return deadline(kind, {event: (course.received,)}, calendar, settings=settings)


def _on(mark: Mark | None) -> date | None:
    return None if mark is None else mark.on
