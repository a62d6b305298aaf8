"""What else is due in a case beside the answer: by whom, until when, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gongkai.law.clock import Deadline
from gongkai.law.course import Consulted
from gongkai.law.dated import governs
from gongkai.law.deadlines import Events, deadline
from gongkai.law.message import Message
from gongkai.law.outcomes import Outcome as RequestOutcome
from gongkai.law.periods import PeriodKind, Procedure, kind_label, periods
from gongkai.law.remedies import review_first
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.workdays import Calendar
from gongkai.ledger.anew import answered_anew
from gongkai.ledger.case import Case, DisputeCase, HandledCase, Kind, Mark, Outcome, State
from gongkai.ledger.clocks import answer_clock, explain, outside
from gongkai.ledger.compliance import COMPLIANCE, compliance

_PERIODS = {Consulted.THIRD_PARTY: PeriodKind.THIRD_PARTY_OPINION, Consulted.JOINT_ORGAN: PeriodKind.JOINT_ORGAN_OPINION}
_OPEN = frozenset({State.RECEIVED, State.REGISTERED, State.DRAFTED})


class NamedPeriod(StrEnum):
    """A period that no law sets but a decision or judgment names."""

    COMPLIANCE = "compliance"


class Clock(NamedTuple):
    """One period that runs in a case. `party`: whose opinion it waits for. `procedure`: the one for which it holds, where it is not known
    by which the case runs."""

    kind: PeriodKind | NamedPeriod
    deadline: Deadline
    party: str | None = None
    procedure: Procedure | None = None

    @property
    def label(self) -> Message:
        """What it is for, in words."""
        return COMPLIANCE if isinstance(self.kind, NamedPeriod) else kind_label(self.kind)


def clocks(case: Case, calendar: Calendar, settings: Settings = DEFAULTS) -> tuple[Clock, ...]:
    """The periods that run in a case beside that for its answer, those that end first in front.

    They are those of the organ, of the applicant and of who was asked: a new reply that was ordered, the correction notice and the
    correction, opinions, the fee, the remedies against the reply; in reviews and suits the organ's answer, the decision, compliance, the
    suit or appeal that may follow. For a request to a public service unit only a new reply with a period of its own.
    Law: DL-02, DL-03, DL-06, DL-07, DL-11, DL-15 to DL-26.
    """
    found = _of_handled(case, calendar, settings) if isinstance(case, HandledCase) else _of_dispute(case, calendar, settings)
    return tuple(sorted(found, key=lambda clock: clock.deadline.last or date.max))


def _of_handled(case: HandledCase, calendar: Calendar, settings: Settings) -> Iterator[Clock]:
    if outside(case):
        yield from _new_reply(case, calendar, settings)
        return
    received, correction, fee, latest = case.received, case.correction, case.fee, case.latest
    if case.kind is Kind.REQUEST and received and case.redo is None and correction is None and case.state in _OPEN:
        yield from _clock(PeriodKind.CORRECTION_NOTICE, {"received": (received.on,)}, calendar, settings)
    if case.state is State.CORRECTION_PENDING and correction and correction.served:
        named = replace(settings, correction_period=correction.working_days)
        yield from _clock(PeriodKind.CORRECTION, {"notice_received": (correction.served.on,)}, calendar, named)
    if case.state is State.FEE_PENDING and fee and fee.served:
        yield from _clock(PeriodKind.FEE_PAYMENT, {"fee_notice_received": (fee.served.on,)}, calendar, settings)
    if case.redo is not None and answered_anew(case) is None:
        yield from _letters(case, calendar, settings)
        yield from _new_reply(case, calendar, settings)
    elif latest is None or latest.answered is None:
        yield from _letters(case, calendar, settings)
        due = answer_clock(case, calendar, settings)
        if due is not None and due.due is not None and case.kind is Kind.REQUEST:
            yield from _clock(PeriodKind.SUIT_FOR_SILENCE, {"answer_due": (due.due,)}, calendar, settings)
    elif case.served is not None and case.kind is not Kind.COMPLAINT:
        for kind in (PeriodKind.REVIEW_REQUEST,) if _review_first(case, latest) else (PeriodKind.REVIEW_REQUEST, PeriodKind.SUIT):
            yield from _clock(kind, {"reply_received": (case.served.on,)}, calendar, settings)


def _new_reply(case: HandledCase, calendar: Calendar, settings: Settings) -> Iterator[Clock]:
    """The reply that was ordered anew, while it is awaited."""
    if case.redo is not None and answered_anew(case) is None and (anew := explain(case, calendar, settings)) is not None:
        yield Clock(PeriodKind.ANSWER, anew)


def _review_first(case: HandledCase, reply: Outcome) -> bool:
    """Whether nobody can sue over the reply directly. Over what a partial disclosure provided one can.

    Law: ARL 23(1)(4), by the day and the ground of the decision.
    """
    if case.kind is not Kind.REQUEST or reply.code == RequestOutcome.PARTIAL:
        return False
    return review_first(RequestOutcome(reply.code), reply.made.on) is True


def _letters(case: HandledCase, calendar: Calendar, settings: Settings) -> Iterator[Clock]:
    """The opinions that are awaited."""
    for one in case.consultations:
        if one.answered is None and one.served is not None and one.role in _PERIODS:
            yield from _clock(_PERIODS[one.role], {"letter_received": (one.served.on,)}, calendar, settings, party=one.party)


def _of_dispute(case: DisputeCase, calendar: Calendar, settings: Settings) -> Iterator[Clock]:
    ended = case.state in {State.CONCLUDED, State.ARCHIVED}
    if case.opinion_received and not case.complied:
        events = {"review_opinion_received": (case.opinion_received.on,)}
        yield from _clock(PeriodKind.RESPONDENT_COMPLIANCE, events, calendar, settings)
    if ended and (ordered := compliance(case)) is not None:
        yield Clock(NamedPeriod.COMPLIANCE, ordered)
    if ended:
        yield from _after_conclusion(case, calendar, settings)
        return
    if case.copy_received and not case.answer_submitted:
        kind = PeriodKind.RESPONDENT_REPLY if case.kind is Kind.REVIEW else PeriodKind.DEFENDANT_ANSWER
        for procedure in _procedures(case) if case.kind is Kind.REVIEW else (None,):
            yield from _clock(kind, {"copy_received": (case.copy_received.on,)}, calendar, settings, procedure=procedure)
    if case.state is State.FILED and case.kind is Kind.REVIEW:
        yield from _clock(PeriodKind.REVIEW_ACCEPTANCE, {"application_received": (case.filed.on,)}, calendar, settings)
    if case.accepted and not case.conclusions:
        yield from _decision(case, case.accepted, calendar, settings)


def _decision(case: DisputeCase, accepted: Mark, calendar: Calendar, settings: Settings) -> Iterator[Clock]:
    """The body's own period. The law's clock knows one suspension; with more of them nothing is said."""
    if case.kind is Kind.SUIT:
        for procedure in _procedures(case):
            yield from _clock(PeriodKind.FIRST_INSTANCE, {"docketed": (accepted.on,)}, calendar, settings, procedure=procedure)
    elif len(case.suspensions) <= 1:
        events: dict[str, tuple[date, ...]] = {"accepted": (accepted.on,)}
        for since, until in case.suspensions:
            events |= {"suspended": (since.on,)} | ({"resumed": (until.on,)} if until else {})
        for procedure in _procedures(case):
            extend = case.extended_days if case.extended_days and procedure is not Procedure.SIMPLE else None
            yield from _clock(PeriodKind.REVIEW_DECISION, events, calendar, settings, procedure=procedure, extend=extend)


def _after_conclusion(case: DisputeCase, calendar: Calendar, settings: Settings) -> Iterator[Clock]:
    last = case.conclusions[-1]
    if last.received is None:
        return
    if case.kind is Kind.REVIEW:
        yield from _clock(PeriodKind.SUIT_AFTER_REVIEW, {"decision_received": (last.received.on,)}, calendar, settings)
    elif case.appealed is None:
        event = "ruling_served" if last.ruling else "judgment_served"
        yield from _clock(PeriodKind.APPEAL, {event: (last.received.on,)}, calendar, settings)


def _procedures(case: DisputeCase) -> tuple[Procedure, ...]:
    """The procedure of the case, or both while it is not known: the earlier day is then the safe one."""
    return tuple(Procedure) if case.procedure is None else (case.procedure,)


def _clock(
    kind: PeriodKind,
    events: Events,
    calendar: Calendar,
    settings: Settings,
    *,
    party: str | None = None,
    procedure: Procedure | None = None,
    extend: int | None = None,
) -> Iterator[Clock]:
    """The period, if the law of the day on which it begins had one."""
    begin, *_ = events.items()
    event, (on,) = begin
    if any(one.kind == kind and one.event == event and one.variant in {None, procedure} and governs(one, on) for one in periods()):
        yield Clock(kind, deadline(kind, events, calendar, variant=procedure, extend=extend, settings=settings), party, procedure)
