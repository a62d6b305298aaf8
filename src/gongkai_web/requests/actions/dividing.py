"""One letter with several matters becomes several requests (OGI-R 29, 42; 一事一申请)."""

import json
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling, opening
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.uploads import Accepted
from gongkai_web.requests import store
from gongkai_web.requests.actions.handling import locked, recorded
from gongkai_web.requests.actions.submitting import Submitted, give_code, keep_files, sealed_applicant
from gongkai_web.requests.alike import marks_of
from gongkai_web.requests.ids import new_id
from gongkai_web.requests.ledger import entries_of, record, standing
from gongkai_web.requests.models import Applicant, Case, CaseFile
from gongkai_web.requests.sealing import new_key, opened, seal


@transaction.atomic
def split(actor: Actor, case: Case, parts: Sequence[str], *, on: date, seen: int) -> list[Submitted]:
    """Makes a case of each matter of a letter, with the files that came with it, received when the letter was.

    The letter itself is counted no more.

    Raises: Refused where the letter cannot be split any more; Unreadable once its applicant was erased.
    """
    letter = locked(actor, case, seen, Right.HANDLE_CASES)
    names = [new_id("R") for _part in parts]
    recorded(actor, letter, handling.Split(tuple(names)), on)
    places: list[str] = []
    try:
        return [_request(actor, letter, name, part, places) for name, part in zip(names, parts, strict=True)]
    except BaseException:
        for place in places:
            store.forget(place)
        raise


def _request(actor: Actor, letter: Case, name: str, content: str, places: list[str]) -> Submitted:
    """`places` holds what was written to the disk, also when this fails."""
    folded, asked = standing(entries_of(letter)), Applicant.objects.get(case=letter)
    case = Case(pk=name, organ=letter.organ, key=new_key(), form=letter.form, method=letter.method, officer=letter.officer)
    case.content, case.words = seal(case.key, content.encode()), marks_of(content, letter.organ_id)
    who = json.loads(opened(asked.key, bytes(asked.sealed)))
    applicant = sealed_applicant(case, who)
    others = [opening.Applicant(f"{applicant.pk}.{place}", one.kind) for place, one in enumerate(folded.applicants[1:], 2)]
    first = opening.Applicant(applicant.pk, folded.applicants[0].kind)
    arrived = opening.RequestArrived(
        folded.organ, folded.channel, (first, *others), split_from=letter.pk, public_service_unit=folded.public_service_unit
    )
    events: list[tuple[date, Event]] = [(folded.arrived.on, arrived)]
    if folded.confirmed:
        events.append((folded.confirmed.on, handling.ReceiptConfirmed()))
    record(case, events, by=actor.user, at=actor.now)
    applicant.save(force_insert=True)
    for file in CaseFile.objects.filter(case=letter).order_by("pk"):
        content_of_file = Accepted(opened(asked.key, bytes(file.name)).decode(), file.media_type, file.open())
        keep_files(case, applicant.key, [content_of_file], places)
    return Submitted(give_code(applicant, who), case.pk)
