"""From what happened to where a case stands."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, get_args

from gongkai.errors import RuleDataError
from gongkai.law.instruments import instruments
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.zone import SHANGHAI
from gongkai.ledger.case import Case, Kind, Mark
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.record import EntryStruck
from gongkai.ledger.machine.step import STRIKE, Step, named
from gongkai.ledger.machine.tables import Machine, Steps, machine
from gongkai.ledger.opaque import opaque_case
from gongkai.ledger.strikes import standing

EVENTS: tuple[type[Event], ...] = get_args(Event)
"""The closed vocabulary, in its order."""

_case = attrgetter("case")
_ORDER = "LR-12: each event has its place in the order of a case"


def fold(entries: Iterable[Entry], settings: Settings = DEFAULTS) -> Case | None:
    """Where a case stands after all its entries; None when each of them was struck: there is no such case.

    Struck entries are left out, the others count by the day on which they happened, and within a day in the order recorded.
    Shape: the entries of one case, numbered 1, 2, …
    Raises: LedgerError for what cannot have happened, naming both events, the rule and what to do.
    """
    listed = tuple(entries)
    if not listed:
        return None
    return _fold(listed, machine(settings))


def fold_many(
    entries: Iterable[Entry], settings: Settings = DEFAULTS, *, keep_going: Callable[[LedgerError], None] | None = None
) -> Iterator[Case]:
    """Where each case stands, in the order given; the entries of a case stand together.

    `keep_going`: is told of each case that cannot be, and the others go on. Without it the first such case ends the run.
    Raises: LedgerError, as `fold`.
    """
    tables = machine(settings)
    for _, group in groupby(entries, key=_case):
        try:
            case = _fold(tuple(group), tables)
        except LedgerError as error:
            if keep_going is None:
                raise
            keep_going(error)
            continue
        if case is not None:
            yield case


def permitted(case: Case, settings: Settings = DEFAULTS) -> tuple[type[Event], ...]:
    """The events that may happen to the case next, whatever data they carry; a strike of an earlier entry always may.

    `fold` takes an event that happens now if and only if its type is among them and its data can be.
    """
    steps = machine(settings).steps[case.kind]
    return tuple(kind for kind in EVENTS if kind is EntryStruck or (kind in steps and steps[kind].may_follow(case)))


def vocabulary(kind: Kind) -> tuple[type[Event], ...]:
    """The events that can happen to a kind of case at all, after its opening."""
    steps = machine(DEFAULTS).steps[kind]
    return tuple(event for event in EVENTS if event is EntryStruck or event in steps)


def recorded_by(entries: Iterable[Entry], instant: datetime) -> Iterator[Entry]:
    """The entries of any number of cases that had been recorded by an instant, which is aware of its time zone."""
    return (entry for entry in entries if entry.recorded_at <= instant)


def first_day() -> date:
    """The first day that a ledger can know: that on which the first Regulation took effect."""
    begin = instruments()["OGI-R-2008"].in_force
    if begin is None:
        raise RuleDataError("OGI-R-2008 has no day of effect", where="instruments.toml", remedy="give in_force")
    return begin


def _fold(listed: tuple[Entry, ...], tables: Machine) -> Case | None:
    plain = _checked(listed, first_day())
    ordered = listed if plain else standing(listed)
    if not ordered:
        return None
    first = ordered[0]
    opaque_case(first.case, first.number)
    opening = tables.openings.get(type(first.event))
    if opening is None:
        raise _not_opened(listed, ordered, tables)
    case = opening(first.case, Mark(first.happened_on, first.number), first.event)
    steps = tables.steps[case.kind]
    mover = first
    for place, entry in enumerate(ordered):
        if place == 0:
            continue
        event, state = entry.event, case.state
        step = steps.get(type(event))
        if step is None or not step.may_follow(case):
            raise _refused(case, entry, step, mover, ordered[place + 1 :], listed, steps)
        case = step.apply(case, Mark(entry.happened_on, entry.number), event)
        if case.state is not state:
            mover = entry
    return case


def _checked(listed: tuple[Entry, ...], begin: date) -> bool:
    """Checks what holds for every entry, whatever happened. Returns whether nothing was struck and the entries stand in order."""
    plain, case = True, listed[0].case
    before: datetime | None = None
    latest = begin
    for number, entry in enumerate(listed, 1):
        on, at, event = entry.happened_on, entry.recorded_at, entry.event
        if entry.number != number or entry.case != case:
            raise _misnumbered(entry, case, number)
        if at.tzinfo is not SHANGHAI and at.utcoffset() is None:
            raise _wrong(entry, "was recorded at a time without a zone", "LR-02: an instant has a time zone", "write it with +08:00")
        if before is not None and at < before:
            why = f"LR-02: entry {number - 1} was recorded at {before.isoformat()}, and time does not go backwards"
            raise _wrong(entry, f"was recorded at {at.isoformat()}", why, "check the clock of the machine that recorded it")
        if on > (at if at.tzinfo is SHANGHAI else at.astimezone(SHANGHAI)).date():
            why = f"LR-03: it was recorded at {at.isoformat()}, before it happened"
            raise _wrong(entry, "lies in the future", why, "record it when it has happened; planned days stand inside events")
        if on < latest:
            if on < begin:
                why = f"LR-04 (OGI-R-2008): the first Regulation took effect on {begin}"
                raise _wrong(entry, "is older than the law", why, "check the date")
            plain = False
        else:
            latest = on
        if type(event) is EntryStruck:
            plain = False
        before = at
    return plain


def _wrong(entry: Entry, saying: str, why: str, remedy: str) -> LedgerError:
    mark = Mark(entry.happened_on, entry.number)
    return LedgerError(f"{named(entry.event, mark)} {saying}", why=why, remedy=remedy, case=entry.case, entry=entry.number)


def _misnumbered(entry: Entry, case: str, number: int) -> LedgerError:
    if entry.case != case:
        what, why = f"{entry.case} stands among the entries of {case}", "LR-01: a case has its own entries"
        return LedgerError(what, why=why, remedy="fold each case by itself", case=case, entry=entry.number)
    what = f"entry {entry.number} stands where entry {number} belongs"
    why = "LR-01: the entries of a case are numbered 1, 2, … as they were recorded, without a gap"
    return LedgerError(what, why=why, remedy="give all entries of the case, in their order", case=case, entry=entry.number)


def _not_opened(listed: tuple[Entry, ...], ordered: tuple[Entry, ...], tables: Machine) -> LedgerError:
    first = ordered[0]
    opening = next((entry for entry in ordered if type(entry.event) in tables.openings), None)
    if opening is not None:
        saying = f"cannot stand before {_named(opening)}"
        return _wrong(first, saying, "LR-05: a case begins with its arrival or filing", "correct the date that is wrong")
    struck = next((entry for entry in listed if type(entry.event) in tables.openings), None)
    if struck is not None:
        saying = f"is left without {_named(struck)}, which was struck"
        return _wrong(first, saying, "LR-05: a case begins with its arrival or filing", "record it again, or strike the others first")
    return _wrong(first, "opens no case", "LR-05: a case begins with its arrival or filing", "record first how the case came in")


def _refused(
    case: Case, entry: Entry, step: Step[Any] | None, mover: Entry, later: tuple[Entry, ...], listed: tuple[Entry, ...], steps: Steps
) -> LedgerError:
    """Why an event cannot stand where it stands, naming the other event that shows it."""
    if step is None:
        saying = f"cannot follow {_named(listed[0])}"
        if type(entry.event) in EVENTS and type(entry.event) not in steps:
            return _wrong(entry, saying, f"LR-06: it does not happen to a {case.kind}", "record it in the case that it happened to")
    needed = next((one for one in later if step is not None and type(one.event) in step.after), None)
    guard = None if step is None or case.state not in step.states else next((one for one in step.guards if not one.holds(case)), None)
    in_the_way = None if guard is None else guard.because(case)
    why, remedy = (guard.why, guard.remedy) if guard is not None else (_ORDER, STRIKE) if step is None else (step.why, step.remedy)
    if needed is not None:
        return _wrong(entry, f"cannot stand before {_named(needed)}", why, remedy)
    other = mover if in_the_way is None else listed[in_the_way.entry - 1]
    return _wrong(entry, f"cannot follow {_named(other)}", why, remedy)


def _named(entry: Entry) -> str:
    return named(entry.event, Mark(entry.happened_on, entry.number))
