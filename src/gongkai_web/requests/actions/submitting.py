"""A request comes in over the Internet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.law.receipt import Channel
from gongkai.ledger.events import opening
from gongkai_web.accounts.models import User
from gongkai_web.messages.outbox import enclose
from gongkai_web.organs.kinds import Kind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.portal.directory import Entry, directory
from gongkai_web.publishing.uploads import Accepted, accept_all
from gongkai_web.requests import store
from gongkai_web.requests.alike import marks_of
from gongkai_web.requests.asked import Asked, Faulty
from gongkai_web.requests.codes import new_code, proof_of
from gongkai_web.requests.ids import new_id
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Applicant, Case, CaseFile, QueryCode, Submission
from gongkai_web.requests.sealing import mark, new_key, opened, seal
from gongkai_web.serve.database.together import insert, together

MOST_FILES = 10


class Submitted(NamedTuple):
    """What the applicant is told. `code`: leads back to the case, and is known to nobody else."""

    code: str
    case: str


class Taken(NamedTuple):
    """How an officer took a request in: at the counter, from the post, by fax. `arrived_on`: the day on which it came to the organ.

    `rectification`: it asks to rectify a record about the applicant (OGI-R 41), and for no information.
    """

    by: User
    channel: Channel
    arrived_on: date
    rectification: bool = False


class Another(Exception):
    """The key was used before, for another request."""


def submit(
    asked: Asked,
    *,
    now: datetime,
    files: Sequence[tuple[str, bytes]] = (),
    key: str = "",
    taken: Taken | None = None,
    about: Organ | None = None,
) -> Submitted:
    """Takes a request in: received in law by the message that it was (OGI-R 31), whole with its files or not at all.

    `key`: the same request sent again under the same key is the same case, with the same code.
    `taken`: by an officer, from another channel. `about`: the organ of which it complains (OGI-R 47(2)); else it asks for information.
    Raises: Faulty for an organ that takes no requests and for files that cannot be taken; Another.
    """
    sent = _Sent(mark("submission", key), _content(asked, files)) if key else None
    known = sent and files and _known(sent)  # without files the rows themselves tell it, and sooner
    if known:
        return known
    places: list[str] = []
    try:
        organ, kept = _organ(asked.organ), accepted(files)
        with transaction.atomic(), together():
            open_for(reads=[organ.id], writes=[organ.id])
            done = _written(asked, organ, now, kept, places, taken, about)
            if sent:
                own = new_key()
                insert([Submission(case_id=done.case, key=own, code=seal(own, done.code.encode()), **sent._asdict())])
        return done
    except BaseException as error:
        for place in places:
            store.forget(place)
        first = sent and isinstance(error, IntegrityError | Faulty) and _known(sent)
        if first:
            return first  # sent before, or at once with this one, which came second
        raise


class _Sent(NamedTuple):
    """A request that a program sent under a key: the marks of both."""

    mark: str
    content: str


def _known(sent: _Sent) -> Submitted | None:
    """What was answered when it was sent before. Raises: Another."""
    found = Submission.objects.filter(mark=sent.mark).first()
    if found is None:
        return None
    if found.content != sent.content:
        raise Another
    return Submitted(opened(found.key, bytes(found.code)).decode(), found.case_id)


def _content(asked: Asked, files: Sequence[tuple[str, bytes]]) -> str:
    told = [asdict(asked), *([name, sha256(content).hexdigest()] for name, content in files)]
    return mark("submission", json.dumps(told, ensure_ascii=False))


def _organ(code: str) -> Entry:
    organ = directory().by_code.get(code)
    if organ is None or not organ.begun or organ.ended:
        raise Faulty({"organ": _("There is no such organ today. Choose it from the list.")})
    return organ


def accepted(files: Sequence[tuple[str, bytes]]) -> list[Accepted]:
    """The files as they are kept. Raises: Faulty."""
    if len(files) > MOST_FILES:
        raise Faulty({"attachments": _("Send at most %(most)d files.") % {"most": MOST_FILES}})
    found = accept_all(files)
    refused = [str(one) for one in found if isinstance(one, Refused)]
    if refused:
        raise Faulty({"attachments": " ".join(refused)})
    return [one for one in found if isinstance(one, Accepted)]


def keep_files(case: Case, key: str, files: Sequence[Accepted], places: list[str]) -> None:
    """What an applicant sent, sealed with the applicant's key; `places` holds what was written to the disk, also when this fails."""
    for file in files:
        places.append(store.keep(seal(key, file.content)))
        name, size = seal(key, file.name.encode()), len(file.content)
        insert([CaseFile(case=case, organ_id=case.organ_id, name=name, media_type=file.media_type, size=size, place=places[-1])])


def _written(
    asked: Asked, organ: Entry, now: datetime, files: Sequence[Accepted], places: list[str], taken: Taken | None, about: Organ | None
) -> Submitted:
    """The rows of a case; `places` holds what was written to the disk, also when this fails."""
    case = Case(pk=new_id("R"), organ_id=organ.id, key=new_key(), form=asked.form, method=asked.method)
    case.content, case.words = seal(case.key, asked.content.encode()), marks_of(asked.content, organ.id)
    who = asdict(asked.applicant)
    applicant = sealed_applicant(case, who)
    channel, on, by = (taken.channel, taken.arrived_on, taken.by) if taken else (Channel.ONLINE, timezone.localdate(now), None)
    first = opening.Applicant(applicant.pk, asked.applicant.kind)
    arrived = _arrived(organ, channel, first, about, rectification=taken is not None and taken.rectification)
    record(case, [(on, arrived)], by=by, at=now)
    insert([applicant])
    keep_files(case, applicant.key, files, places)
    return Submitted(give_code(applicant, who), case.pk)


def sealed_applicant(case: Case, who: Mapping[str, Any]) -> Applicant:
    """A row for who asks in a case, not saved yet. `who`: the fields of a Person."""
    applicant = Applicant(pk=new_id("A"), case=case, organ_id=case.organ_id, key=new_key())
    applicant.kind, applicant.id_type, applicant.identity = who["kind"], who["id_type"], mark("identity", who["id_number"])
    applicant.sealed = seal(applicant.key, json.dumps(who, ensure_ascii=False).encode())
    return applicant


def give_code(applicant: Applicant, who: Mapping[str, Any]) -> str:
    """A fresh query code for the applicant's case, whose mark alone is kept."""
    code, case = new_code(), applicant.case
    enclose(case, applicant.key, code)
    proofs = [proof_of(code, number) for number in (who["id_number"], who["phone"]) if number]
    insert([QueryCode(mark=mark("code", code), case=case, organ_id=case.organ_id, proofs=proofs)])
    return code


def _arrived(organ: Entry, channel: Channel, applicant: opening.Applicant, about: Organ | None, *, rectification: bool) -> opening.Opening:
    if rectification:
        return opening.RectificationArrived(organ.code, channel, (applicant,))
    if about is None:
        return opening.RequestArrived(organ.code, channel, (applicant,))
    appeal = about.kind == Kind.PUBLIC_SERVICE_UNIT
    return opening.ComplaintArrived(organ.code, channel, (applicant,), about.code, public_service_unit=appeal)
