"""The ledger of a case in the database: reading it, and adding to it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from gongkai.errors import ContractError
from gongkai.law.periods import PeriodKind
from gongkai.law.workdays import calendar
from gongkai.ledger.agenda import clocks
from gongkai.ledger.case import HandledCase, State
from gongkai.ledger.chain import GENESIS, seal
from gongkai.ledger.clocks import answer_clock
from gongkai.ledger.codec import decode
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events.handling import Registered
from gongkai.ledger.events.record import EntryStruck, StrikeReason
from gongkai.ledger.fold import fold
from gongkai.ledger.reading import read_lines
from gongkai_web.accounts.models import User
from gongkai_web.messages.outbox import tell
from gongkai_web.requests.models import Case, CaseEntry
from gongkai_web.serve.database.together import insert


def history_of(case: Case) -> list[tuple[Entry, User | None]]:
    """What happened to a case, in the order in which it was recorded, and who recorded it.

    Raises: LedgerError where the lines are not those that were sealed.
    """
    return histories_of([case])[case.pk]


def histories_of(cases: Iterable[Case]) -> dict[str, list[tuple[Entry, User | None]]]:
    """The same of several cases, by their ids; one query. Raises: LedgerError."""
    found: dict[str, list[CaseEntry]] = {case.pk: [] for case in cases}
    for row in CaseEntry.objects.filter(case__in=found).select_related("by").order_by("case", "number"):
        found[row.case_id].append(row)
    return {case: list(zip(_read(case, rows), (row.by for row in rows), strict=True)) for case, rows in found.items()}


def arrivals_of(cases: Iterable[Case]) -> dict[str, datetime]:
    """The instant at which each was recorded first, by their ids; one query. Raises: LedgerError."""
    rows = CaseEntry.objects.filter(case__in=[case.pk for case in cases], number=1)
    return {row.case_id: _read(row.case_id, [row])[0].recorded_at for row in rows}


def _read(case: str, rows: Iterable[CaseEntry]) -> list[Entry]:
    return list(read_lines((f"{row.line}\n".encode() for row in rows), source=case))


def entries_of(case: Case) -> list[Entry]:
    """The same without who. Raises: LedgerError."""
    return [entry for entry, _by in history_of(case)]


def standing(entries: Iterable[Entry]) -> HandledCase:
    """Where a case stands after its entries. Raises: LedgerError for what cannot have happened; ContractError where it is no request."""
    folded = fold(entries)
    if not isinstance(folded, HandledCase):
        raise ContractError("the case is no request", why="it was opened as a review or a suit, or every entry was struck")
    return folded


def record(case: Case, events: Sequence[tuple[date, Event]], *, by: User | None, at: datetime) -> HandledCase:
    """Adds what happened (day, event) to a case whose row is locked or new, and answers where it then stands.

    Raises: LedgerError for what cannot have happened; nothing is written then.
    """
    known = entries_of(case) if case.entries else []
    new = [Entry(case.pk, case.entries + place, on, at, event) for place, (on, event) in enumerate(events, 1)]
    folded = standing([*known, *new])
    lines = list(seal(new, case.head or GENESIS))
    project(case, folded, [*known, *new])
    case.entries, case.head = new[-1].number, decode(lines[-1]).hash or ""
    rows = [CaseEntry(case=case, organ_id=case.organ_id, number=one.number, line=line, by=by) for one, line in zip(new, lines, strict=True)]
    if known:
        case.save()
        insert(rows)
    else:
        insert([case, *rows])
    tell(case, new)
    return folded


def project(case: Case, folded: HandledCase, entries: Sequence[Entry]) -> None:
    """What lists need to know of a case; all of it follows from the entries.

    While others are consulted it is due on the day on which it would be if they stayed silent; what waits for the confirmation of its
    receipt, on the day of its arrival. Law: OGI-R 31(2).
    """
    clock = answer_clock(folded, calendar())
    case.kind = folded.kind
    case.state = folded.state
    case.register_number = folded.register_number or ""
    case.former_numbers = sorted(_struck_numbers(entries) - {case.register_number})
    case.arrived_on = folded.arrived.on
    case.received_on = folded.received.on if folded.received else None
    case.due_on = (clock.due or clock.latest_if_silent) if clock else folded.arrived.on if folded.state is State.ARRIVED else None
    case.provisional = bool(clock and (clock.provisional or clock.due is None))
    case.waits_until = _waits_until(folded)
    case.unit = folded.unit or ""
    case.corrected = folded.correction is not None
    case.extended = folded.extension is not None and folded.extension.notified is not None
    case.split = bool(folded.split_into)
    case.awaited = _awaited(folded)
    case.outcome = folded.outcome.code if folded.outcome else ""
    answered = folded.outcome.answered if folded.outcome else None
    case.answered_on = answered.on if answered else None


def _struck_numbers(entries: Sequence[Entry]) -> set[str]:
    """Register numbers that were given by mistake; one that belongs to another case is not lost with that."""
    strikes = [one.event for one in entries if isinstance(one.event, EntryStruck)]
    struck = {one.entry for one in strikes if one.reason is not StrikeReason.WRONG_CASE}
    return {one.event.number for one in entries if isinstance(one.event, Registered) and one.number in struck}


def _awaited(folded: HandledCase) -> bool:
    """Whether no reply counts as given; an order to reply anew takes back what was."""
    answered = folded.latest.answered if folded.latest else None
    return answered is None or (folded.redo is not None and answered.entry < folded.redo.entry)


def _waits_until(folded: HandledCase) -> date | None:
    """The last day on which the applicant can correct, or pay."""
    waiting = (one.deadline.last for one in clocks(folded, calendar()) if one.kind in {PeriodKind.CORRECTION, PeriodKind.FEE_PAYMENT})
    return next(waiting, None) if folded.state in {State.CORRECTION_PENDING, State.FEE_PENDING} else None
