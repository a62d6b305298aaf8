"""What officers do with mail: open what it hides, take it in as a case, set it aside. Each is one transaction."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.law.receipt import Channel
from gongkai_web.incoming.kinds import State, Why
from gongkai_web.incoming.models import Mail, MailFile
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.uploads import Accepted
from gongkai_web.requests import store
from gongkai_web.requests.actions.submitting import Submitted, Taken, keep_files, submit
from gongkai_web.requests.asked import Asked
from gongkai_web.requests.models import Applicant, Case
from gongkai_web.requests.sealing import opened, seal


def told(mail: Mail) -> Mapping[str, Any]:
    """What a mail says: `name`, `address`, `subject`, `text`, `left` (files that stay inside it); empty once it was erased.

    Raises: Unreadable.
    """
    found: Mapping[str, Any] = json.loads(opened(mail.key, bytes(mail.sealed))) if mail.key else {}
    return found


@transaction.atomic
def reveal(actor: Actor, mail: Mail, *, reason: str) -> Mapping[str, Any]:
    """What a mail says, with who wrote it; that it was read, by whom and why, is on record. Raises: Refused, Unreadable."""
    _note_reading(actor, mail, reason)
    return told(mail)


@transaction.atomic
def open_file(actor: Actor, file: MailFile, *, reason: str) -> tuple[str, bytes]:
    """Name and bytes of what came; on record in the same way. Raises: Refused, Unreadable."""
    _note_reading(actor, file.mail, reason, file=file.pk)
    return file.title, file.open()


@transaction.atomic
def set_aside(actor: Actor, mail: Mail, *, why: Why, words: str) -> None:
    """Asks for no information: nothing is done about it as a request, for a reason that goes on record. Raises: Refused."""
    found = _locked(actor, mail)
    if found.state != State.WAITING:
        raise _too_late(found)
    found.sealed = seal(found.key, json.dumps({**told(found), "words": words}, ensure_ascii=False).encode())
    found.state, found.why, found.by, found.settled_at = State.SET_ASIDE, why, actor.user, actor.now
    found.save()
    note(actor, Noted.MAIL_SET_ASIDE, found.organ, reason=str(why), details={"mail": found.pk})


def take_in(
    actor: Actor,
    mail: Mail,
    asked: Asked,
    *,
    enclosed: Collection[str],
    files: Sequence[tuple[str, bytes]] = (),
    rectification: bool = False,
    about: Organ | None = None,
) -> Submitted:
    """Makes a case of a mail, which came over the Internet on the day on which it reached the mail server (OGI-R 31(3)).

    The mail as it came goes over to the case, with those of its files whose numbers are `enclosed`; nothing stays here.
    Raises: Faulty; Refused where somebody else was faster.
    """
    places: list[str] = []
    try:
        with transaction.atomic():
            return _taken_in(actor, mail, asked, enclosed, files, places, rectification=rectification, about=about)
    except BaseException:
        for place in places:
            store.forget(place)
        raise


def _taken_in(
    actor: Actor,
    mail: Mail,
    asked: Asked,
    enclosed: Collection[str],
    files: Sequence[tuple[str, bytes]],
    places: list[str],
    *,
    rectification: bool,
    about: Organ | None,
) -> Submitted:
    """`places` holds what was written to the disk, also when this fails."""
    found = _locked(actor, mail)
    if found.state == State.TAKEN_IN or not found.key or actor.user is None:
        raise _too_late(found)
    kept = list(found.files.select_related("mail"))
    sent = [(one.title, one.open()) for one in kept if not one.whole and str(one.pk) in enclosed]
    taken = Taken(actor.user, Channel.ONLINE, timezone.localdate(found.arrived_at), rectification=rectification)
    done = submit(asked, now=actor.now, files=[*sent, *files], taken=taken, about=about)
    case = Case.objects.get(pk=done.case)
    whole = [Accepted(one.title, one.media_type, one.open()) for one in kept if one.whole]
    keep_files(case, Applicant.objects.get(case=case).key, whole, places)
    forget_files(found)
    found.state, found.case, found.by, found.settled_at = State.TAKEN_IN, case, actor.user, actor.now
    found.key, found.sealed, found.why = "", b"", ""
    found.save()
    return done


def forget_files(mail: Mail) -> None:
    """Removes the files of a mail; their bytes once that is certain."""
    for place in mail.files.values_list("place", flat=True):
        transaction.on_commit(partial(store.forget, place))
    mail.files.all().delete()


def _locked(actor: Actor, mail: Mail) -> Mail:
    """The mail's row, locked, for somebody who handles the organ's cases. Raises: Refused."""
    found = Mail.objects.select_for_update(of=("self",)).select_related("organ").get(pk=mail.pk)
    if not actor.duties.may(Right.HANDLE_CASES, found.organ):
        raise Refused(_("Nothing was done about the mail."), _("Your appointments do not give you this right."))
    return found


def _too_late(mail: Mail) -> Refused:
    why = _("Meanwhile it was settled: %(state)s.") % {"state": mail.get_state_display()}
    return Refused(_("Nothing was done about the mail."), why, _("Open the list again, and see what is left to do."))


def _note_reading(actor: Actor, mail: Mail, reason: str, **details: object) -> None:
    words = " ".join(reason.split())
    if not actor.duties.may(Right.HANDLE_CASES, mail.organ):
        raise Refused(_("What the mail hides stays closed."), _("Your appointments do not give you this right."))
    if not words:
        raise Refused(_("What the mail hides stays closed."), _("The reason is missing."))
    note(actor, Noted.APPLICANT_READ, mail.organ, reason=words, details={"mail": mail.pk, **details})
