"""How a case begins."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any

from gongkai.law.receipt import Channel
from gongkai.law.receipt import receipt as law_of_receipt
from gongkai.law.settings import Settings
from gongkai.ledger.case import Case, DisputeCase, HandledCase, Kind, Mark, State
from gongkai.ledger.entry import Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.opening import ComplaintArrived, RectificationArrived, RequestArrived, ReviewFiled, SuitFiled
from gongkai.ledger.machine.step import wrong

Open = Callable[[str, Mark, Any], Case]
"""From the case's id, the event's day and entry, and the event, to the case."""
ReceivedOn = Callable[[Channel, date, date | None], date | None]
"""From channel, day of arrival and day of confirmation to the date of receipt in law."""

_OPAQUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_IDENTITY_NUMBER = re.compile(r"\d{6}(?:19|20)\d{9}[\dXx]")


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


def opaque(identifier: str, case: str, entry: int) -> None:
    """Checks that an id of a person, a party or a case tells nothing about who it is.

    Raises: LedgerError.
    """
    remedy = "give the id of the register of persons"
    if not _OPAQUE.fullmatch(identifier):
        why = "LR-08: ids are 1 to 64 ASCII letters, digits and . _ : / -, so that no name can stand there"
        raise LedgerError(f"{identifier!r} is no opaque id", why=why, remedy=remedy, case=case, entry=entry)
    if _MOBILE.fullmatch(identifier) or (_IDENTITY_NUMBER.fullmatch(identifier) and _is_identity_number(identifier)):
        why = "LR-08: the ledger holds no personal data, because nothing can be erased from it"
        # The number itself must not go on into a log.
        raise LedgerError("an id is an identity or telephone number", why=why, remedy=remedy, case=case, entry=entry)


def _is_identity_number(text: str) -> bool:
    """Whether the check digit fits (GB 11643): a long number of another kind seldom has it by chance."""
    weighted = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(text[:17]))
    return "10X98765432"[weighted % 11] == text[17].upper()


def _handled(kind: Kind, rule: ReceivedOn, case: str, mark: Mark, event: RequestArrived | RectificationArrived | ComplaintArrived) -> Case:
    if not event.applicants:
        raise wrong(case, event, mark, "has no applicant", "LR-05: someone asks", "give at least one applicant")
    for applicant in event.applicants:
        opaque(applicant.id, case, mark.entry)
    if len({applicant.id for applicant in event.applicants}) < len(event.applicants):
        raise wrong(case, event, mark, "names an applicant twice", "LR-05: each joint applicant is named once", "name each once")
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
    )


def _review(case: str, mark: Mark, event: ReviewFiled) -> Case:
    return DisputeCase(case, Kind.REVIEW, event.organ, event.body, event.part, event.number, event.requests, State.FILED, mark)


def _suit(case: str, mark: Mark, event: SuitFiled) -> Case:
    if event.after_review is not None and not event.reviewed:
        why, remedy = "LR-05: a suit that names its review comes after one", "say that there was a review, or name none"
        raise wrong(case, event, mark, "names a review and says that there was none", why, remedy)
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
