"""What takes more than one person: the reply, drafted, reviewed and approved, and the extension, proposed and approved."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.law.course import Consulted
from gongkai.law.outcomes import Outcome
from gongkai.ledger.case import HandledCase
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.handling import Decided, Drafted, DraftReviewed, ExtensionApproved, ReviewKind
from gongkai.ledger.fold import permitted as follow
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.requests.actions.handling import locked, recorded, refused, said
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import Note, notes_of, write
from gongkai_web.requests.outcomes import lacking
from gongkai_web.requests.reading import whole
from gongkai_web.requests.way import LAPSING, Draft, draft_of, extension_of, open_letters
from gongkai_web.requests.words import EVENTS

REVIEWERS: Mapping[ReviewKind, Right] = {
    ReviewKind.LEGAL: Right.REVIEW_LEGALITY,
    ReviewKind.SECRECY: Right.REVIEW_SECRECY,
    ReviewKind.PERSONAL_DATA: Right.HANDLE_CASES,
}
APPROVERS = (Right.APPROVE, Right.HANDLE_CASES)
"""Of the head of the work body, who alone has both."""
READERS = frozenset({Right.HANDLE_CASES, *REVIEWERS.values()})
"""Whoever has a part in a case opens it."""
_DISCLOSED = frozenset({Outcome.GRANTED, Outcome.PARTIAL})


def permitted(actor: Actor, case: Case, folded: HandledCase, entries: Sequence[Entry], notes: Sequence[Note]) -> list[type[Event]]:
    """What this person may do with the case now; the law's order decides, and nothing else is offered."""
    may = set(follow(folded))
    handles = actor.duties.may(Right.HANDLE_CASES, case.organ)
    draft = draft_of(folded, entries, notes)
    offered = {
        Drafted: handles and (Drafted in may or (Decided in may and folded.state in LAPSING)),
        DraftReviewed: DraftReviewed in may and bool(reviews(actor, case, draft)),
        Decided: Decided in may and draft is not None and draft.ready and _other(actor, case, draft.by),
        ExtensionApproved: ExtensionApproved in may and _extends(actor, case, extension_of(folded, notes)),
    }
    return [one for one in EVENTS if offered.get(one, handles and one in may)]


def reviews(actor: Actor, case: Case, draft: Draft | None) -> list[ReviewKind]:
    """The reviews that this person may still do of a draft, which is not their own."""
    if draft is None or draft.by == actor.user:
        return []
    return [one for one, right in REVIEWERS.items() if actor.duties.may(right, case.organ) and one not in draft.reviewed]


@transaction.atomic
def draft(actor: Actor, case: Case, decided: Decided, *, said_in_it: Mapping[str, str], on: date, seen: int) -> HandledCase:
    """Puts a draft of the reply on the table. Nothing is decided by it. Raises: Refused for a decision that could not be made."""
    found = locked(actor, case, seen, Right.HANDLE_CASES)
    one = whole(found)
    folded = one.folded
    if problem := lacking(one, decided, on):
        raise refused(problem)
    if Drafted in follow(folded):
        folded = recorded(actor, found, Drafted(), on)
    _try(actor, found, decided, on)
    write(actor, found, NoteKind.DRAFT, {**asdict(decided), **said_in_it})
    return folded


@transaction.atomic
def review(actor: Actor, case: Case, *, kind: ReviewKind, passed: bool, opinion: str, on: date, seen: int) -> HandledCase:
    """Records that a draft passed a review, or was sent back. Raises: Refused, for one's own draft too."""
    found = locked(actor, case, seen, REVIEWERS[kind])
    on_table = _on_table(found)
    if kind not in reviews(actor, found, on_table):
        raise refused(_("Nobody reviews their own draft, and each review is done once."))
    folded = recorded(actor, found, DraftReviewed(kind, passed), on)
    if opinion:
        write(actor, found, NoteKind.ENTRY, {"opinion": opinion})
    return folded


