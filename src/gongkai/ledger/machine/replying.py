"""From the search to the archive: drafting, deciding, sending, withdrawing, and replying anew."""

from collections.abc import Callable, Mapping
from datetime import date

from gongkai.law.outcomes import Outcome as RequestOutcome
from gongkai.law.service import Mode, service
from gongkai.law.settings import Settings
from gongkai.ledger.case import HandledCase, Mark, Outcome, State
from gongkai.ledger.entry import Event
from gongkai.ledger.events.handling import (
    Decided,
    Dispatched,
    Drafted,
    DraftReviewed,
    RedoOrdered,
    Registered,
    SearchRecorded,
    Served,
    ServiceFailed,
    Withdrawn,
)
from gongkai.ledger.events.record import Archived, Assigned
from gongkai.ledger.machine.asking import HANDLING
from gongkai.ledger.machine.decision import checked
from gongkai.ledger.machine.reach import refuse_day, refuse_days
from gongkai.ledger.machine.receiving import UNDECIDED
from gongkai.ledger.machine.step import Guard, Step, there, wrong
from gongkai.ledger.opaque import opaque

_STAGES = "RQ-20 (OGI-R 45): a request is registered, reviewed, decided, answered and archived in this order"
_SERVICE = "RQ-20 (DLV): a reply is dispatched, then reaches the applicant or comes back"
_WITHDRAWAL = "LR-12: an applicant withdraws before the reply is dispatched"
_ANEW = "LR-12: a new reply is ordered after there was one"


def _searched(case: HandledCase, _: Mark, event: SearchRecorded) -> HandledCase:
    return case._replace(found=event.found)


def _drafted(case: HandledCase, _: Mark, __: Drafted) -> HandledCase:
    return case._replace(state=State.DRAFTED, sent_back=None)


def _reviewed(case: HandledCase, mark: Mark, event: DraftReviewed) -> HandledCase:
    return case if event.passed else case._replace(state=State.REGISTERED, sent_back=mark)


def _decided(case: HandledCase, mark: Mark, event: Decided) -> HandledCase:
    checked(case, mark, event)
    outcome = Outcome(event.outcome, mark, None, event.grounds, event.same_as)
    return case._replace(state=State.DECIDED, latest=outcome, outcome=outcome if case.redo is None else case.outcome)


def _dispatched(settings: Settings) -> Callable[[HandledCase, Mark, Dispatched], HandledCase]:
    leaving = {"posted": date.max, "sent": date.max}
    answers = {mode: service(mode, leaving, settings).answered is not None for mode in Mode}

    def apply(case: HandledCase, mark: Mark, event: Dispatched) -> HandledCase:
        sent = case._replace(state=State.DISPATCHED, dispatched_by=event.mode, dispatched=mark)
        return _answered(sent, mark, answers=answers[event.mode])

    return apply


def _served(case: HandledCase, mark: Mark, _: Served) -> HandledCase:
    return _answered(case._replace(served=mark), mark, answers=True)


def _answered(case: HandledCase, mark: Mark, *, answers: bool) -> HandledCase:
    """The case after a step of the service that makes it answered, or not. A reply that came back after it was posted was an answer."""
    latest = there(case.latest)
    if latest.answered is None:
        if not answers:
            return case
        latest = latest._replace(answered=mark)
    first = latest if case.redo is None else case.outcome
    return case._replace(state=State.ANSWERED, latest=latest, outcome=first)


def _failed(case: HandledCase, _: Mark, __: ServiceFailed) -> HandledCase:
    return case._replace(state=State.DECIDED)


def _withdrawn(case: HandledCase, mark: Mark, _: Withdrawn) -> HandledCase:
    if case.received is None:
        return case._replace(state=State.WITHDRAWN)
    outcome = Outcome(RequestOutcome.WITHDRAWN, mark, mark)
    return case._replace(state=State.WITHDRAWN, latest=outcome, outcome=outcome if case.redo is None else case.outcome)


def _redo(case: HandledCase, mark: Mark, event: RedoOrdered) -> HandledCase:
    opaque(event.by, case.id, mark.entry)
    why = "LR-12: an order to reply anew names working days, at least one, or a last day that lies ahead, or neither"
    if event.working_days is not None and event.until is not None:
        raise wrong(case.id, event, mark, "names working days and a last day", why, "give the one that the order names")
    if event.working_days is not None and event.working_days < 1:
        raise wrong(case.id, event, mark, f"gives {event.working_days} working days", why, "give the period that the order names")
    if event.until is not None and event.until < mark.on:
        raise wrong(case.id, event, mark, f"names {event.until}", why, "give the period that the order names")
    refuse_days(case.id, event, mark, event.working_days or 0)
    refuse_day(case.id, event, mark, event.until or mark.on)
    case = case._replace(redo=mark, redo_by=event.by, redo_days=event.working_days, redo_until=event.until)
    return case._replace(state=State.REGISTERED, dispatched_by=None, dispatched=None, served=None)


def _assigned(case: HandledCase, _: Mark, event: Assigned) -> HandledCase:
    return case._replace(unit=event.unit)


def _archived(case: HandledCase, _: Mark, __: Archived) -> HandledCase:
    return case._replace(state=State.ARCHIVED)


def replying(settings: Settings) -> Mapping[type[Event], Step[HandledCase]]:
    """The steps under the choices of an office: which replies count as answered when they leave it."""
    return {**_REPLYING, Dispatched: Step(frozenset({State.DECIDED}), _dispatched(settings), _STAGES, (Decided,))}


_REPLYING: Mapping[type[Event], Step[HandledCase]] = {
    SearchRecorded: Step(HANDLING, _searched, _STAGES, (Registered,)),
    Drafted: Step(HANDLING, _drafted, _STAGES, (Registered,)),
    DraftReviewed: Step(frozenset({State.DRAFTED}), _reviewed, _STAGES, (Drafted,)),
    Decided: Step(
        UNDECIDED - {State.RECEIVED},
        _decided,
        _STAGES,
        (Registered,),
        (
            Guard(
                lambda case: case.sent_back is None,
                "RQ-20 (OGI-R 45): a draft that did not pass its review is drafted anew before it is decided",
                lambda case: case.sent_back,
            ),
        ),
    ),
    Served: Step(
        frozenset({State.DISPATCHED, State.ANSWERED}),
        _served,
        _SERVICE,
        (Dispatched,),
        (Guard(lambda case: case.served is None, _SERVICE, lambda case: case.served),),
    ),
    ServiceFailed: Step(
        frozenset({State.DISPATCHED, State.ANSWERED}),
        _failed,
        _SERVICE,
        (Dispatched,),
        (Guard(lambda case: case.served is None, _SERVICE, lambda case: case.served),),
    ),
    Withdrawn: Step(
        UNDECIDED | {State.ARRIVED, State.DECIDED},
        _withdrawn,
        _WITHDRAWAL,
        guards=(Guard(lambda case: case.dispatched is None, _WITHDRAWAL, lambda case: case.dispatched),),
    ),
    RedoOrdered: Step(
        frozenset({State.ANSWERED, State.ARCHIVED}),
        _redo,
        _ANEW,
        (Dispatched,),
        (Guard(lambda case: case.dispatched is not None, _ANEW),),
    ),
    Assigned: Step(frozenset(State) - {State.ARCHIVED}, _assigned, "LR-12: what is archived is not assigned any more"),
    Archived: Step(
        frozenset({State.ANSWERED, State.WITHDRAWN, State.SPLIT, State.MERGED}),
        _archived,
        "RQ-20 (OGI-R 45): the file of a finished case is archived",
    ),
}
