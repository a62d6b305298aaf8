"""What officers do with a case. Each is one transaction: right, fold, ledger, note, log."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.audit.codec import Language
from gongkai.cli.words import error_line
from gongkai.errors import GongkaiError
from gongkai.ledger.case import HandledCase
from gongkai.ledger.entry import Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events import handling
from gongkai.ledger.events.record import Assigned, EntryStruck
from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.actions.letters import unwritten
from gongkai_web.requests.content import mark_words
from gongkai_web.requests.ledger import entries_of, record
from gongkai_web.requests.models import Applicant, Case, CaseFile, CaseNote, NoteKind
from gongkai_web.requests.notes import write
from gongkai_web.requests.numbers import is_taken
from gongkai_web.requests.sealing import opened

APART = frozenset({handling.Drafted, handling.DraftReviewed, handling.Decided, handling.ExtensionApproved, handling.Split})
"""Events with an action of their own: several people, or several cases, have a part in them."""
_NOTHING: Mapping[str, Any] = {}


@transaction.atomic
def happen(actor: Actor, case: Case, event: Event, *, on: date, seen: int, told: Mapping[str, Any] = _NOTHING) -> HandledCase:
    """Records that something happened to a case. `seen`: of the case, as `Whole.seen` counts it. `told`: what else is known.

    Raises: Refused where somebody else recorded something meanwhile, and for what cannot have happened.
    """
    found = locked(actor, case, seen, Right.HANDLE_CASES)
    if type(event) in APART:
        raise refused(_("This takes more than one person, or more than one case: use the form for it."))
    if isinstance(event, handling.Registered):
        _only_number(found, event.number)
    if isinstance(event, handling.Dispatched) and (missing := unwritten(found)):
        raise refused(missing, _("Issue it first: the page of the case offers it under “Letters”."))
    folded = recorded(actor, found, event, on)
    if told:
        write(actor, found, NoteKind.ENTRY, told)
    if isinstance(event, handling.CorrectedRequestReceived | EntryStruck):
        mark_words(found, entries_of(found))
    return folded


@transaction.atomic
def assign(actor: Actor, case: Case, *, unit: str, officer: User | None, on: date, seen: int) -> HandledCase:
    """Gives a case to a unit of the organ, and to a person there. Raises: Refused."""
    found = locked(actor, case, seen, Right.HANDLE_CASES)
    found.officer = officer
    folded = recorded(actor, found, Assigned(unit), on)
    if officer is not None:
        write(actor, found, NoteKind.ENTRY, {"officer": str(officer)})
    return folded


@transaction.atomic
def talk(actor: Actor, case: Case, *, on: date, way: str, talked: str) -> None:
    """Notes a talk with the applicant. Raises: Refused."""
    found = locked(actor, case, None, Right.HANDLE_CASES)
    write(actor, found, NoteKind.TALK, {"on": on.isoformat(), "way": way, "talked": talked})


@transaction.atomic
def reveal(actor: Actor, case: Case, *, reason: str) -> Mapping[str, Any]:
    """Who asks, in the clear; that it was read, by whom and why, is on record. Raises: Refused, Unreadable."""
    _note_reading(actor, case.organ, reason, case=case.pk)
    applicant = Applicant.objects.get(case=case)
    found: Mapping[str, Any] = json.loads(opened(applicant.key, bytes(applicant.sealed)))
    return found


@transaction.atomic
def open_file(actor: Actor, file: CaseFile, *, reason: str) -> tuple[str, bytes]:
    """Name and bytes of what an applicant sent; on record in the same way. Raises: Refused, Unreadable."""
    _note_reading(actor, file.organ, reason, case=file.case_id, file=file.pk)
    return opened(file.case.applicant.key, bytes(file.name)).decode(), file.open()


def locked(actor: Actor, case: Case, seen: int | None, *rights: Right) -> Case:
    """The case's row, locked, for somebody who has all of these rights and saw its last entry and note. Raises: Refused.

    `seen`: as `Whole.seen` counts it. A draft, or its return, is a note: it can change what is decided as an entry does.
    """
    found = Case.objects.select_for_update(of=("self",)).select_related("organ").get(pk=case.pk)
    if not all(actor.duties.may(right, found.organ) for right in rights):
        raise refused(_("Your appointments do not give you this right."))
    if seen is not None and found.entries + CaseNote.objects.filter(case=found).count() != seen:
        raise refused(
            _("Somebody else has recorded something of this case since you opened it."),
            _("Open the case again, and see what is left to do."),
        )
    return found


def recorded(actor: Actor, case: Case, event: Event, on: date) -> HandledCase:
    """Adds an event to a locked case. Raises: Refused for what cannot have happened."""
    try:
        return record(case, [(on, event)], by=actor.user, at=actor.now)
    except LedgerError as error:
        raise refused(said(error)) from error


def refused(why: str, remedy: str = "") -> Refused:
    """That nothing was recorded."""
    return Refused(_("This was not recorded."), why, remedy)


def said(error: GongkaiError) -> str:
    """What the ledger says of it, in the reader's language."""
    return error_line(error, Language.EN if (get_language() or "").startswith("en") else Language.ZH)


def _only_number(case: Case, number: str) -> None:
    """Two cases of an organ are never registered under one number, not even in the same instant. Raises: Refused."""
    Organ.objects.select_for_update(no_key=True).get(pk=case.organ_id)
    if is_taken(case, number):
        raise refused(_("Another case of the organ has this register number, or had it by mistake."), _("Take the next one."))


def _note_reading(actor: Actor, organ: Organ, reason: str, **details: object) -> None:
    words = " ".join(reason.split())
    if not actor.duties.may(Right.HANDLE_CASES, organ):
        raise Refused(_("The applicant's data stay closed."), _("Your appointments do not give you this right."))
    if not words:
        raise Refused(_("The applicant's data stay closed."), _("The reason is missing."))
    note(actor, Noted.APPLICANT_READ, organ, reason=words, details=details)
