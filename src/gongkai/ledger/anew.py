"""When a reply is due that a review or a court ordered anew: by the period that the order names, or else by that of the law."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.law.answer_steps import answer
from gongkai.law.basis import basis
from gongkai.law.clock import Deadline
from gongkai.law.course import Consultation, Course, Extension
from gongkai.law.message import Message
from gongkai.law.periods import Unit, event_label
from gongkai.law.reasoning import Effect, Step
from gongkai.law.settings import Settings
from gongkai.law.steps import amount, capital, note, provisional_steps, written
from gongkai.law.workdays import Calendar
from gongkai.ledger.case import HandledCase, Mark

_BEGUN_BY = "redo_ordered"
"""The event that begins the period."""
_ROW = "DL-04"


def ordered(case: HandledCase, calendar: Calendar) -> Deadline | None:
    """The period that the order names, which nothing stops or extends; None when it names none, or nothing was ordered.

    Law: the decision or judgment. Units: working days.
    """
    if case.redo is None or (case.redo_days is None and case.redo_until is None):
        return None
    due = case.redo_until or calendar.after(case.redo.on, case.redo_days or 0)
    moves = case.redo_until is None
    steps = [*_order_steps(case, case.redo, due), *(provisional_steps(due, calendar) if moves else ())]
    if (answered := answered_anew(case)) is not None:
        text = Message("已重新答复。", "The new reply was given.")
        if answered > due:
            late = amount((answered - due).days, Unit.DAYS)
            text = Message(f"重新答复，逾期{late.zh}。", f"The new reply was given, {late.en} late.")
        steps.append(Step(answered, _ROW, None, Effect.SATISFY, text))
    return Deadline(due, moves and calendar.is_provisional(due), tuple(steps), start=case.redo.on if moves else None)


def course_anew(case: HandledCase, redo: Mark) -> Course:
    """What happened since the order, as far as the period of the law for a new reply depends on it; that before it is forgotten.

    Law: ARL-IR 49: where a new act is ordered, the period of the law for it runs from the day on which the decision takes effect.
    """
    correction, extension, fee = case.correction, case.extension, case.fee
    notified = since(redo, extension.notified) if extension else None
    letters = [one for one in case.consultations if since(redo, one.sent)]
    return Course(
        redo.on,
        tuple(Consultation(one.sent.on, since(redo, one.served), since(redo, one.answered), one.role) for one in letters),
        Extension(extension.working_days, notified) if extension and notified else None,
        since(redo, correction.requested) if correction else None,
        since(redo, correction.received) if correction else None,
        since(redo, fee.notified) if fee else None,
        since(redo, fee.served) if fee else None,
        since(redo, fee.paid) if fee else None,
        answered_anew(case),
    )


def anew(course: Course, calendar: Calendar, settings: Settings, as_of: date | None) -> Deadline:
    """When a new reply is due by the period of the law, and why, from what happened since the order."""
    found = answer(course, calendar, settings, as_of, _BEGUN_BY)
    zh, en = (
        "复议决定未定期限的，重新答复适用法定答复期限，自决定生效之日起重新计算；判决未定期限的，同此处理。",
        "Where the decision sets no period the new reply has that of the law, which runs anew; a judgment is taken the same way.",
    )
    first, *rest = found.reasoning
    return replace(found, reasoning=(first, note(course.received, _ROW, basis("ARL-IR 49"), zh, en), *rest))


def answered_anew(case: HandledCase) -> date | None:
    """The day on which the new reply counts as an answer; None until it does."""
    if case.redo is None or case.latest is None or case.latest.answered is None:
        return None
    return since(case.redo, case.latest.answered)


def since(redo: Mark, mark: Mark | None) -> date | None:
    """The day of what happened after the order; None for what was before it."""
    return None if mark is None or (mark.on, mark.entry) < (redo.on, redo.entry) else mark.on


def _order_steps(case: HandledCase, redo: Mark, due: date) -> Iterator[Step]:
    what, day = event_label(_BEGUN_BY), written(due)
    if case.redo_until is not None:
        text = Message(f"{what.zh}（{case.redo_by}），其中定明届满日。", f"{capital(what.en)} ({case.redo_by}); it names the last day.")
    else:
        days = amount(case.redo_days or 0, Unit.WORKING_DAYS)
        zh = f"{what.zh}（{case.redo_by}），其中定明{days.zh}，当日不计入。"
        en = f"{capital(what.en)} ({case.redo_by}); it names {days.en}, that day not counted."
        text = Message(zh, en)
    yield Step(redo.on, _ROW, None, Effect.START, text)
    yield Step(due, _ROW, None, Effect.DUE, Message(f"期限在{day.zh}终了时届满。", f"The period ends with {day.en}."))
