"""Where a case stands on its way through the office: the draft that is on the table, and what is to be done next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from gongkai.law.clock import Deadline
from gongkai.law.course import Consulted
from gongkai.law.periods import PeriodKind
from gongkai.law.workdays import calendar
from gongkai.ledger import strikes
from gongkai.ledger.agenda import Clock, clocks
from gongkai.ledger.case import Consultation, HandledCase, Mark, State
from gongkai.ledger.clocks import explain
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events import handling, record
from gongkai.ledger.events.handling import ReviewKind
from gongkai_web.accounts.models import User
from gongkai_web.publishing.due import soon_or_a_week
from gongkai_web.requests.models import NoteKind
from gongkai_web.requests.notes import Note

NEEDED = frozenset({ReviewKind.LEGAL, ReviewKind.SECRECY})
"""What every draft passes before it is approved. Law: OGI-R 17, 45."""
LAPSING = frozenset({State.CORRECTION_PENDING, State.FEE_PENDING})
"""The applicant has to act; who does not, ends the request."""
_AT_ONCE: Mapping[State, type[Event]] = {
    State.ARRIVED: handling.ReceiptConfirmed,
    State.RECEIVED: handling.Registered,
    State.DECIDED: handling.Dispatched,
    State.DISPATCHED: handling.Served,
    State.WITHDRAWN: record.Archived,
    State.SPLIT: record.Archived,
    State.MERGED: record.Archived,
}
"""What comes next wherever nothing but the state decides it."""


class Draft(NamedTuple):
    """A reply that was drafted and not yet decided. `reviewed`: what it passed. `lapse`: it says that the applicant did not act."""

    outcome: str
    grounds: tuple[str, ...]
    same_as: str | None
    said: dict[str, Any]
    by: User
    reviewed: frozenset[ReviewKind]
    lapse: bool

    @property
    def ready(self) -> bool:
        """Whether it can be approved. That somebody did not act needs no review of contents."""
        return self.lapse or self.reviewed >= NEEDED


class Next(NamedTuple):
    """What is to be done next. `event`: None where somebody else has to act. `until`: the last day, where there is one."""

    event: type[Event] | None
    until: date | None = None


def draft_of(folded: HandledCase, entries: Sequence[Entry], notes: Sequence[Note]) -> Draft | None:
    """The draft on the table; None where there is none, it was returned, or something began anew since."""
    latest = next((one for one in reversed(notes) if one.kind in {NoteKind.DRAFT, NoteKind.DRAFT_RETURNED}), None)
    since = _since(folded, entries)
    if latest is None or latest.kind is not NoteKind.DRAFT or latest.said is None or since is None or latest.entry < since:
        return None
    said = dict(latest.said)
    outcome, grounds, same_as = said.pop("outcome"), tuple(said.pop("grounds")), said.pop("same_as")
    reviewed = frozenset(
        entry.event.review
        for entry in _standing(entries)
        if isinstance(entry.event, handling.DraftReviewed) and entry.event.passed and entry.number > since
    )
    return Draft(outcome, grounds, same_as, said, latest.by, reviewed, folded.state in LAPSING)


def extension_of(folded: HandledCase, notes: Sequence[Note]) -> Note | None:
    """The extension that was proposed and waits for the head of the work body."""
    latest = next((one for one in reversed(notes) if one.kind in {NoteKind.EXTENSION, NoteKind.EXTENSION_RETURNED}), None)
    return latest if latest and latest.kind is NoteKind.EXTENSION and latest.said and folded.extension is None else None


def next_step(folded: HandledCase, draft: Draft | None, today: date) -> Next:
    """What is to be done next, so that the case goes on."""
    if folded.state in _AT_ONCE:
        return Next(_AT_ONCE[folded.state])
    match folded.state:
        case State.CORRECTION_PENDING if folded.correction:
            return _awaited(folded, handling.CorrectionNoticeServed, folded.correction.served, PeriodKind.CORRECTION, draft, today)
        case State.FEE_PENDING if folded.fee:
            return _awaited(folded, handling.FeeNoticeServed, folded.fee.served, PeriodKind.FEE_PAYMENT, draft, today)
        case State.REGISTERED | State.DRAFTED:
            return _handled(folded, draft, today)
        case State.ANSWERED:
            return Next(handling.Served if folded.served is None else record.Archived)
        case _:
            return Next(None)


def open_letters(folded: HandledCase, today: date) -> list[tuple[Consultation, Deadline | None]]:
    """The consultations that still keep the case from being decided: not received, or the time of who was asked is not over."""
    ends = {one.party: one.deadline for one in clocks(folded, calendar()) if one.party is not None}
    waiting = [one for one in folded.consultations if one.answered is None]
    return [(one, ends.get(one.party)) for one in waiting if _is_open(one, ends.get(one.party), today)]


def running(folded: HandledCase, today: date) -> list[Clock]:
    """The periods that run beside that for the answer, the remedies of the applicant left out."""
    others = {PeriodKind.REVIEW_REQUEST, PeriodKind.SUIT, PeriodKind.SUIT_FOR_SILENCE, PeriodKind.ANSWER}
    kept = [one for one in clocks(folded, calendar()) if one.kind not in others]
    return [one for one in kept if one.kind is not PeriodKind.CORRECTION_NOTICE or (one.deadline.last or today) >= today]


def correctable(folded: HandledCase, today: date) -> date | None:
    """The last day on which the applicant may be asked to correct the request, once that day is near. Law: OGI-R 30."""
    if folded.state not in {State.RECEIVED, State.REGISTERED} or folded.correction is not None:
        return None
    ends = (one.deadline.last for one in running(folded, today) if one.kind is PeriodKind.CORRECTION_NOTICE)
    return next((last for last in ends if last is not None and last <= soon_or_a_week(today)), None)


def _handled(folded: HandledCase, draft: Draft | None, today: date) -> Next:
    if folded.extension and folded.extension.notified is None:
        due = explain(folded, calendar(), as_of=today)
        return Next(handling.ExtensionNotified, due.last if due else None)
    letters = open_letters(folded, today)
    if any(one.served is None for one, _end in letters):
        return Next(handling.ConsultationServed)
    if letters:
        return Next(None, max((end.last for _one, end in letters if end and end.last), default=None))
    if draft is not None:
        return Next(handling.Decided if draft.ready else handling.DraftReviewed)
    return Next(handling.SearchRecorded if folded.found is None else handling.Drafted)


def _awaited(folded: HandledCase, service: type[Event], served: Mark | None, kind: PeriodKind, draft: Draft | None, today: date) -> Next:
    """What follows a notice to the applicant: its service, then waiting, then the end."""
    if served is None:
        return Next(service)
    until = next((one.deadline.last for one in clocks(folded, calendar()) if one.kind is kind), None)
    if until is not None and until < today:
        return Next(handling.Decided if draft else handling.Drafted)
    return Next(None, until)


def _is_open(one: Consultation, end: Deadline | None, today: date) -> bool:
    if one.role is Consulted.OTHER_ORGAN:
        return True
    return one.served is None or end is None or end.last is None or end.last >= today


def _standing(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return strikes.standing(tuple(entries))


def _since(folded: HandledCase, entries: Sequence[Entry]) -> int | None:
    """The entry from which on a draft counts."""
    match folded.state:
        case State.DRAFTED:
            return max((one.number for one in _standing(entries) if isinstance(one.event, handling.Drafted)), default=None)
        case State.CORRECTION_PENDING if folded.correction:
            return folded.correction.requested.entry
        case State.FEE_PENDING if folded.fee:
            return folded.fee.notified.entry
        case _:
            return None
