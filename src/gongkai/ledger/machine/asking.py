"""What the organ asks of others before it answers: corrections, opinions, reasons, fees; and the extension."""

from collections.abc import Callable, Mapping

from gongkai.law.course import answer_rules
from gongkai.law.fees import schedules
from gongkai.law.periods import PeriodKind, governing
from gongkai.ledger.case import Consultation, Correction, Extension, Fee, HandledCase, Mark, Reasons, State
from gongkai.ledger.entry import Event
from gongkai.ledger.events.handling import (
    ConsultationSent,
    ConsultationServed,
    CorrectedRequestReceived,
    CorrectionNoticeServed,
    CorrectionRequested,
    DelayNotified,
    ExtensionApproved,
    ExtensionNotified,
    FeeNoticeServed,
    FeeNotified,
    FeePaid,
    OpinionReceived,
    ReasonsGiven,
    ReasonsRequested,
)
from gongkai.ledger.machine.reach import refuse_day, refuse_days
from gongkai.ledger.machine.step import Guard, Step, there, wrong
from gongkai.ledger.opaque import opaque

HANDLING = frozenset({State.REGISTERED, State.DRAFTED})
"""In the register, and nobody but the organ has to act."""
_LATE_OPINIONS = HANDLING | {State.CORRECTION_PENDING, State.FEE_PENDING, State.DECIDED, State.DISPATCHED, State.ANSWERED}

_CORRECTION = "RQ-05 (OGI-R 30): a correction is asked for once, of a registered request"
_CORRECTED = "RQ-05 (OGI-R 30): the applicant corrects after he was asked to"
_OPINION = "RQ-07 (OGI-R 32): an opinion answers a letter that is still open"
_REASONS = "RQ-10 (OGI-R 35): reasons are asked for, then given, then judged"
_EXTENSION = "RQ-08 (OGI-R 33): one extension, approved by the head of the work body before the applicant is told"
_FEE = "DL-11 (FEE 6): a fee is asked for once, then paid"


def _correction_requested(case: HandledCase, mark: Mark, event: CorrectionRequested) -> HandledCase:
    if event.working_days < 1:
        why = "RQ-05 (OGI-R 30): the notice gives a reasonable period"
        raise wrong(case.id, event, mark, f"gives {event.working_days} working days", why, "give the days that the notice names")
    refuse_days(case.id, event, mark, event.working_days)
    return case._replace(correction=Correction(mark, event.working_days), state=State.CORRECTION_PENDING)


def _correction_served(case: HandledCase, mark: Mark, _: CorrectionNoticeServed) -> HandledCase:
    return case._replace(correction=there(case.correction)._replace(served=mark))


def _corrected(case: HandledCase, mark: Mark, _: CorrectedRequestReceived) -> HandledCase:
    return case._replace(correction=there(case.correction)._replace(received=mark), state=State.REGISTERED)


CORRECTION: Mapping[type[Event], Step[HandledCase]] = {
    CorrectionRequested: Step(
        frozenset({State.REGISTERED}),
        _correction_requested,
        _CORRECTION,
        guards=(Guard(lambda case: case.correction is None, _CORRECTION, lambda case: case.correction and case.correction.requested),),
        remedy="decide on the request as it is: still_unclear when it cannot be understood",
    ),
    CorrectionNoticeServed: Step(
        frozenset({State.CORRECTION_PENDING}),
        _correction_served,
        _CORRECTED,
        (CorrectionRequested,),
        (
            Guard(
                lambda case: case.correction is not None and case.correction.served is None,
                "RQ-05 (OGI-R 30): the notice is received once",
                lambda case: case.correction and case.correction.served,
            ),
        ),
    ),
    CorrectedRequestReceived: Step(frozenset({State.CORRECTION_PENDING}), _corrected, _CORRECTED, (CorrectionRequested,)),
}


def _consultation_sent(case: HandledCase, mark: Mark, event: ConsultationSent) -> HandledCase:
    opaque(event.party, case.id, mark.entry)
    if any(one.party == event.party and one.answered is None for one in case.consultations):
        raise wrong(case.id, event, mark, "asks a party whose opinion is still awaited", "RQ-07 (OGI-R 32): a party is asked by one letter")
    return case._replace(consultations=(*case.consultations, Consultation(event.party, event.role, mark)))


def _consultation_served(case: HandledCase, mark: Mark, event: ConsultationServed) -> HandledCase:
    return _of_party(case, mark, event, lambda one: one._replace(served=mark) if one.served is None else None)


def _opinion_received(case: HandledCase, mark: Mark, event: OpinionReceived) -> HandledCase:
    return _of_party(case, mark, event, lambda one: one._replace(answered=mark, opinion=event.opinion))


def _of_party(
    case: HandledCase,
    mark: Mark,
    event: ConsultationServed | OpinionReceived,
    change: Callable[[Consultation], Consultation | None],
) -> HandledCase:
    """The case with the open consultation of the event's party changed."""
    for place, one in enumerate(case.consultations):
        if one.party == event.party and one.answered is None and (changed := change(one)) is not None:
            return case._replace(consultations=(*case.consultations[:place], changed, *case.consultations[place + 1 :]))
    why = "RQ-07 (OGI-R 32): a party receives and answers the letter that was sent to it, once"
    raise wrong(case.id, event, mark, "names a party with no such letter open", why)


def _is_asked(case: HandledCase) -> bool:
    return any(one.answered is None for one in case.consultations)


