"""Which letters a case has a place for."""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.law.outcomes import Outcome
from gongkai.ledger.case import HandledCase, Kind
from gongkai.ledger.case import Outcome as Decision
from gongkai.ledger.entry import Entry
from gongkai.ledger.events.handling import Decided
from gongkai.ledger.fold import permitted
from gongkai.ledger.strikes import standing
from gongkai_web.letters.drafting.catalogue import Letter, catalogue


def decision(folded: HandledCase) -> Decision | None:
    """The decision that a reply tells of; None before it, and where a new one was ordered."""
    return None if Decided in permitted(folded) else folded.latest


def offers(folded: HandledCase, entries: Iterable[Entry], on: date) -> Iterator[tuple[Letter, Outcome | None]]:
    """The letters that go with what happened to a case, or with what may happen next, each with the outcome that it would tell of.

    Where the case is decided, only the letter of that decision is there; where a new reply was ordered, all are again.
    """
    if folded.kind is not Kind.REQUEST:
        return
    may = {event.__name__ for event in permitted(folded)}
    happened = {type(one.event).__name__ for one in standing(tuple(entries))}
    asked, result = {one.role for one in folded.consultations}, decision(folded)
    decided = result.code if result else None
    for letter in catalogue().letters.values():
        if not (may | happened) & set(letter.on) or (letter.consulted and not asked & set(letter.consulted)):
            continue
        if decided is not None and letter.after and decided not in letter.after:
            continue
        outcomes = [one for one in letter.possible(on) if decided in {None, one}]
        if letter.outcomes:
            yield from ((letter, one) for one in outcomes)
        else:
            yield letter, None
