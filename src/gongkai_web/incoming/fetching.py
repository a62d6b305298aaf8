"""Mails are taken out of mailboxes: each is kept, whole and sealed, before the server is told that it was seen.

Whoever is stopped between the two finds it unseen, and knows it by its bytes.
"""

import json
import logging
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import IntegrityError, transaction

from gongkai_web.incoming.child import UNREAD, Read, read
from gongkai_web.incoming.imap import LARGEST, Down, Found, opened
from gongkai_web.incoming.kinds import Trouble
from gongkai_web.incoming.models import Mail, Mailbox
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.uploads import Accepted, accept_all, cleaned
from gongkai_web.requests import store
from gongkai_web.requests.actions.submitting import MOST_FILES
from gongkai_web.requests.ids import new_id
from gongkai_web.requests.sealing import mark, new_key, seal
from gongkai_web.serve import mailboxes
from gongkai_web.transfer.working import alone

_LOG = logging.getLogger(__name__)
_LOCK = 7_239_006
"""The first half of the database's advisory lock of whoever reads a mailbox; the second is the organ."""
_AT_ONCE = 100
_BEGINNING = 1024 * 1024
"""What is kept of a mail that is too large."""
_WHOLE = MOST_FILES - 1
"""Files that are taken out of a mail: a case takes so many, and the mail itself is one."""


def fetch(now: datetime) -> int:
    """Takes in what nobody has seen in the mailboxes, and answers how many mails were new.

    A mailbox that cannot be read keeps no other waiting.
    """
    taken = 0
    for box in settings.MAILBOXES:
        organ = Organ.objects.filter(code=box.organ).first()
        if organ is None:
            _LOG.warning("no organ has the code %s, to which a mailbox belongs", box.organ)
            continue
        with alone(_LOCK, organ.pk) as mine:
            if mine:
                taken += _fetched(box, organ, now)
    return taken


def _fetched(box: mailboxes.Mailbox, organ: Organ, now: datetime) -> int:
    taken = 0
    try:
        with opened(box) as folder:
            for uid in folder.unseen()[:_AT_ONCE]:
                if found := folder.mail(uid):
                    taken += keep(organ, found, now)
                    folder.taken(uid)
    except Down as down:
        _LOG.warning("the mailbox of %s cannot be read: %s", organ.code, down)
        _note(organ, now, str(down))
    else:
        _note(organ, now, "")
    return taken


@transaction.atomic
def _note(organ: Organ, now: datetime, said: str) -> None:
    """How it went, for the officers: nobody else would miss mail that does not come."""
    open_for(reads=[organ.pk], writes=[organ.pk])
    known, _new = Mailbox.objects.get_or_create(organ=organ)
    known.said = said
    known.failing_since = (known.failing_since or now) if said else None
    known.read_at = known.read_at if said else now
    known.save()


def keep(organ: Organ, found: Found, now: datetime) -> bool:
    """Keeps a mail as a whole with what could be read of it; whether it is new."""
    digest = mark("mail", sha256(found.content).hexdigest())
    if _known(organ, digest):
        return False
    whole = found.content if len(found.content) <= LARGEST else found.content[:_BEGINNING]
    said = _said(found.content)
    arrived_at = min(found.arrived_at or now, now)
    mail = Mail(
        pk=new_id("M"), organ=organ, digest=digest, arrived_at=arrived_at, fetched_at=now, trouble=said.trouble or "", key=new_key()
    )
    files, left = _taken(said.files)
    told = {"name": said.name, "address": said.address, "subject": said.subject, "text": said.text, "left": left}
    mail.sealed = seal(mail.key, json.dumps(told, ensure_ascii=False).encode())
    return _written(mail, [Accepted("mail.eml", "message/rfc822", whole), *files])


def _said(content: bytes) -> Read:
    """What a mail says; of one that is too large, or that no process survives, what its beginning says."""
    trouble = Trouble.TOO_LARGE if len(content) > LARGEST else Trouble.UNREADABLE
    if trouble is Trouble.UNREADABLE and (said := read(content)) != UNREAD:
        return said
    return read(content[:_BEGINNING])._replace(trouble=trouble, files=())


@transaction.atomic
def _known(organ: Organ, digest: str) -> bool:
    open_for(reads=[organ.pk])
    return Mail.objects.filter(organ=organ, digest=digest).exists()


def _taken(files: Sequence[tuple[str, bytes]]) -> tuple[list[Accepted], list[str]]:
    """The files that are safe to keep by themselves, and the names of those that stay inside the mail."""
    looked = accept_all(files[:_WHOLE])
    good = [one for one in looked if isinstance(one, Accepted)]
    left = [cleaned(name) for (name, _content), one in zip(files, looked, strict=False) if not isinstance(one, Accepted)]
    return good, left + [cleaned(name) for name, _content in files[_WHOLE:]]


def _written(mail: Mail, files: Sequence[Accepted]) -> bool:
    """The rows and the sealed bytes of a mail, or nothing; whether it was the first to be written."""
    places: list[str] = []
    try:
        with transaction.atomic():
            open_for(reads=[mail.organ_id], writes=[mail.organ_id])
            mail.save(force_insert=True)
            for number, file in enumerate(files):
                places.append(store.keep(seal(mail.key, file.content)))
                sealed = {"name": seal(mail.key, file.name.encode()), "place": places[-1], "whole": number == 0}
                mail.files.create(organ_id=mail.organ_id, media_type=file.media_type, size=len(file.content), **sealed)
    except BaseException as error:
        for place in places:
            store.forget(place)
        if isinstance(error, IntegrityError) and _known(mail.organ, mail.digest):
            return False  # another process kept it in the same instant
        raise
    return True
