"""What happens to one invented case, from its arrival to its end: entries of a ledger in a legal order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from gongkai.law.course import Consulted
from gongkai.law.fees import FeeBasis
from gongkai.law.outcomes import Outcome
from gongkai.law.periods import Procedure
from gongkai.law.receipt import Channel
from gongkai.law.service import Mode
from gongkai.law.zone import SHANGHAI
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events.dispute import (
    Accepted,
    AnswerSubmitted,
    Appealed,
    ConclusionReceived,
    CopyReceived,
    InstanceConcluded,
    Result,
    ReviewConcluded,
)
from gongkai.ledger.events.handling import (
    ConsultationSent,
    ConsultationServed,
    CorrectedRequestReceived,
    CorrectionNoticeServed,
    CorrectionRequested,
    Decided,
    Dispatched,
    Drafted,
    FeeNoticeServed,
    FeeNotified,
    Opinion,
    OpinionReceived,
    ReasonsRequested,
    ReceiptConfirmed,
    Registered,
    SearchRecorded,
    Served,
    Withdrawn,
)
from gongkai.ledger.events.opening import Applicant, ApplicantKind, RequestArrived, ReviewFiled, SuitFiled

RECORDED = time(17, 30)
"""When the clerk writes down what happened in the day."""
_NOTICE_SERVED, _CORRECTION, _PAYMENT = 4, 15, 20
LAPSE = _NOTICE_SERVED + 2 * _PAYMENT
"""Days after receipt by which the working days of a correction or fee notice are over, holidays included."""
LAPSES = frozenset({Outcome.ABANDONED_NO_CORRECTION, Outcome.ABANDONED_FEE})


@dataclass(slots=True)
class _Case:
    """Entries of one case as they come. `last`: the day by which all of them have happened."""

    id: str
    last: date
    entries: list[Entry] = field(default_factory=list)

    def happened(self, on: date, *events: Event) -> None:
        """The events, one after the other, on a day; never before what happened already, never after the last day."""
        before = self.entries[-1].happened_on if self.entries else date.min
        day = max(min(on, self.last), before)
        for event in events:
            self.entries.append(Entry(self.id, len(self.entries) + 1, day, datetime.combine(day, RECORDED, SHANGHAI), event))


@dataclass(frozen=True, slots=True)
class RequestStory:
    """A request. `finished`: the day it was answered or withdrawn, with the outcome; None, None while it is open.

    A request that is given up (LAPSES) is finished LAPSE days after its receipt or later.
    """

    case: str
    organ: str
    applicant: ApplicantKind
    channel: Channel
    received: date
    finished: date | None = None
    outcome: Outcome | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class DisputeStory:
    """A review (`court` False) or a suit. `ended`: the day of the last decision, with its result; None, None while it is pending.

    `appealed`: a suit that was accepted, in its second instance.
    """

    case: str
    organ: str
    court: bool
    reviewed: bool
    filed: date
    ended: date | None = None
    result: Result | None = None
    appealed: bool = False


def request(told: RequestStory) -> tuple[Entry, ...]:
    """Its entries: arrival, registration, what its outcome needs, reply and service."""
    case = _Case(told.case, told.finished or date.max)
    case.happened(
        told.received,
        RequestArrived(told.organ, told.channel, (Applicant(f"a/{told.case}", told.applicant),)),
        *_confirmation(told.channel),
    )
    case.happened(told.received, Registered(f"{told.received.year}-{told.case}"))
    if told.outcome is Outcome.WITHDRAWN:
        case.happened(case.last, Withdrawn())
    elif told.outcome is not None:
        for wait, event in _steps(told.outcome):
            case.happened(told.received + timedelta(days=wait), event)
        grounds = (Outcome.REFUSE_THIRD_PARTY.value,) if told.outcome is Outcome.PARTIAL else ()
        same_as = told.same_as if told.outcome is Outcome.REPEATED else None
        if told.outcome not in LAPSES:
            case.happened(case.last - timedelta(days=1), Drafted())
        case.happened(case.last, Decided(told.outcome, grounds, same_as), Dispatched(Mode.DIRECT), Served())
    return tuple(case.entries)


def dispute(told: DisputeStory) -> tuple[Entry, ...]:
    """Its entries: filing, acceptance, the organ's answer, each instance's end."""
    case = _Case(told.case, told.ended or date.max)
    opening = (
        SuitFiled(told.organ, "某市中级人民法院", told.reviewed, number=told.case)
        if told.court
        else ReviewFiled(told.organ, "某省人民政府", number=told.case)
    )
    case.happened(told.filed, opening)
    if told.result is not Result.NOT_ACCEPTED:
        case.happened(told.filed + timedelta(days=4), Accepted(Procedure.ORDINARY))
        case.happened(told.filed + timedelta(days=7), CopyReceived())
        case.happened(told.filed + timedelta(days=14), AnswerSubmitted())
    if told.appealed:
        case.happened(told.filed + timedelta(days=30), InstanceConcluded(1, Result.UPHELD))
        case.happened(told.filed + timedelta(days=40), Appealed())
    if told.result is not None:
        end = InstanceConcluded(2 if told.appealed else 1, told.result) if told.court else ReviewConcluded(told.result)
        case.happened(case.last, end, ConclusionReceived())
    return tuple(case.entries)


def _confirmation(channel: Channel) -> tuple[Event, ...]:
    """Receipt is confirmed on the day of arrival, so that this is the date of receipt whatever the channel."""
    return (ReceiptConfirmed(),) if channel in {Channel.ORDINARY_POST, Channel.FAX} else ()


def _steps(outcome: Outcome) -> Iterator[tuple[int, Event]]:
    """What an outcome needs before it: days after receipt, and the event."""
    match outcome:
        case Outcome.STILL_UNCLEAR | Outcome.ABANDONED_NO_CORRECTION:
            yield 2, CorrectionRequested(_CORRECTION)
            yield _NOTICE_SERVED, CorrectionNoticeServed()
            if outcome is Outcome.STILL_UNCLEAR:
                yield 9, CorrectedRequestReceived()
        case Outcome.ABANDONED_FEE:
            yield 2, FeeNotified(FeeBasis.BY_PAGE, 610)
            yield _NOTICE_SERVED, FeeNoticeServed()
        case Outcome.REFUSE_THIRD_PARTY | Outcome.PARTIAL:
            yield 3, ConsultationSent("third-party", Consulted.THIRD_PARTY)
            yield 5, ConsultationServed("third-party")
            yield 10, OpinionReceived("third-party", Opinion.OBJECTS)
        case Outcome.NOT_EXIST:
            yield 5, SearchRecorded(found=False)
        case Outcome.EXCESSIVE:
            yield 3, ReasonsRequested()
        case _:
            return
