"""How a case begins."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any

from gongkai.law.receipt import Channel
from gongkai.law.receipt import receipt as law_of_receipt
from gongkai.law.settings import Settings
from gongkai.ledger.case import Case, DisputeCase, HandledCase, Kind, Mark, State
from gongkai.ledger.entry import Event
from gongkai.ledger.events.opening import ComplaintArrived, RectificationArrived, RequestArrived, ReviewFiled, SuitFiled
from gongkai.ledger.machine.step import wrong
from gongkai.ledger.opaque import opaque

Open = Callable[[str, Mark, Any], Case]
"""From the case's id, the event's day and entry, and the event, to the case."""
ReceivedOn = Callable[[Channel, date, date | None], date | None]
"""From channel, day of arrival and day of confirmation to the date of receipt in law."""


def openings(received: ReceivedOn) -> Mapping[type[Event], Open]:
    """What each opening event makes; `received` is the rule of receipt."""
    return {
        RequestArrived: partial(_handled, Kind.REQUEST, received),
        RectificationArrived: partial(_handled, Kind.RECTIFICATION, received),
        ComplaintArrived: partial(_handled, Kind.COMPLAINT, received),
        ReviewFiled: _review,
        SuitFiled: _suit,
    }


def rule_of_receipt(settings: Settings) -> ReceivedOn:
    """The date of receipt under the choices of an office, computed once for each channel and pair of days."""

    @lru_cache(maxsize=1 << 16)
    def received(channel: Channel, arrived: date, confirmed: date | None) -> date | None:
        return law_of_receipt(channel, arrived, confirmed, settings).received

    return received


def receipt(channel: Channel, arrived: Mark, confirmed: Mark | None, received: ReceivedOn) -> Mark | None:
    """The day of receipt in law and the entry that set it; None while the receipt is to be confirmed."""
    at_once = received(channel, arrived.on, None)
    on = at_once if confirmed is None else received(channel, arrived.on, confirmed.on)
    if on is None:
        return None
    return Mark(on, arrived.entry if on == at_once or confirmed is None else confirmed.entry)


def _handled(kind: Kind, rule: ReceivedOn, case: str, mark: Mark, event: RequestArrived | RectificationArrived | ComplaintArrived) -> Case:
    if not event.applicants:
        raise wrong(case, event, mark, "has no applicant", "LR-05: someone asks", "give at least one applicant")
    for applicant in event.applicants:
        opaque(applicant.id, case, mark.entry)
    if len({applicant.id for applicant in event.applicants}) < len(event.applicants):
        raise wrong(case, event, mark, "names an applicant twice", "LR-05: each joint applicant is named once", "name each once")
    if isinstance(event, RequestArrived) and event.split_from is not None:
        opaque(event.split_from, case, mark.entry)
    received = receipt(event.channel, mark, None, rule)
    return HandledCase(
        case,
        kind,
        event.organ,
        event.applicants,
        event.channel,
        State.ARRIVED if received is None else State.RECEIVED,
        mark,
        received,
        event.about if isinstance(event, ComplaintArrived) else None,
        event.split_from if isinstance(event, RequestArrived) else None,
        public_service_unit=not isinstance(event, RectificationArrived) and event.public_service_unit,
    )


def _review(case: str, mark: Mark, event: ReviewFiled) -> Case:
    _opaque_requests(case, mark, event)
    return DisputeCase(case, Kind.REVIEW, event.organ, event.body, event.part, event.number, event.requests, State.FILED, mark)


def _suit(case: str, mark: Mark, event: SuitFiled) -> Case:
    if event.after_review is not None and not event.reviewed:
        why, remedy = "LR-05: a suit that names its review comes after one", "say that there was a review, or name none"
        raise wrong(case, event, mark, "names a review and says that there was none", why, remedy)
    if event.after_review is not None:
        opaque(event.after_review, case, mark.entry)
    _opaque_requests(case, mark, event)
    return DisputeCase(
        case,
        Kind.SUIT,
        event.organ,
        event.court,
        event.part,
        event.number,
        event.requests,
        State.FILED,
        mark,
        event.reviewed,
        event.after_review,
    )


def _opaque_requests(case: str, mark: Mark, event: ReviewFiled | SuitFiled) -> None:
    for request in event.requests:
        opaque(request, case, mark.entry)
