"""From arrival to the register: confirmation, registration, splitting and merging."""

from collections.abc import Callable, Mapping
from typing import Any

from gongkai.law.outcomes import Outcome as RequestOutcome
from gongkai.ledger.case import HandledCase, Mark, Outcome, State
from gongkai.ledger.entry import Event
from gongkai.ledger.events.handling import Merged, ReceiptConfirmed, Registered, Split
from gongkai.ledger.machine.opening import ReceivedOn, receipt
from gongkai.ledger.machine.step import Guard, Step, wrong
from gongkai.ledger.opaque import opaque

UNDECIDED = frozenset({State.RECEIVED, State.REGISTERED, State.CORRECTION_PENDING, State.FEE_PENDING, State.DRAFTED})
"""In law received, and not decided."""

_CONFIRMED = "RQ-06 (OGI-R 31): the receipt is confirmed before the request is handled"
_REGISTERED = "RQ-20 (OGI-R 45): registration comes first, once"


_FIRST_TIME: Guard[HandledCase] = Guard(
    lambda case: case.redo is None,
    "LR-12: a request that was answered once is answered anew, not split or merged",
    lambda case: case.redo,
)


def receiving(rule: ReceivedOn) -> Mapping[type[Event], Step[HandledCase]]:
    """The steps of every handled case before it is handled."""
    return {
        ReceiptConfirmed: Step(
            frozenset({State.ARRIVED, State.RECEIVED, State.REGISTERED}),
            _confirmed(rule),
            _CONFIRMED,
            guards=(
                Guard(
                    lambda case: case.confirmed is None,
                    "RQ-06 (OGI-R 31): one confirmation sets the date of receipt",
                    lambda case: case.confirmed,
                ),
                Guard(lambda case: _begun(case) is None, _CONFIRMED, _begun),
            ),
        ),
        Registered: Step(
            frozenset({State.ARRIVED, State.RECEIVED}),
            _registered,
            _REGISTERED,
            guards=(Guard(lambda case: case.register_number is None, _REGISTERED),),
        ),
    }


def _begun(case: HandledCase) -> Mark | None:
    """The first that was asked of anybody; a confirmation after it would move the date of receipt behind it."""
    marks = (
        case.correction and case.correction.requested,
        case.consultations[0].sent if case.consultations else None,
        case.reasons and case.reasons.requested,
        case.extension and case.extension.approved,
        case.fee and case.fee.notified,
        case.redo,
    )
    return min((mark for mark in marks if mark is not None), default=None)


def _confirmed(rule: ReceivedOn) -> Callable[[HandledCase, Mark, Any], HandledCase]:
    def apply(case: HandledCase, mark: Mark, _: ReceiptConfirmed) -> HandledCase:
        received = receipt(case.channel, case.arrived, mark, rule)
        if case.state is not State.ARRIVED or received is None:
            return case._replace(confirmed=mark, received=received)
        state = State.RECEIVED if case.register_number is None else State.REGISTERED
        return case._replace(confirmed=mark, received=received, state=state)

    return apply


def _registered(case: HandledCase, _: Mark, event: Registered) -> HandledCase:
    # A letter whose sender cannot be reached is registered at once; it is received when he was (PERIOD).
    state = State.ARRIVED if case.received is None else State.REGISTERED
    return case._replace(register_number=event.number, state=state)


def _split(case: HandledCase, mark: Mark, event: Split) -> HandledCase:
    for part in event.into:
        opaque(part, case.id, mark.entry)
    if len(set(event.into)) < max(2, len(event.into)) or case.id in event.into:
        why = "LR-12: a letter is split into at least two requests, each a case of its own"
        raise wrong(case.id, event, mark, "does not name such cases", why, "name the cases that it was split into")
    return case._replace(state=State.SPLIT, split_into=event.into)


def _merged(case: HandledCase, mark: Mark, event: Merged) -> HandledCase:
    opaque(event.into, case.id, mark.entry)
    if event.into == case.id:
        raise wrong(case.id, event, mark, "names the case itself", "LR-12: a request is merged into another case", "name the other case")
    code = RequestOutcome.REPEATED if event.identical else RequestOutcome.OTHER
    outcome = Outcome(code, mark, mark, same_as=event.into)
    return case._replace(state=State.MERGED, outcome=outcome, latest=outcome)


DIVIDING: Mapping[type[Event], Step[HandledCase]] = {
    Split: Step(
        frozenset({State.RECEIVED, State.REGISTERED}),
        _split,
        "LR-12: a letter is split after it was received and before a reply is drafted",
        guards=(_FIRST_TIME,),
    ),
    Merged: Step(
        UNDECIDED,
        _merged,
        "LR-12: a request is merged after it was received and before it is decided",
        guards=(_FIRST_TIME,),
    ),
}
