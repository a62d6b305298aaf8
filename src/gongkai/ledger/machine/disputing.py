"""How a review or a suit goes on."""

from collections.abc import Callable, Mapping

from gongkai.law.periods import PeriodKind, Procedure, periods
from gongkai.ledger.case import Conclusion, DisputeCase, Kind, Mark, State
from gongkai.ledger.entry import Event
from gongkai.ledger.events.dispute import (
    Accepted,
    AnswerSubmitted,
    Appealed,
    ComplianceOrdered,
    Complied,
    ConclusionReceived,
    CopyReceived,
    HearingHeld,
    InstanceConcluded,
    PeriodExtended,
    ProcedureChanged,
    Reopened,
    Result,
    Resumed,
    ReviewConcluded,
    ReviewOpinionReceived,
    Suspended,
)
from gongkai.ledger.events.record import Archived, Assigned
from gongkai.ledger.machine.reach import refuse_day
from gongkai.ledger.machine.step import Guard, Step, there, wrong

_BEFORE = frozenset({State.FILED, State.PENDING, State.SUSPENDED})
_RUNNING = frozenset({State.PENDING})
_ENDED = frozenset({State.CONCLUDED})
_UNACCEPTED = frozenset({Result.NOT_ACCEPTED, Result.WITHDRAWN, Result.TRANSFERRED})
"""How a case can end that was never accepted."""

_ACCEPTED = "LR-13: a review or suit is accepted once, then runs until it is concluded"
_COPY = "DL-20 (ARL 48, ALL 67): the organ answers after it received the copy, once an instance"
_STILL = "LR-13: proceedings are suspended and resumed in turn"
_CONCLUDED = "LR-13: an instance is concluded once; what follows comes after it"


def _once(get: Callable[[DisputeCase], Mark | None], why: str) -> Guard[DisputeCase]:
    return Guard(lambda case: get(case) is None, why, get)


def _accepted(case: DisputeCase, mark: Mark, event: Accepted) -> DisputeCase:
    return case._replace(accepted=mark, procedure=event.procedure, number=event.number or case.number, state=State.PENDING)


def _procedure_changed(case: DisputeCase, mark: Mark, event: ProcedureChanged) -> DisputeCase:
    if event.procedure is not Procedure.ORDINARY:
        why = "LR-13 (ARL 55, ALL 84): a simple procedure becomes an ordinary one, never the reverse"
        raise wrong(case.id, event, mark, f"changes to {event.procedure}", why)
    return case._replace(procedure=event.procedure)


def _copy_received(case: DisputeCase, mark: Mark, _: CopyReceived) -> DisputeCase:
    # The copy goes out after acceptance, which the organ may never learn of by itself.
    return case._replace(copy_received=mark, state=State.PENDING if case.state is State.FILED else case.state)


def _answer_submitted(case: DisputeCase, mark: Mark, _: AnswerSubmitted) -> DisputeCase:
    return case._replace(answer_submitted=mark)


def _suspended(case: DisputeCase, mark: Mark, _: Suspended) -> DisputeCase:
    return case._replace(suspensions=(*case.suspensions, (mark, None)), state=State.SUSPENDED)


def _resumed(case: DisputeCase, mark: Mark, _: Resumed) -> DisputeCase:
    *before, (since, _open) = case.suspensions
    return case._replace(suspensions=(*before, (since, mark)), state=State.PENDING)


def _period_extended(case: DisputeCase, mark: Mark, event: PeriodExtended) -> DisputeCase:
    most = _most(case)
    if event.days < 1 or (most is not None and event.days > most):
        why = "DL-22 (ARL 62): the body makes its period longer by the days that the law allows; a simple procedure not at all"
        raise wrong(case.id, event, mark, f"extends by {event.days} days", why, "give the days told, or record ProcedureChanged first")
    return case._replace(extended=mark, extended_days=event.days)


def _most(case: DisputeCase) -> int | None:
    """By how many days a review can be extended; None for a suit, for which the law names no number."""
    if case.kind is Kind.SUIT:
        return None
    procedure, begins = case.procedure or Procedure.ORDINARY, there(case.accepted or case.copy_received).on
    rules = (one for one in periods() if one.kind == PeriodKind.REVIEW_DECISION and one.variant == procedure)
    return next((one.extension for one in rules if one.since <= begins and (one.until is None or begins <= one.until)), 0)


def _heard(case: DisputeCase, _: Mark, __: HearingHeld) -> DisputeCase:
    return case


def _review_concluded(case: DisputeCase, mark: Mark, event: ReviewConcluded) -> DisputeCase:
    return _concluded(case, mark, event, Conclusion(1, event.result, mark))


def _instance_concluded(case: DisputeCase, mark: Mark, event: InstanceConcluded) -> DisputeCase:
    running = len(case.conclusions) + 1
    if event.instance != running:
        why = f"LR-13: instance {running} is the one that runs"
        raise wrong(case.id, event, mark, f"concludes instance {event.instance}", why, "record the instances in their order")
    return _concluded(case, mark, event, Conclusion(event.instance, event.result, mark, event.ruling))


def _concluded(case: DisputeCase, mark: Mark, event: ReviewConcluded | InstanceConcluded, conclusion: Conclusion) -> DisputeCase:
    if case.state is State.FILED and conclusion.result not in _UNACCEPTED:
        why = "LR-13: what was not accepted ends as not_accepted, withdrawn or transferred"
        raise wrong(case.id, event, mark, f"ends as {conclusion.result}", why, "record Accepted or CopyReceived first")
    if conclusion.result is Result.NOT_ACCEPTED and case.state is not State.FILED:
        why = "LR-13: what was accepted ends otherwise; dismissed when the conditions turn out not to be met"
        raise wrong(case.id, event, mark, f"ends as {conclusion.result}", why)
    return case._replace(conclusions=(*case.conclusions, conclusion), state=State.CONCLUDED)


