"""What officers do with a case. Each is one transaction: right, fold, ledger, log."""

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
from gongkai.ledger.events.handling import Split
from gongkai.ledger.fold import permitted as follow
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Applicant, Case, CaseFile
from gongkai_web.requests.sealing import opened
from gongkai_web.requests.words import EVENTS


def permitted(actor: Actor, case: Case, folded: HandledCase) -> list[type[Event]]:
    """What this person may record of the case now; the law's order decides, and nothing else is offered."""
    if not actor.duties.may(Right.HANDLE_CASES, case.organ):
        return []
    may = set(follow(folded)) - {Split}
    return [one for one in EVENTS if one in may]


@transaction.atomic
def happen(actor: Actor, case: Case, event: Event, *, on: date, seen: int) -> HandledCase:
    """Records that something happened to a case. `seen`: how many entries the officer had before their eyes.

    Raises: Refused where somebody else recorded something meanwhile, and for what cannot have happened.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("organ").get(pk=case.pk)
    if not actor.duties.may(Right.HANDLE_CASES, locked.organ):
        raise Refused(_("This was not recorded."), _("Your appointments do not give you this right."))
    if locked.entries != seen:
        raise Refused(
            _("This was not recorded."),
            _("Somebody else has recorded something of this case since you opened it."),
            _("Open the case again, and see what is left to do."),
        )
    try:
        return record(locked, [(on, event)], by=actor.user, at=actor.now)
    except LedgerError as error:
        raise Refused(_("This was not recorded."), _said(error)) from error


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


def _note_reading(actor: Actor, organ: Organ, reason: str, **details: object) -> None:
    words = " ".join(reason.split())
    if not actor.duties.may(Right.HANDLE_CASES, organ):
        raise Refused(_("The applicant's data stay closed."), _("Your appointments do not give you this right."))
    if not words:
        raise Refused(_("The applicant's data stay closed."), _("The reason is missing."))
    note(actor, Noted.APPLICANT_READ, organ, reason=words, details=details)


def _said(error: GongkaiError) -> str:
    """What the ledger says of it, in the reader's language."""
    return error_line(error, Language.EN if (get_language() or "").startswith("en") else Language.ZH)
