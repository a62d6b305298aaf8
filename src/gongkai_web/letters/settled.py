"""What is settled of a letter before anybody writes it: by the ledger, and by the draft of the reply that people reviewed and approved."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.law.fees import FeeBasis
from gongkai.law.outcomes import Outcome
from gongkai.law.periods import PeriodKind
from gongkai.law.requirements import Requirement
from gongkai.law.workdays import calendar
from gongkai.ledger.agenda import clocks
from gongkai.ledger.case import HandledCase
from gongkai.ledger.entry import Entry
from gongkai.ledger.events.handling import Decided, FeeNotified
from gongkai_web.letters.drafting.catalogue import FieldKind, Letter, catalogue
from gongkai_web.letters.drafting.offers import decision
from gongkai_web.requests.ledger import standing
from gongkai_web.requests.models import NoteKind
from gongkai_web.requests.notes import Note
from gongkai_web.requests.way import draft_of

GROUNDS = "grounds"
"""The name under which the grounds of what is withheld stand among the fields."""
_LAPSES = frozenset({PeriodKind.CORRECTION, PeriodKind.FEE_PAYMENT})
_WORDS = frozenset({FieldKind.LONG, FieldKind.LINE, FieldKind.DAY})


def settled(
    letter: Letter, outcome: Outcome | None, folded: HandledCase, entries: Sequence[Entry], notes: Sequence[Note]
) -> Mapping[str, str]:
    """Field → what it says, whatever is written in the letter: one that goes with a decision says what was approved, and says nothing where
    that says nothing; days and amounts are the ledger's.

    `notes`: of the case. Raises: LedgerError.
    """
    result = decision(folded)
    wanted = {*letter.needs(outcome, result.made.on if result else date.max), *letter.asks, *letter.may_ask}
    words = _words(letter, outcome, folded, entries, notes) if Decided.__name__ in letter.on else {}
    found = {
        **words,
        **(_extension(folded, notes) if "extension_days" in wanted else {}),
        "correction_days": folded.correction.working_days if folded.correction else None,
        "extension_days": folded.extension.working_days if folded.extension else None,
        "delayed_until": folded.delayed_until,
        "lapse": _lapse(folded, entries) if Requirement.LAPSE in wanted else None,
        **(dict(_fee(folded, entries, notes)) if "fee_basis" in wanted else {}),
    }
    known = dict.fromkeys(letter.may_ask, "") if words else {}
    known |= {code: str(value) for code, value in found.items() if value not in {None, ""} and code in wanted}
    return {**known, GROUNDS: " ".join(result.grounds)} if result and Outcome.PARTIAL in letter.outcomes else known


def _words(
    letter: Letter, outcome: Outcome | None, folded: HandledCase, entries: Sequence[Entry], notes: Sequence[Note]
) -> Mapping[str, str]:
    """What the draft says that was approved or is being reviewed, if it is of this outcome; what is withheld, in all its words.

    Who objected is told why it is disclosed all the same.
    """
    result = decision(folded)
    if result is None:
        on_table = draft_of(folded, entries, notes)
        said: Mapping[str, Any] = {"outcome": on_table.outcome, **on_table.said} if on_table else {}
    else:
        drafts = [one for one in notes if one.kind is NoteKind.DRAFT and one.entry < result.made.entry]
        said = (drafts[-1].said if drafts else None) or {}
    if said.get("outcome") != (outcome or (result.code if result else None)):
        return {}
    if letter.objected:
        return {Requirement.REASONS: str(said.get("over_objection", ""))}
    fields = catalogue().fields
    words = {code: str(text) for code, text in said.items() if code in fields and fields[code].kind in _WORDS and text}
    if outcome is Outcome.PARTIAL:
        withheld = [words[one] for one in Requirement if one in words and one is not Requirement.PROVISION]
        words[Requirement.WITHHELD_GROUNDS] = "\n".join(withheld)
    return words


def _extension(folded: HandledCase, notes: Sequence[Note]) -> Mapping[str, Any]:
    """The reasons with which the extension was proposed that was approved."""
    if folded.extension is None:
        return {}
    proposed = [one for one in notes if one.kind is NoteKind.EXTENSION and one.entry < folded.extension.approved.entry]
    return {Requirement.REASONS: ((proposed[-1].said if proposed else None) or {}).get("reasons")}


def _lapse(folded: HandledCase, entries: Sequence[Entry]) -> date | None:
    """The last day on which the applicant could have corrected or paid."""
    result = decision(folded)
    before = standing(one for one in entries if one.number < result.made.entry) if result else folded
    return next((one.deadline.last for one in clocks(before, calendar()) if one.kind in _LAPSES), None)


def _fee(folded: HandledCase, entries: Sequence[Entry], notes: Sequence[Note]) -> Iterator[tuple[str, object]]:
    """How the fee was counted that was asked for."""
    if folded.fee is None:
        return
    number = folded.fee.notified.entry
    told = next((one.said for one in notes if one.entry == number and one.said), None) or {}
    for one in entries:
        if one.number == number and isinstance(one.event, FeeNotified):
            by_page = one.event.basis is FeeBasis.BY_PAGE
            yield "fee_basis", one.event.basis.value
            yield "fee_count", told.get("pages") if by_page else 1
            yield "fee_before", 0 if by_page else told.get("earlier")
