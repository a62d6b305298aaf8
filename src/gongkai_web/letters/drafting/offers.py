"""Which letters a case has a place for."""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.law.outcomes import Outcome
from gongkai.ledger.case import HandledCase, State
from gongkai.ledger.case import Outcome as Decision
from gongkai.ledger.entry import Entry
from gongkai.ledger.events.handling import Decided, Opinion
from gongkai.ledger.fold import permitted
from gongkai.ledger.strikes import standing
from gongkai_web.letters.drafting.catalogue import Letter, catalogue

SENT = frozenset({State.DISPATCHED, State.ANSWERED, State.ARCHIVED})
"""The reply left the house; where it came back, the case is decided and waits again."""


def decision(folded: HandledCase) -> Decision | None:
    """The decision that a reply tells of; None before it, and where a new one was ordered."""
    return None if Decided in permitted(folded) else folded.latest


def offers(folded: HandledCase, entries: Iterable[Entry], on: date) -> Iterator[tuple[Letter, Outcome | None]]:
    """The letters that go with what happened to a case, or with what may happen next, each with the outcome that it would tell of.

    Where the case is decided, only the letter of that decision is there, until it was sent; where a new reply was ordered, all are again.
    """
    may = {event.__name__ for event in permitted(folded)}
    happened = {type(one.event).__name__ for one in standing(tuple(entries))}
    result = decision(folded)
    decided = result.code if result else None
    for letter in catalogue().letters.values():
        if not (may | happened) & set(letter.on) or (letter.consulted and not _asked(letter, folded)):
            continue
        if folded.kind not in letter.kinds or (letter.reply and folded.state in SENT):
            continue
        if decided is not None and letter.after and decided not in letter.after:
            continue
        outcomes = [one for one in letter.possible(on) if decided in {None, one}]
        if letter.outcomes:
            yield from ((letter, one) for one in outcomes)
        else:
            yield letter, None


def _asked(letter: Letter, folded: HandledCase) -> bool:
    """Whether somebody was asked, or objected, of whom the letter tells."""
    return any(one.role in letter.consulted and (not letter.objected or one.opinion is Opinion.OBJECTS) for one in folded.consultations)