CONSULTATION: Mapping[type[Event], Step[HandledCase]] = {
    ConsultationSent: Step(HANDLING, _consultation_sent, "RQ-07 (OGI-R 32): opinions are asked for before the decision"),
    ConsultationServed: Step(
        _LATE_OPINIONS,
        _consultation_served,
        _OPINION,
        (ConsultationSent,),
        (Guard(lambda case: any(one.answered is None and one.served is None for one in case.consultations), _OPINION),),
    ),
    OpinionReceived: Step(_LATE_OPINIONS, _opinion_received, _OPINION, (ConsultationSent,), (Guard(_is_asked, _OPINION),)),
}


def _reasons_requested(case: HandledCase, mark: Mark, _: ReasonsRequested) -> HandledCase:
    return case._replace(reasons=Reasons(mark))


def _reasons_given(case: HandledCase, mark: Mark, _: ReasonsGiven) -> HandledCase:
    return case._replace(reasons=there(case.reasons)._replace(given=mark))


def _delay_notified(case: HandledCase, mark: Mark, event: DelayNotified) -> HandledCase:
    if event.until <= mark.on:
        raise wrong(case.id, event, mark, f"names {event.until}", "RQ-10 (OGI-R 35): the delayed day lies ahead", "give the day told")
    refuse_day(case.id, event, mark, event.until)
    return case._replace(reasons=there(case.reasons)._replace(delay=mark), delayed_until=event.until)


REASONS: Mapping[type[Event], Step[HandledCase]] = {
    ReasonsRequested: Step(
        HANDLING,
        _reasons_requested,
        _REASONS,
        guards=(Guard(lambda case: case.reasons is None, _REASONS, lambda case: case.reasons and case.reasons.requested),),
    ),
    ReasonsGiven: Step(
        HANDLING,
        _reasons_given,
        _REASONS,
        (ReasonsRequested,),
        (
            Guard(
                lambda case: case.reasons is not None and case.reasons.given is None,
                _REASONS,
                lambda case: case.reasons and case.reasons.given,
            ),
        ),
    ),
    DelayNotified: Step(
        HANDLING,
        _delay_notified,
        _REASONS,
        (ReasonsGiven,),
        (
            Guard(
                lambda case: case.reasons is not None and case.reasons.given is not None and case.reasons.delay is None,
                _REASONS,
                lambda case: case.reasons and case.reasons.delay,
            ),
        ),
    ),
}


def _extension_approved(case: HandledCase, mark: Mark, event: ExtensionApproved) -> HandledCase:
    most = answer_rules(there(case.received).on).period.extension
    if not 1 <= event.working_days <= most:
        why = f"RQ-08 (OGI-R 33): a request received on {there(case.received).on} can be extended by 1 to {most} working days"
        raise wrong(case.id, event, mark, f"extends by {event.working_days} working days", why, "give the days that were approved")
    return case._replace(extension=Extension(mark, event.working_days))


def _extension_notified(case: HandledCase, mark: Mark, _: ExtensionNotified) -> HandledCase:
    return case._replace(extension=there(case.extension)._replace(notified=mark))


EXTENSION: Mapping[type[Event], Step[HandledCase]] = {
    ExtensionApproved: Step(
        HANDLING,
        _extension_approved,
        _EXTENSION,
        guards=(Guard(lambda case: case.extension is None, _EXTENSION, lambda case: case.extension and case.extension.approved),),
    ),
    ExtensionNotified: Step(
        HANDLING,
        _extension_notified,
        _EXTENSION,
        (ExtensionApproved,),
        (
            Guard(
                lambda case: case.extension is not None and case.extension.notified is None,
                _EXTENSION,
                lambda case: case.extension and case.extension.notified,
            ),
        ),
    ),
}


def _fee_notified(case: HandledCase, mark: Mark, event: FeeNotified) -> HandledCase:
    if governing(PeriodKind.FEE_PAYMENT, mark.on) is None:
        why = f"DL-11 (FEE 6): fees are charged since {min(one.since for one in schedules())}"
        raise wrong(case.id, event, mark, "asks for a fee before there were any", why)
    if event.yuan < 1:
        raise wrong(case.id, event, mark, f"asks for {event.yuan} yuan", "DL-11 (FEE 6): a notice names an amount")
    return case._replace(fee=Fee(mark, event.yuan), state=State.FEE_PENDING)


def _fee_served(case: HandledCase, mark: Mark, _: FeeNoticeServed) -> HandledCase:
    return case._replace(fee=there(case.fee)._replace(served=mark))


def _fee_paid(case: HandledCase, mark: Mark, event: FeePaid) -> HandledCase:
    fee = there(case.fee)
    if event.yuan != fee.yuan:
        why = "DL-12 (FEE 6): the request goes on when the fee is paid in full"
        raise wrong(case.id, event, mark, f"pays {event.yuan} of {fee.yuan} yuan", why, "record the payment that completes the fee")
    return case._replace(fee=fee._replace(paid=mark), state=State.REGISTERED)


FEE: Mapping[type[Event], Step[HandledCase]] = {
    FeeNotified: Step(
        HANDLING,
        _fee_notified,
        _FEE,
        guards=(Guard(lambda case: case.fee is None, _FEE, lambda case: case.fee and case.fee.notified),),
    ),
    FeeNoticeServed: Step(
        frozenset({State.FEE_PENDING}),
        _fee_served,
        _FEE,
        (FeeNotified,),
        (Guard(lambda case: case.fee is not None and case.fee.served is None, _FEE, lambda case: case.fee and case.fee.served),),
    ),
    FeePaid: Step(frozenset({State.FEE_PENDING}), _fee_paid, _FEE, (FeeNotified,)),
}