def _conclusion_received(case: DisputeCase, mark: Mark, _: ConclusionReceived) -> DisputeCase:
    *before, last = case.conclusions
    return case._replace(conclusions=(*before, last._replace(received=mark)))


def _appealed(case: DisputeCase, mark: Mark, _: Appealed) -> DisputeCase:
    return _next_instance(case, mark)._replace(appealed=mark)


def _reopened(case: DisputeCase, mark: Mark, _: Reopened) -> DisputeCase:
    return _next_instance(case, mark)._replace(appealed=None)


def _next_instance(case: DisputeCase, opened: Mark) -> DisputeCase:
    *before, last = case.conclusions
    conclusions = (*before, last._replace(followed=opened))
    cleared = case._replace(copy_received=None, answer_submitted=None, ordered=None, comply_by=None)
    return cleared._replace(state=State.PENDING, conclusions=conclusions)


def _opinion(case: DisputeCase, mark: Mark, _: ReviewOpinionReceived) -> DisputeCase:
    return case._replace(opinion_received=mark)


def _comply_by(case: DisputeCase, mark: Mark, event: ComplianceOrdered) -> DisputeCase:
    if event.until < mark.on:
        why = "LR-13: the day by which the organ must act lies ahead"
        raise wrong(case.id, event, mark, f"sets {event.until}", why, "give the day that the decision sets")
    refuse_day(case.id, event, mark, event.until)
    return case._replace(ordered=mark, comply_by=event.until, complied=None)


def _complied(case: DisputeCase, mark: Mark, _: Complied) -> DisputeCase:
    return case._replace(complied=mark)


def _assigned(case: DisputeCase, _: Mark, event: Assigned) -> DisputeCase:
    return case._replace(unit=event.unit)


def _archived(case: DisputeCase, _: Mark, __: Archived) -> DisputeCase:
    return case._replace(state=State.ARCHIVED)


_RECEIVED: Guard[DisputeCase] = Guard(
    lambda case: bool(case.conclusions) and case.conclusions[-1].received is None,
    "LR-13: a decision is received once",
    lambda case: case.conclusions[-1].received if case.conclusions else None,
)

BOTH: Mapping[type[Event], Step[DisputeCase]] = {
    Accepted: Step(
        frozenset({State.FILED}),
        _accepted,
        _ACCEPTED,
    ),
    ProcedureChanged: Step(
        _RUNNING,
        _procedure_changed,
        _ACCEPTED,
        (Accepted,),
        (Guard(lambda case: case.procedure is Procedure.SIMPLE, "LR-13 (ARL 55, ALL 84): only a simple procedure changes"),),
    ),
    CopyReceived: Step(_BEFORE, _copy_received, _COPY, (Accepted,), (_once(lambda case: case.copy_received, _COPY),)),
    AnswerSubmitted: Step(
        _BEFORE,
        _answer_submitted,
        _COPY,
        (CopyReceived,),
        (Guard(lambda case: case.copy_received is not None, _COPY), _once(lambda case: case.answer_submitted, _COPY)),
    ),
    Suspended: Step(_RUNNING, _suspended, _STILL, (Accepted, Resumed)),
    Resumed: Step(frozenset({State.SUSPENDED}), _resumed, _STILL, (Suspended,)),
    PeriodExtended: Step(
        _RUNNING,
        _period_extended,
        "DL-22 (ARL 62): the body extends its period once, while it runs",
        (Accepted,),
        (_once(lambda case: case.extended, "DL-22 (ARL 62): the body extends its period once, while it runs"),),
    ),
    HearingHeld: Step(_RUNNING, _heard, _ACCEPTED, (Accepted,)),
    ConclusionReceived: Step(_ENDED, _conclusion_received, _CONCLUDED, (ReviewConcluded, InstanceConcluded), (_RECEIVED,)),
    ComplianceOrdered: Step(_ENDED, _comply_by, _CONCLUDED, (ReviewConcluded, InstanceConcluded)),
    Complied: Step(
        _ENDED,
        _complied,
        _CONCLUDED,
        (ReviewConcluded, InstanceConcluded),
        (_once(lambda case: case.complied, "LR-13: what was ordered is done once"),),
    ),
    Assigned: Step(frozenset(State) - {State.ARCHIVED}, _assigned, "LR-12: what is archived is not assigned any more"),
    Archived: Step(_ENDED, _archived, "RQ-20 (OGI-R 45): the file of a finished case is archived"),
}

REVIEW: Mapping[type[Event], Step[DisputeCase]] = {
    **BOTH,
    ReviewConcluded: Step(_BEFORE, _review_concluded, _CONCLUDED),
    ReviewOpinionReceived: Step(
        _RUNNING | _ENDED,
        _opinion,
        "DL-23 (ARL 76): the review body sends its opinion once, with or after its decision",
        (Accepted,),
        (
            _once(
                lambda case: case.opinion_received,
                "DL-23 (ARL 76): the review body sends its opinion once, with or after its decision",
            ),
        ),
    ),
}

SUIT: Mapping[type[Event], Step[DisputeCase]] = {
    **BOTH,
    InstanceConcluded: Step(_BEFORE, _instance_concluded, _CONCLUDED),
    Appealed: Step(
        _ENDED,
        _appealed,
        _CONCLUDED,
        (InstanceConcluded,),
        (_once(lambda case: case.appealed, "LR-13 (ALL 7): the second instance is the last; a retrial reopens the suit"),),
    ),
    Reopened: Step(_ENDED, _reopened, _CONCLUDED, (InstanceConcluded,)),
}
