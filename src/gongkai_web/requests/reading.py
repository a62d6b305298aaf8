"""A case as its pages and forms need it, read once."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.ledger.case import HandledCase
from gongkai.ledger.entry import Entry
from gongkai_web.accounts.models import User
from gongkai_web.requests.ledger import histories_of, standing
from gongkai_web.requests.models import Case
from gongkai_web.requests.notes import Note, notes_of_each
from gongkai_web.requests.way import Draft, draft_of, extension_of


class Whole(NamedTuple):
    """A case with all that happened to it and all that was written about it."""

    case: Case
    folded: HandledCase
    history: Sequence[tuple[Entry, User | None]]
    notes: Sequence[Note]

    @property
    def entries(self) -> list[Entry]:
        """What happened, without who recorded it."""
        return [entry for entry, _by in self.history]

    @property
    def seen(self) -> int:
        """How much stands on its page, entries and notes: what an officer who has read it had before their eyes."""
        return self.case.entries + len(self.notes)

    @property
    def draft(self) -> Draft | None:
        """The draft on the table."""
        return draft_of(self.folded, self.entries, self.notes)

    @property
    def extension(self) -> Note | None:
        """The extension that waits for approval."""
        return extension_of(self.folded, self.notes)


def whole(case: Case) -> Whole:
    """The case, read. Raises: LedgerError where its lines are not those that were sealed."""
    return wholes([case])[0]


def wholes(cases: Sequence[Case]) -> list[Whole]:
    """Several cases in their order, read with two queries. Raises: LedgerError."""
    histories, notes = histories_of(cases), notes_of_each(cases)
    return [Whole(case, standing(entry for entry, _by in histories[case.pk]), histories[case.pk], notes[case.pk]) for case in cases]
