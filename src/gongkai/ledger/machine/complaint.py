"""What happens to supervision complaints only (art 47(2))."""

from collections.abc import Mapping

from gongkai.ledger.case import Explanation, HandledCase, Mark, State
from gongkai.ledger.entry import Event
from gongkai.ledger.events.handling import Decided, ExplanationReceived, ExplanationRequested, RemediationReported
from gongkai.ledger.machine.asking import HANDLING
from gongkai.ledger.machine.step import Guard, Step, there

_EXPLANATION = "LR-14 (OGI-R 47): the organ complained of is asked to explain once, then explains"
_REMEDIATION = "LR-14 (OGI-R 47): remediation is reported once, after it was ordered"


def _requested(case: HandledCase, mark: Mark, _: ExplanationRequested) -> HandledCase:
    return case._replace(explanation=Explanation(mark))


def _received(case: HandledCase, mark: Mark, _: ExplanationReceived) -> HandledCase:
    return case._replace(explanation=there(case.explanation)._replace(received=mark))


def _reported(case: HandledCase, mark: Mark, _: RemediationReported) -> HandledCase:
    return case._replace(remediation=mark)


COMPLAINT: Mapping[type[Event], Step[HandledCase]] = {
    ExplanationRequested: Step(
        HANDLING,
        _requested,
        _EXPLANATION,
        guards=(Guard(lambda case: case.explanation is None, _EXPLANATION, lambda case: case.explanation and case.explanation.requested),),
    ),
    ExplanationReceived: Step(
        HANDLING,
        _received,
        _EXPLANATION,
        (ExplanationRequested,),
        (
            Guard(
                lambda case: case.explanation is not None and case.explanation.received is None,
                _EXPLANATION,
                lambda case: case.explanation and case.explanation.received,
            ),
        ),
    ),
    RemediationReported: Step(
        frozenset({State.ANSWERED}),
        _reported,
        _REMEDIATION,
        (Decided,),
        (Guard(lambda case: case.remediation is None, _REMEDIATION, lambda case: case.remediation),),
    ),
}
