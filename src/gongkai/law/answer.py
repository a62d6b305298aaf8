"""When the answer to a request is due: one computation, with or without its reasoning."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from gongkai.law.clock import Count, Stop, count_working_days
from gongkai.law.course import AnswerRules, Consultation, Course, answer_rules
from gongkai.law.settings import DEFAULTS, AfterPayment, Settings, StopBegins
from gongkai.law.workdays import Calendar

_DAY = timedelta(days=1)


class Due(NamedTuple):
    """When the answer is due. `due`: None while a consultation, a correction or a payment is awaited.

    `latest_if_silent`: while a consultation is open, the due date if no opinion comes; None when the law sets that no end.
    """

    due: date | None
    provisional: bool
    latest_if_silent: date | None


class Asked(StrEnum):
    """What the applicant was asked for."""

    CORRECTION = "correction"
    PAYMENT = "payment"


class Wait(NamedTuple):
    """The days from a fee notice to the payment, where the rest of the period goes on after it."""

    stop: Stop


class Notice(NamedTuple):
    """A notice to the applicant and what came of it. `done` makes the period begin anew, unless the notice was sent after `limit`.

    `wait`: where the rest of the period goes on instead.
    """

    asked: Asked
    sent: date | None
    done: date | None
    limit: date | None
    in_time: bool
    wait: Wait | None = None


class Halt(NamedTuple):
    """A consultation and the days that it takes out. `silent_on`: the last day for the opinion, None when the law sets none."""

    consultation: Consultation
    silent_on: date | None
    stop: Stop


class ExtensionState(StrEnum):
    """What became of an extension."""

    IN_TIME = "in_time"
    TOO_LATE = "too_late"
    FORGOTTEN = "forgotten"
    """It was of a period that has since begun anew."""


class Timeline(NamedTuple):
    """Everything that the computation found out.

    `start`: the day from which the period that matters runs. `awaited`: what the applicant has yet to do. `halts`: what takes days out of
    it, by first day: the consultations begun since the start, a wait for the fee. `base`: the period alone; `total`: with the extension,
    where it was told in time.
    """

    rules: AnswerRules
    start: date
    notices: tuple[Notice, ...]
    awaited: Asked | None
    halts: Sequence[Halt | Wait]
    base: Count
    total: Count
    extension: ExtensionState | None


def answer_due(course: Course, calendar: Calendar, settings: Settings = DEFAULTS, as_of: date | None = None) -> Due:
    """When the answer is due, without reasons: for projections over many cases.

    Received 2026-03-02: due 2026-03-30. Law: OGI-R arts 30, 32 to 34; FEE art 6. Units: working days.
    `as_of`: a consultation whose time was over before that day, or before the answer, is settled; None, and no answer: each without an
    opinion is open.
    """
    return due_of(timeline(course, calendar, settings, as_of), calendar)


def due_of(found: Timeline, calendar: Calendar) -> Due:
    """The due date that a computation came to."""
    last = found.total.last
    if found.awaited is not None:
        return Due(None, False, None)
    provisional = last is not None and calendar.is_provisional(last)
    return Due(None, provisional, last) if found.total.pending else Due(last, provisional, None)


def timeline(course: Course, calendar: Calendar, settings: Settings = DEFAULTS, as_of: date | None = None) -> Timeline:
    """The whole computation. What comes too late moves nothing; what was before a new beginning is forgotten."""
    rules = answer_rules(course.received)
    halts = sorted(_halts(course, rules, calendar, settings, as_of), key=_first) if course.consultations else ()
    start, awaited, wait = course.received, None, None
    notices: list[Notice] = []
    for asked, sent, done in sorted(_asked(course), key=_when) if course.has_notices else ():
        limit = _limit(asked, start, awaited, course, rules, _live(halts, wait, start), calendar)
        in_time = sent is None or limit is None or sent <= limit
        goes_on = asked is Asked.PAYMENT and settings.after_payment is AfterPayment.GOES_ON
        if in_time and done is None:
            awaited = asked
        elif in_time and done is not None and goes_on:
            wait = _wait(course, done, limit)
        elif in_time and done is not None:
            start = max(start, done)
        notices.append(Notice(asked, sent, done, limit, in_time, wait if goes_on else None))
    live = _live(halts, wait, start)
    base, count, extension = _count(course, start, rules, live, calendar)
    return Timeline(rules, start, tuple(notices), awaited, live, base, count, extension)


def _wait(course: Course, paid: date, limit: date | None) -> Wait:
    """From the notice on: one whose day is not recorded went out on the day it arrived, or was paid, but in time."""
    noticed = course.fee_notice_sent or course.fee_notice_received or paid
    return Wait(Stop(noticed if limit is None else min(noticed, limit), paid))


def _live(halts: Sequence[Halt], wait: Wait | None, start: date) -> Sequence[Halt | Wait]:
    """What takes days out of the period that runs from a start, by first day: what was before a new beginning is forgotten."""
    if wait is None and not halts:
        return ()
    live = [halt for halt in halts if halt.consultation.sent >= start]
    if wait is None or wait.stop.last is None or wait.stop.last <= start:
        return live
    return sorted((*live, wait), key=_first)


def _count(
    course: Course, start: date, rules: AnswerRules, halts: Sequence[Halt | Wait], calendar: Calendar
) -> tuple[Count, Count, ExtensionState | None]:
    """The period from a start without and with the extension, and what became of the extension."""
    days = rules.period.count or 0
    stops = [halt.stop for halt in halts]
    base = count_working_days(calendar, start, days, stops)
    if course.extension is None:
        return base, base, None
    notified = course.extension.notified
    if notified is not None and notified < start:
        return base, base, ExtensionState.FORGOTTEN
    if notified is not None and base.last is not None and notified > base.last:
        return base, base, ExtensionState.TOO_LATE
    return base, count_working_days(calendar, start, days + course.extension.days, stops), ExtensionState.IN_TIME


def _limit(
    asked: Asked,
    start: date,
    awaited: Asked | None,
    course: Course,
    rules: AnswerRules,
    live: Sequence[Halt | Wait],
    calendar: Calendar,
) -> date | None:
    """The last day for a notice: of the period for it, or else of the answer that it interrupts; None while that stands still."""
    if asked is Asked.CORRECTION and rules.correction_notice is not None:
        return calendar.after(course.received, rules.correction_notice.count or 0)
    if awaited is not None:
        return None
    return _count(course, start, rules, live, calendar)[1].last


def _asked(course: Course) -> Iterator[tuple[Asked, date | None, date | None]]:
    if course.correction_sent or course.corrected:
        yield Asked.CORRECTION, course.correction_sent, course.corrected
    if course.fee_notice_sent or course.fee_notice_received or course.paid:
        yield Asked.PAYMENT, course.fee_notice_sent, course.paid


def _when(asked: tuple[Asked, date | None, date | None]) -> date:
    return asked[1] or asked[2] or date.max


def _halts(course: Course, rules: AnswerRules, calendar: Calendar, settings: Settings, as_of: date | None) -> Iterator[Halt]:
    seen = max((day for day in (as_of, course.answered) if day is not None), default=None)
    passed = 0 * _DAY if settings.consultation_stop is StopBegins.ON_ISSUE else _DAY
    for one in course.consultations:
        if one.whom not in rules.stopped_by:
            continue
        limit = rules.limits[one.whom]
        silent_on = calendar.after(one.received or one.sent, limit.count or 0) if limit else None
        pending = one.opinion is None and (seen is None or silent_on is None or seen <= silent_on)
        ends = [day for day in (one.opinion, silent_on) if day is not None]
        yield Halt(one, silent_on, Stop(one.sent + passed, min(ends) if ends else None, pending))


def _first(one: Halt | Wait) -> date:
    return one.stop.first