@transaction.atomic
def approve(actor: Actor, case: Case, *, on: date, seen: int) -> HandledCase:
    """Decides as the draft says, under the day on which it is approved. Raises: Refused, for one's own draft too."""
    found = locked(actor, case, seen, *APPROVERS)
    on_table = _approvable(actor, found)
    folded = standing(entries_of(found))
    waiting = [one.party for one, _end in open_letters(folded, on) if one.role is not Consulted.OTHER_ORGAN]
    if waiting and on_table.outcome in _DISCLOSED:
        why = _("%(parties)s can still answer: what concerns them is not disclosed before (articles 32 and 34).")
        raise refused(why % {"parties": "、".join(waiting)})
    return recorded(actor, found, Decided(on_table.outcome, on_table.grounds, on_table.same_as), on)


@transaction.atomic
def send_back(actor: Actor, case: Case, *, opinion: str, seen: int) -> None:
    """Does not approve a draft. Raises: Refused."""
    found = locked(actor, case, seen, *APPROVERS)
    _approvable(actor, found)
    write(actor, found, NoteKind.DRAFT_RETURNED, {"opinion": opinion})


@transaction.atomic
def propose_extension(actor: Actor, case: Case, *, working_days: int, reasons: str, seen: int) -> None:
    """Asks the head of the work body for a longer period. Raises: Refused for what could not be approved."""
    found = locked(actor, case, seen, Right.HANDLE_CASES)
    if extension_of(standing(entries_of(found)), notes_of(found)):
        raise refused(_("An extension waits for approval already."))
    _try(actor, found, ExtensionApproved(working_days), actor.today)
    write(actor, found, NoteKind.EXTENSION, {"working_days": working_days, "reasons": reasons})


@transaction.atomic
def approve_extension(actor: Actor, case: Case, *, on: date, seen: int) -> HandledCase:
    """Approves the extension that another person proposed. Law: OGI-R 33. Raises: Refused."""
    found = locked(actor, case, seen, *APPROVERS)
    proposed = _proposed(actor, found)
    return recorded(actor, found, ExtensionApproved(int((proposed.said or {})["working_days"])), on)


@transaction.atomic
def refuse_extension(actor: Actor, case: Case, *, opinion: str, seen: int) -> None:
    """Does not approve it. Raises: Refused."""
    found = locked(actor, case, seen, *APPROVERS)
    _proposed(actor, found)
    write(actor, found, NoteKind.EXTENSION_RETURNED, {"opinion": opinion})


def _other(actor: Actor, case: Case, author: object) -> bool:
    """Whether this person may approve what somebody else has written."""
    return author != actor.user and all(actor.duties.may(right, case.organ) for right in APPROVERS)


def _extends(actor: Actor, case: Case, proposed: Note | None) -> bool:
    """Whether this person may propose an extension, or approve the one that was proposed."""
    return actor.duties.may(Right.HANDLE_CASES, case.organ) if proposed is None else _other(actor, case, proposed.by)


def _on_table(case: Case) -> Draft | None:
    entries = entries_of(case)
    return draft_of(standing(entries), entries, notes_of(case))


def _approvable(actor: Actor, case: Case) -> Draft:
    found = _on_table(case)
    if found is None or not found.ready:
        raise refused(_("There is no draft that has passed its reviews."))
    if not _other(actor, case, found.by):
        raise refused(_("Nobody approves their own draft."))
    return found


def _proposed(actor: Actor, case: Case) -> Note:
    found = extension_of(standing(entries_of(case)), notes_of(case))
    if found is None:
        raise refused(_("No extension was proposed."))
    if not _other(actor, case, found.by):
        raise refused(_("Nobody approves their own proposal."))
    return found


def _try(actor: Actor, case: Case, event: Event, on: date) -> None:
    """Whether an event could be recorded now; nothing is. Raises: Refused."""
    try:
        standing([*entries_of(case), Entry(case.pk, case.entries + 1, on, actor.now, event)])
    except LedgerError as error:
        raise refused(said(error)) from error
