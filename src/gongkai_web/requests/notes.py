"""What officers wrote about a case, sealed with the case's key: names and words that the ledger must not hold."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.models import Case, CaseNote, NoteKind
from gongkai_web.requests.sealing import Unreadable, opened, seal


class Note(NamedTuple):
    """A note in the clear. `entry`: the entry that it is about. `said`: None once the case's key was forgotten."""

    kind: NoteKind
    entry: int
    said: Mapping[str, Any] | None
    by: User
    at: datetime


def write(actor: Actor, case: Case, kind: NoteKind, said: Mapping[str, Any]) -> None:
    """Adds a note about the last entry of a case, inside the transaction of what it tells of.

    Raises: ContractError without an officer; Refused for a case that was erased, in which nothing can be sealed any more.
    """
    if actor.user is None:
        raise ContractError("a note without an author", remedy="give the officer who wrote it")
    if not case.key:
        raise Refused(_("This was not recorded."), _("What told of people in this case was erased on schedule."))
    sealed = seal(case.key, json.dumps(dict(said), ensure_ascii=False).encode())
    CaseNote.objects.create(case=case, organ_id=case.organ_id, kind=kind, entry=case.entries, sealed=sealed, by=actor.user, at=actor.now)


def notes_of(case: Case) -> list[Note]:
    """Every note on a case, in the order in which they were written."""
    return notes_of_each([case])[case.pk]


def notes_of_each(cases: Iterable[Case]) -> dict[str, list[Note]]:
    """The same of several cases, by their ids; one query."""
    known = {case.pk: case for case in cases}
    found: dict[str, list[Note]] = {case: [] for case in known}
    for row in CaseNote.objects.filter(case__in=known).select_related("by").order_by("pk"):
        said = _said(known[row.case_id], bytes(row.sealed))
        found[row.case_id].append(Note(NoteKind(row.kind), row.entry, said, row.by, row.at))
    return found


def _said(case: Case, sealed: bytes) -> Mapping[str, Any] | None:
    try:
        found: Mapping[str, Any] = json.loads(opened(case.key, sealed))
    except Unreadable:
        return None
    return found
