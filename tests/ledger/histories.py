"""Random legal histories: whole ledgers of requests, rectifications, complaints, reviews and suits over several years.

Each step is one of those that `permitted` offers, with data that the law allows. Letters are split and merged, entries are recorded late,
out of order, struck and recorded again, whole cases turn out to be recorded in error, replies are ordered anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from hypothesis import strategies as st

from gongkai.law.course import Consulted, answer_rules
from gongkai.law.fees import FeeBasis
from gongkai.law.outcomes import Ground, existing
from gongkai.law.outcomes import Outcome as RequestOutcome
from gongkai.law.periods import PeriodKind, Procedure, governing
from gongkai.law.receipt import Channel
from gongkai.law.rectifications import Rectification
from gongkai.law.service import Mode
from gongkai.law.zone import SHANGHAI
from gongkai.ledger.case import Case, DisputeCase, HandledCase, Kind, State
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events import dispute, handling, opening, record
from gongkai.ledger.fold import fold, permitted

ORGAN, BODY, COURT = "13-water", "13-government", "13-court"
FIRST, LAST = date(2019, 5, 15), date(2026, 10, 31)
_LONGEST = 25
"""Entries after which a case is left as it is."""

Make = Callable[[Random, "Writer", date], Event | None]


@dataclass
class Writer:
    """Writes a ledger, case after case."""

    random: Random
    first: date = FIRST
    last: date = LAST
    cases: dict[str, list[Entry]] = field(default_factory=dict)
    waiting: list[tuple[Event, date]] = field(default_factory=list)
    """Cases that follow from others: parts of a split letter, reviews that ordered a new reply."""

    def new_id(self, prefix: str) -> str:
        """An id that no case has."""
        return f"{prefix}-{len(self.cases) + len(self.waiting) + 1}-{self.random.randrange(10**6)}"

    def day(self) -> date:
        """Any day of the years of the ledger."""
        return self.first + timedelta(days=self.random.randint(0, (self.last - self.first).days))

    def write(self, case: str, event: Event, on: date, *, lateness: int = 0) -> bool:
        """Adds an entry if the law and the end of the years allow it. Returns whether it stands."""
        entries = self.cases.setdefault(case, [])
        at = datetime.combine(on + timedelta(days=lateness), time(9, self.random.randint(0, 59)), SHANGHAI)
        at = max(at, entries[-1].recorded_at) if entries else at
        if on > self.last or at.date() > self.last:
            return False
        entry = Entry(case, len(entries) + 1, on, at, event)
        try:
            fold([*entries, entry])
        except LedgerError:
            return False
        entries.append(entry)
        return True


def ledger(random: Random, cases: int = 12, first: date = FIRST, last: date = LAST) -> tuple[Entry, ...]:
    """A ledger of that many cases or a few more, grouped by case."""
    writer = Writer(random, first, last)
    for _ in range(cases):
        _case(writer, *_opening(writer))
    while writer.waiting:
        event, on = writer.waiting.pop()
        _case(writer, event, on)
    return tuple(entry for entries in writer.cases.values() for entry in entries)


def ledgers(cases: int = 12, first: date = FIRST, last: date = LAST) -> st.SearchStrategy[tuple[Entry, ...]]:
    """Ledgers for Hypothesis."""
    return st.randoms(use_true_random=False).map(lambda random: ledger(random, cases, first, last))


def by_case(entries: tuple[Entry, ...]) -> dict[str, tuple[Entry, ...]]:
    """The entries of each case."""
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.case, []).append(entry)
    return {case: tuple(one) for case, one in grouped.items()}


def made(kind: type[Event], case: Case, random: Random, on: date) -> Event | None:
    """An event of that type with data that can be in the case on that day; None where there is none."""
    writer = Writer(random)
    return _MAKERS[kind](random, writer, on) if kind in _MAKERS else _of_case(kind, case, random, writer, on)


def _case(writer: Writer, opened: Event, on: date) -> None:
    random = writer.random
    case = writer.new_id("R")
    if not writer.write(case, opened, on, lateness=_late(random)):
        del writer.cases[case]
        return
    for _ in range(random.randint(3, _LONGEST)):
        folded = fold(writer.cases[case])
        if folded is None:
            return
        on = max(entry.happened_on for entry in writer.cases[case]) + timedelta(days=random.choice((0, 0, 1, 1, 2, 5, 9, 30, 70)))
        if _SELDOM.issuperset(permitted(folded)) and random.random() < 0.85:
            return
        kind = _chosen(folded, random)
        if kind is record.EntryStruck:
            _strike(writer, case)
        elif (event := _of_case(kind, folded, random, writer, on)) is not None:
            if random.random() < 0.1:
                on -= timedelta(days=random.randint(1, 20))  # learned of late: refused where it cannot have happened then
            writer.write(case, event, on, lateness=_late(random))


def _chosen(case: Case, random: Random) -> type[Event]:
    """A step that the case may take: those that bring it to its end more often, those that cut it short seldom."""
    kinds = permitted(case)
    return random.choices(kinds, [20 if kind in _ONWARD else 1 if kind in _SELDOM else 8 for kind in kinds])[0]


_ONWARD = {
    handling.ReceiptConfirmed,
    handling.Registered,
    handling.CorrectedRequestReceived,
    handling.FeePaid,
    handling.Decided,
    handling.Dispatched,
    handling.Served,
    dispute.Accepted,
    dispute.CopyReceived,
    dispute.ReviewConcluded,
    dispute.InstanceConcluded,
    dispute.ConclusionReceived,
}


_SELDOM = {
    handling.Split,
    handling.Merged,
    handling.Withdrawn,
    handling.RedoOrdered,
    handling.ServiceFailed,
    dispute.ComplianceOrdered,
    dispute.Reopened,
    record.EntryStruck,
    record.Assigned,
    record.Archived,
}


def _late(random: Random) -> int:
    return random.choice((0, 0, 0, 0, 1, 3, 40))


def _strike(writer: Writer, case: str) -> None:
    """Strikes the last entry, records it again with another day or not at all; seldom the whole case, from its last entry to its first."""
    random, entries = writer.random, writer.cases[case]
    standing = _standing(entries)
    last = standing[-1]
    if random.random() < 0.05:
        for entry in reversed(standing):
            writer.write(case, record.EntryStruck(entry.number, record.StrikeReason.RECORDED_TWICE), entries[-1].recorded_at.date())
        return
    if last.number == 1:
        return
    today = entries[-1].recorded_at.date()
    if writer.write(case, record.EntryStruck(last.number, record.StrikeReason.WRONG_DATE), today) and random.random() < 0.7:
        writer.write(case, last.event, last.happened_on + timedelta(days=random.choice((-1, 0, 1))))


def _standing(entries: list[Entry]) -> list[Entry]:
    struck = {entry.event.entry for entry in entries if isinstance(entry.event, record.EntryStruck)}
    return [entry for entry in entries if entry.number not in struck and not isinstance(entry.event, record.EntryStruck)]


def _opening(writer: Writer) -> tuple[Event, date]:
    random, on = writer.random, writer.day()
    requests = tuple(case for case, entries in writer.cases.items() if isinstance(entries[0].event, opening.RequestArrived))
    about = (random.choice(requests),) if requests and random.random() < 0.8 else ()
    unit = random.random() < 0.08
    part = random.choice((opening.Part.ORIGINAL_ACTOR,) * 4 + tuple(opening.Part))
    match random.choice((Kind.REQUEST,) * 8 + tuple(Kind)):
        case Kind.REQUEST:
            return opening.RequestArrived(ORGAN, random.choice(tuple(Channel)), _applicants(random), None, unit), on
        case Kind.RECTIFICATION:
            return opening.RectificationArrived(ORGAN, random.choice(tuple(Channel)), _applicants(random)), on
        case Kind.COMPLAINT:
            return opening.ComplaintArrived(ORGAN, random.choice(tuple(Channel)), _applicants(random), "13-roads", unit), on
        case Kind.REVIEW:
            return opening.ReviewFiled(ORGAN, BODY, about, part), on
        case Kind.SUIT:
            return opening.SuitFiled(ORGAN, COURT, random.random() < 0.5, None, about, part), on


def _applicants(random: Random) -> tuple[opening.Applicant, ...]:
    kinds = random.choices(tuple(opening.ApplicantKind), weights=(90, 5, 1, 1, 1, 2), k=random.choice((1, 1, 1, 1, 3)))
    first = random.randrange(50)
    return tuple(opening.Applicant(f"A-{first + place}", kind) for place, kind in enumerate(kinds))


def _of_case(kind: type[Event], case: Case, random: Random, writer: Writer, on: date) -> Event | None:
    if kind in _MAKERS:
        return _MAKERS[kind](random, writer, on)
    return _of_handled(kind, case, random, writer, on) if isinstance(case, HandledCase) else _of_dispute(kind, case, random)


def _of_handled(kind: type[Event], case: HandledCase, random: Random, writer: Writer, on: date) -> Event | None:
    if kind is handling.Split:
        return _split(case, random, writer, on)
    if kind is handling.Decided:
        return _decided(case, random, on)
    if kind is handling.ConsultationSent:
        return handling.ConsultationSent(f"T-{len(case.consultations) + 1}", random.choice(tuple(Consulted)))
    if kind is handling.ExtensionApproved and case.received is not None:
        return handling.ExtensionApproved(random.randint(1, answer_rules(case.received.on).period.extension))
    if kind is handling.FeePaid and case.fee is not None:
        return handling.FeePaid(case.fee.yuan)
    return _redo(case, writer, on) if kind is handling.RedoOrdered else _of_party(kind, case, random)


def _of_party(kind: type[Event], case: HandledCase, random: Random) -> Event:
    unserved = kind is handling.ConsultationServed
    party = random.choice([one.party for one in case.consultations if one.answered is None and not (unserved and one.served)])
    return handling.ConsultationServed(party) if unserved else handling.OpinionReceived(party, random.choice(tuple(handling.Opinion)))


def _redo(case: HandledCase, writer: Writer, on: date) -> Event:
    review = writer.new_id("V")
    writer.waiting.append((opening.ReviewFiled(ORGAN, BODY, (case.id,)), on - timedelta(days=20)))
    days, until = writer.random.choice(((None, None), (15, None), (None, on + timedelta(days=20))))
    return handling.RedoOrdered(review, days, until)


def _split(case: HandledCase, random: Random, writer: Writer, on: date) -> Event:
    parts = [writer.new_id(f"P{place}") for place in range(random.randint(2, 3))]
    for _ in parts:
        writer.waiting.append((opening.RequestArrived(case.organ, case.channel, case.applicants, case.id), on))
    return handling.Split(tuple(parts))


def _decided(case: HandledCase, random: Random, on: date) -> Event | None:
    if case.kind is not Kind.REQUEST:
        return handling.Decided(random.choice(tuple(Rectification if case.kind is Kind.RECTIFICATION else handling.ComplaintOutcome)))
    known = existing(on)
    outcome: RequestOutcome = random.choice([one for one in known if one is not RequestOutcome.WITHDRAWN])
    if random.random() < 0.7:
        pending = {State.CORRECTION_PENDING: RequestOutcome.ABANDONED_NO_CORRECTION, State.FEE_PENDING: RequestOutcome.ABANDONED_FEE}
        outcome = pending.get(case.state, outcome)
    if not _can_rest_on(outcome, case, on):
        return None
    grounds = [ground for ground in Ground if ground.alone in known]
    some = tuple(random.sample(grounds, random.randint(1, 3))) if outcome is RequestOutcome.PARTIAL else ()
    return handling.Decided(outcome, some, "R-0-earlier" if outcome is RequestOutcome.REPEATED else None)


def _can_rest_on(outcome: RequestOutcome, case: HandledCase, on: date) -> bool:
    """Whether what the outcome takes for granted happened, the periods over by any calendar."""
    correction, fee = case.correction, case.fee
    match outcome:
        case RequestOutcome.STILL_UNCLEAR:
            return correction is not None and correction.received is not None
        case RequestOutcome.ABANDONED_NO_CORRECTION:
            if correction is None or correction.received is not None or correction.served is None:
                return False
            return on > correction.served.on + timedelta(days=3 * correction.working_days)
        case RequestOutcome.ABANDONED_FEE:
            return fee is not None and fee.paid is None and fee.served is not None and on > fee.served.on + timedelta(days=60)
        case _:
            return True


def _of_dispute(kind: type[Event], case: DisputeCase, random: Random) -> Event | None:
    results = [dispute.Result.NOT_ACCEPTED, dispute.Result.WITHDRAWN, dispute.Result.TRANSFERRED]
    if case.state is not State.FILED:
        results = [one for one in dispute.Result if one is not dispute.Result.NOT_ACCEPTED]
    result = random.choice(results)
    if kind is dispute.ReviewConcluded:
        return dispute.ReviewConcluded(result)
    if kind is dispute.InstanceConcluded:
        return dispute.InstanceConcluded(len(case.conclusions) + 1, result, random.random() < 0.3)
    assert kind is dispute.PeriodExtended
    return None if case.procedure is Procedure.SIMPLE and case.kind is Kind.REVIEW else dispute.PeriodExtended(random.randint(1, 30))


def _fee(random: Random, _: Writer, on: date) -> Event | None:
    if governing(PeriodKind.FEE_PAYMENT, on) is None:
        return None
    return handling.FeeNotified(random.choice(tuple(FeeBasis)), random.randint(1, 900))


def _empty(kind: type[Event]) -> Make:
    return lambda _, __, ___: kind()  # type: ignore[call-arg] # only those of the events that carry nothing are given


_MAKERS: dict[type[Event], Make] = {
    **{
        kind: _empty(kind)
        for kind in (
            handling.ReceiptConfirmed,
            handling.CorrectionNoticeServed,
            handling.CorrectedRequestReceived,
            handling.ReasonsRequested,
            handling.ReasonsGiven,
            handling.ExtensionNotified,
            handling.FeeNoticeServed,
            handling.Drafted,
            handling.Served,
            handling.ServiceFailed,
            handling.Withdrawn,
            handling.ExplanationRequested,
            handling.ExplanationReceived,
            handling.RemediationReported,
            dispute.CopyReceived,
            dispute.AnswerSubmitted,
            dispute.Suspended,
            dispute.Resumed,
            dispute.HearingHeld,
            dispute.ConclusionReceived,
            dispute.Appealed,
            dispute.Reopened,
            dispute.ReviewOpinionReceived,
            dispute.Complied,
            record.Archived,
        )
    },
    handling.Merged: lambda random, _, __: handling.Merged("R-0-earlier", random.random() < 0.5),
    handling.Registered: lambda random, _, on: handling.Registered(f"〔{on.year}〕{random.randint(1, 999)}号"),
    handling.CorrectionRequested: lambda random, _, __: handling.CorrectionRequested(random.randint(1, 15)),
    handling.DelayNotified: lambda random, _, on: handling.DelayNotified(on + timedelta(days=random.randint(1, 60))),
    handling.FeeNotified: _fee,
    handling.SearchRecorded: lambda random, _, __: handling.SearchRecorded(random.random() < 0.5),
    handling.DraftReviewed: lambda random, _, __: handling.DraftReviewed(random.choice(tuple(handling.ReviewKind)), random.random() < 0.7),
    handling.Dispatched: lambda random, _, __: handling.Dispatched(random.choice(tuple(Mode))),
    dispute.Accepted: lambda random, _, on: dispute.Accepted(random.choice(tuple(Procedure)), f"({on.year})复{random.randint(1, 99)}号"),
    dispute.ProcedureChanged: lambda _, __, ___: dispute.ProcedureChanged(Procedure.ORDINARY),
    dispute.ComplianceOrdered: lambda random, _, on: dispute.ComplianceOrdered(on + timedelta(days=random.randint(0, 60))),
    record.Assigned: lambda random, _, __: record.Assigned(f"office-{random.randint(1, 5)}"),
}


def instants(entries: tuple[Entry, ...]) -> Iterator[datetime]:
    """Every instant at which something was recorded."""
    yield from sorted({entry.recorded_at for entry in entries})
