"""The ledger of a case in the database: reading it, and adding to it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from gongkai.errors import ContractError
from gongkai.law.workdays import calendar
from gongkai.ledger.case import HandledCase
from gongkai.ledger.chain import GENESIS, seal
from gongkai.ledger.clocks import answer_clock
from gongkai.ledger.codec import decode
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.fold import fold
from gongkai.ledger.reading import read_lines
from gongkai_web.accounts.models import User
from gongkai_web.requests.models import Case, CaseEntry


def history_of(case: Case) -> list[tuple[Entry, User | None]]:
    """What happened to a case, in the order in which it was recorded, and who recorded it.

    Raises: LedgerError where the lines are not those that were sealed.
    """
    rows = list(CaseEntry.objects.filter(case=case).select_related("by").order_by("number"))
    entries = read_lines((f"{row.line}\n".encode() for row in rows), source=case.pk)
    return [(entry, row.by) for entry, row in zip(entries, rows, strict=True)]


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
    _project(case, folded)
    case.entries, case.head = new[-1].number, decode(lines[-1]).hash or ""
    case.save(force_insert=not known)
    CaseEntry.objects.bulk_create(
        CaseEntry(case=case, organ_id=case.organ_id, number=one.number, line=line, by=by) for one, line in zip(new, lines, strict=True)
    )
    return folded


def _project(case: Case, folded: HandledCase) -> None:
    """What lists need to know of a case; all of it follows from the entries."""
    clock = answer_clock(folded, calendar())
    case.state = folded.state
    case.register_number = folded.register_number or ""
    case.received_on = folded.received.on if folded.received else None
    case.due_on = clock.due if clock else None
    case.provisional = bool(clock and clock.provisional)
