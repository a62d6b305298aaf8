"""A request comes in over the Internet."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.law.receipt import Channel
from gongkai.ledger.events import opening
from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.uploads import Accepted, accept_all
from gongkai_web.requests import store
from gongkai_web.requests.asked import Asked, Faulty
from gongkai_web.requests.codes import new_code, proof_of
from gongkai_web.requests.ids import new_id
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Applicant, Case, CaseFile, QueryCode, Submission
from gongkai_web.requests.sealing import mark, new_key, opened, seal

MOST_FILES = 10


class Submitted(NamedTuple):
    """What the applicant is told. `code`: leads back to the case, and is known to nobody else."""

    code: str
    case: str


class Taken(NamedTuple):
    """How an officer took a request in: at the counter, from the post, by fax. `arrived_on`: the day on which it came to the organ."""

    by: User
    channel: Channel
    arrived_on: date


class Another(Exception):
    """The key was used before, for another request."""


def submit(asked: Asked, *, now: datetime, files: Sequence[tuple[str, bytes]] = (), key: str = "", taken: Taken | None = None) -> Submitted:
    """Takes a request in: received in law by the message that it was (OGI-R 31), whole with its files or not at all.

    `key`: the same request sent again under the same key is the same case, with the same code.
    `taken`: by an officer, from another channel.
    Raises: Faulty for an organ that takes no requests and for files that cannot be taken; Another.
    """
    sent = _Sent(mark("submission", key), _content(asked, files)) if key else None
    known = sent and _known(sent)
    if known is not None:
        return known
    organ = _organ(asked.organ, now)
    kept = _accepted(files)
    places: list[str] = []
    try:
        with transaction.atomic():
            open_for(reads=[organ.pk], writes=[organ.pk])
            done = _written(asked, organ, now, kept, places, taken)
            if sent:
                own = new_key()
                Submission.objects.create(case_id=done.case, key=own, code=seal(own, done.code.encode()), **sent._asdict())
        return done
    except BaseException as error:
        for place in places:
            store.forget(place)
        first = sent and isinstance(error, IntegrityError) and _known(sent)
        if first:
            return first  # sent twice at once: the other one was first
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


def _organ(code: str, now: datetime) -> Organ:
    today = timezone.localdate(now)
    found = Organ.objects.filter(Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_until=None) | Q(valid_until__gte=today), code=code)
    organ = found.first()
    if organ is None:
        raise Faulty({"organ": _("There is no such organ today. Choose it from the list.")})
    return organ


def _accepted(files: Sequence[tuple[str, bytes]]) -> list[Accepted]:
    if len(files) > MOST_FILES:
        raise Faulty({"attachments": _("Send at most %(most)d files.") % {"most": MOST_FILES}})
    found = accept_all(files)
    refused = [str(one) for one in found if isinstance(one, Refused)]
    if refused:
        raise Faulty({"attachments": " ".join(refused)})
    return [one for one in found if isinstance(one, Accepted)]


def _written(asked: Asked, organ: Organ, now: datetime, files: Sequence[Accepted], places: list[str], taken: Taken | None) -> Submitted:
    """The rows of a case; `places` holds what was written to the disk, also when this fails."""
    case = Case(pk=new_id("R"), organ=organ, key=new_key(), form=asked.form, method=asked.method)
    case.content = seal(case.key, asked.content.encode())
    who = asked.applicant
    applicant = Applicant(pk=new_id("A"), case=case, organ=organ, kind=who.kind, id_type=who.id_type, key=new_key())
    applicant.identity = mark("identity", who.id_number)
    applicant.sealed = seal(applicant.key, json.dumps(asdict(who), ensure_ascii=False).encode())
    channel, on, by = (taken.channel, taken.arrived_on, taken.by) if taken else (Channel.ONLINE, timezone.localdate(now), None)
    arrived = opening.RequestArrived(organ.code, channel, (opening.Applicant(applicant.pk, who.kind),))
    record(case, [(on, arrived)], by=by, at=now)
    applicant.save(force_insert=True)
    for file in files:
        places.append(store.keep(seal(applicant.key, file.content)))
        name = seal(applicant.key, file.name.encode())
        CaseFile.objects.create(case=case, organ=organ, name=name, media_type=file.media_type, size=len(file.content), place=places[-1])
    code = new_code()
    proofs = [proof_of(code, number) for number in (who.id_number, who.phone) if number]
    QueryCode.objects.create(mark=mark("code", code), case=case, organ=organ, proofs=proofs)
    return Submitted(code, case.pk)
