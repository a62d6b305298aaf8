"""What a decision must rest on, as far as the ledger can tell."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from gongkai.law.outcomes import Ground, existing
from gongkai.law.outcomes import Outcome as RequestOutcome
from gongkai.law.rectifications import Rectification
from gongkai.ledger.case import HandledCase, Kind, Mark
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.handling import ComplaintOutcome, Decided
from gongkai.ledger.machine.lapse import no_correction, unpaid
from gongkai.ledger.machine.step import wrong
from gongkai.ledger.opaque import opaque

_CATALOGUES: Mapping[Kind, type[StrEnum]] = {
    Kind.REQUEST: RequestOutcome,
    Kind.RECTIFICATION: Rectification,
    Kind.COMPLAINT: ComplaintOutcome,
}


def checked(case: HandledCase, mark: Mark, event: Decided) -> None:
    """Checks that a decision's outcome, grounds and earlier case can be, and what it takes for granted is recorded.

    Raises: LedgerError.
    """
    if event.outcome == RequestOutcome.WITHDRAWN:
        raise wrong(case.id, event, mark, "decides on a withdrawal", "LR-12: a withdrawal is no decision of the organ", "record Withdrawn")
    known = _known(case.kind, mark.on)
    if event.outcome not in known:
        raise _unknown(case, mark, event, "has the outcome", event.outcome, known)
    if event.grounds or event.outcome == RequestOutcome.PARTIAL:
        _grounds(case, mark, event)
    if event.same_as is not None or event.outcome == RequestOutcome.REPEATED:
        _same_as(case, mark, event)
    if event.outcome in _RESTS_ON and case.kind is Kind.REQUEST:
        _RESTS_ON[RequestOutcome(event.outcome)](case, mark, event)


@cache
def _known(kind: Kind, on: date) -> frozenset[str]:
    """The outcomes that there were on a day."""
    return frozenset(existing(on)) if kind is Kind.REQUEST else frozenset(_CATALOGUES[kind])


@cache
def _known_grounds(on: date) -> frozenset[str]:
    return frozenset(ground for ground in Ground if ground.alone in existing(on))


def _unknown(case: HandledCase, mark: Mark, event: Decided, saying: str, code: str, known: Collection[str]) -> LedgerError:
    some_day = case.kind is Kind.REQUEST and (code in set(RequestOutcome) or code in set(Ground))
    why = f"RQ-11 (OGI-R 36): {code} did not exist on {mark.on}" if some_day else f"RQ-11 (OGI-R 36): no outcome of a {case.kind} is {code}"
    return wrong(case.id, event, mark, f"{saying} {code}", why, f"use one of {', '.join(sorted(known))}")


def _grounds(case: HandledCase, mark: Mark, event: Decided) -> None:
    why = "RQ-12 (OGI-R 37): a partial disclosure, and no other outcome, withholds parts on grounds"
    if event.outcome != RequestOutcome.PARTIAL or case.kind is not Kind.REQUEST:
        raise wrong(case.id, event, mark, f"gives grounds for {event.outcome}", why, "leave the grounds out")
    if not event.grounds:
        raise wrong(case.id, event, mark, "withholds parts without a ground", why, "give the ground of each part withheld")
    if len(set(event.grounds)) < len(event.grounds):
        raise wrong(case.id, event, mark, "gives a ground twice", why, "give each ground once")
    known = _known_grounds(mark.on)
    for ground in event.grounds:
        if ground not in known:
            raise _unknown(case, mark, event, "withholds on the ground", ground, known)


def _same_as(case: HandledCase, mark: Mark, event: Decided) -> None:
    why = "RQ-11 (OGI-R 36(6)): a repeated request, and no other, is the same as an earlier one"
    if event.same_as is None or event.outcome != RequestOutcome.REPEATED:
        raise wrong(case.id, event, mark, f"is {event.outcome} and the same as {event.same_as}", why, "name the earlier case")
    opaque(event.same_as, case.id, mark.entry)
    if event.same_as == case.id:
        raise wrong(case.id, event, mark, "names the case itself", why, "name the earlier case")


def _still_unclear(case: HandledCase, mark: Mark, event: Decided) -> None:
    if case.correction is None or case.correction.received is None:
        why = "RQ-05 (OGI-R 30): a request is still unclear after the applicant corrected it"
        raise wrong(case.id, event, mark, "says still_unclear, and no correction was received", why, "ask for the correction first")


_RESTS_ON = {
    RequestOutcome.STILL_UNCLEAR: _still_unclear,
    RequestOutcome.ABANDONED_NO_CORRECTION: no_correction,
    RequestOutcome.ABANDONED_FEE: unpaid,
}
