"""A request comes in over the Internet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.law.receipt import Channel
from gongkai.ledger.events import opening
from gongkai_web.accounts.models import User
from gongkai_web.messages.outbox import enclose
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Kind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.portal.directory import Entry, directory
from gongkai_web.publishing.uploads import MAX_UPLOAD, Accepted, accept_all
from gongkai_web.requests import store
from gongkai_web.requests.alike import marks_of
from gongkai_web.requests.asked import Asked, Faulty
from gongkai_web.requests.codes import new_code, proof_of
from gongkai_web.requests.ids import new_id
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Applicant, Case, CaseFile, NoteKind, QueryCode, Submission
from gongkai_web.requests.notes import write
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
    `told`: what the post register says of the letter, and how the applicant was helped (OGI-R 29, 43); by name, in words.
    """

    by: User
    channel: Channel
    arrived_on: date
    rectification: bool = False
    told: Mapping[str, str] = MappingProxyType({})


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
    (done,) = submit_all([asked], now=now, files=files, key=key, taken=taken, about=about)
    return done


def submit_all(
    requests: Sequence[Asked],
    *,
    now: datetime,
    files: Sequence[tuple[str, bytes]] = (),
    key: str = "",
    taken: Taken | None = None,
    about: Organ | None = None,
) -> tuple[Submitted, ...]:
    """The same for several requests, each to another organ, in one transaction: all of them or none. Each keeps files of its own."""
    sent = _Sent(_marks(key, requests), _content(requests, files)) if key else None
    known = sent and files and _known(sent)  # without files the rows themselves tell it, and sooner
    if known:
        return known
    places: list[str] = []
    try:
        organs, kept = [_organ(one.organ) for one in requests], accepted(files, len(requests))
        with transaction.atomic(), together():
            ids = [organ.id for organ in organs]
            open_for(reads=ids, writes=ids)
            done = tuple(_written(one, organ, now, kept, places, taken, about) for one, organ in zip(requests, organs, strict=True))
            if sent:
                insert([_submission(one, its, sent.content) for one, its in zip(done, sent.marks, strict=True)])
        return done
    except BaseException as error:
        for place in places:
            store.forget(place)
        first = sent and isinstance(error, IntegrityError | Faulty) and _known(sent)
        if first:
            return first  # sent before, or at once with this one, which came second
        raise


def answered(requests: Sequence[Asked], files: Sequence[tuple[str, bytes]], key: str) -> tuple[Submitted, ...] | None:
    """What was answered when these were sent before under the key. Raises: Another."""
    return _known(_Sent(_marks(key, requests), _content(requests, files))) if key else None


class _Sent(NamedTuple):
    """Requests that a program sent under a key: the mark of it for each of them, and the one of all that was sent."""

    marks: tuple[str, ...]
    content: str


def _marks(key: str, requests: Sequence[Asked]) -> tuple[str, ...]:
    """The first bears that of the key itself, so that nothing else can be sent under it."""
    return tuple(mark("submission", f"{key}\n{one.organ}" if place else key) for place, one in enumerate(requests))


def _submission(done: Submitted, its: str, content: str) -> Submission:
    own = new_key()
    return Submission(mark=its, case_id=done.case, content=content, key=own, code=seal(own, done.code.encode()))


def _known(sent: _Sent) -> tuple[Submitted, ...] | None:
    """What was answered when it was sent before. Raises: Another."""
    found = Submission.objects.in_bulk(sent.marks)
    if not found:
        return None
    if len(found) < len(sent.marks) or any(one.content != sent.content for one in found.values()):
        raise Another
    return tuple(Submitted(opened(one.key, bytes(one.code)).decode(), one.case_id) for one in map(found.__getitem__, sent.marks))


def _content(requests: Sequence[Asked], files: Sequence[tuple[str, bytes]]) -> str:
    told = [*map(asdict, requests), *([name, sha256(content).hexdigest()] for name, content in files)]
    return mark("submission", json.dumps(told, ensure_ascii=False))


def _organ(code: str) -> Entry:
    organ = directory().by_code.get(code)
    if organ is None or not organ.begun or organ.ended:
        raise Faulty({"organ": _("There is no such organ today. Choose it from the list.")})
    return organ


def accepted(files: Sequence[tuple[str, bytes]], copies: int = 1) -> list[Accepted]:
    """The files as they are kept, in so many copies, which together take no more room than those of one request may. Raises: Faulty."""
    if len(files) > MOST_FILES:
        raise Faulty({"attachments": _("Send at most %(most)d files.") % {"most": MOST_FILES}})
    most = MOST_FILES * MAX_UPLOAD // copies
    if sum(len(content) for _name, content in files) > most:
        raise Faulty(
            {"attachments": _("Each organ gets the files: to so many send at most %(most)d MB together.") % {"most": most // 2**20}}
        )
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
    if taken and taken.told:
        write(Actor(taken.by, Duties({}), now), case, NoteKind.ENTRY, taken.told)
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
        return opening.RequestArrived(organ.code, channel, (applicant,), public_service_unit=organ.kind == Kind.PUBLIC_SERVICE_UNIT)
    appeal = about.kind == Kind.PUBLIC_SERVICE_UNIT
    return opening.ComplaintArrived(organ.code, channel, (applicant,), about.code, public_service_unit=appeal)
