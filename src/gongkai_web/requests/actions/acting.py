"""What applicants do themselves: correct, give reasons, withdraw, say that they paid, rate, and complain."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.opening import ApplicantKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.uploads import Accepted
from gongkai_web.requests import store
from gongkai_web.requests.actions.following import Followed, followed, proved
from gongkai_web.requests.actions.submitting import Submitted, accepted, keep_files, submit
from gongkai_web.requests.acts import EVENTS, SPOKEN, Act, Grade, overseer
from gongkai_web.requests.asked import LONGEST, Asked, Faulty, Person, tidied
from gongkai_web.requests.content import mark_words
from gongkai_web.requests.kinds import Form, IdType, Method
from gongkai_web.requests.ledger import entries_of, record
from gongkai_web.requests.models import Applicant, Case, QueryCode, Statement
from gongkai_web.requests.sealing import opened, seal


class Said(NamedTuple):
    """What goes with it, as far as it needs that. `files`: name and bytes."""

    text: str = ""
    grade: str = ""
    files: Sequence[tuple[str, bytes]] = ()


def act(what: Act, code: str, verify: str, said: Said, *, seen: int, network: str, now: datetime) -> Followed:
    """Does one of them, and answers where the request then stands; sent a second time, it is done once.

    `seen`: how many entries the case had on the page from which it was sent.
    Raises: NotFound, TooMany; Faulty for what is missing or cannot be taken; Refused for what is not offered.
    """
    known = proved(code, verify, network=network, now=now)
    words, kept = _words(what, said.text, said.grade), accepted(said.files)
    places: list[str] = []
    try:
        with transaction.atomic():
            _do(known, Statement(act=what, seen=seen, grade=said.grade if what is Act.RATE else "", at=now), words, kept, places)
    except BaseException:
        for place in places:
            store.forget(place)
        raise
    return followed(known, now)


def complain(code: str, verify: str, *, text: str, seen: int, network: str, now: datetime) -> Submitted:
    """A complaint to the organ that oversees the one that was asked (OGI-R 47(2)): a case of its own, with a query code of its own.

    Raises: as `act`; Another where another complaint was sent from the same page.
    """
    known = proved(code, verify, network=network, now=now)
    words = _words(Act.COMPLAIN, text, "")
    with transaction.atomic():
        found = followed(known, now)
        about, above = found.case.organ, overseer(found.case.organ)
        if Act.COMPLAIN not in found.offered or above is None:
            raise _not_offered()
        asked = _complaint(found.case, above, words)
    return submit(asked, now=now, key=f"complaint:{known.case_id}:{seen}", about=about)


def _words(what: Act, text: str, grade: str) -> str:
    """The words in order. Raises: Faulty."""
    words = tidied(text)
    if what in SPOKEN and not words:
        raise Faulty({"text": _("Write down what you want to say.")})
    if len(words) > LONGEST:
        raise Faulty({"text": _("Write at most %(most)d characters.") % {"most": LONGEST}})
    if what is Act.RATE and grade not in Grade.values:
        raise Faulty({"grade": _("Choose one.")})
    return words


def _do(known: QueryCode, statement: Statement, words: str, files: Sequence[Accepted], places: list[str]) -> None:
    """`places` holds what was written to the disk, also when this fails."""
    open_for(reads=[known.organ_id], writes=[known.organ_id])
    case = Case.objects.select_for_update(of=("self",)).get(pk=known.case_id)
    what, now = Act(statement.act), statement.at
    if Statement.objects.filter(case=case, act=what, seen=statement.seen).exists():
        return
    if what is Act.COMPLAIN or what not in followed(known, now).offered:
        raise _not_offered()
    open_for(reads=[known.organ_id], writes=[known.organ_id])
    if what in EVENTS:
        try:
            record(case, [(timezone.localdate(now), EVENTS[what])], by=None, at=now)
        except LedgerError as error:
            raise _not_offered() from error
    statement.case, statement.organ_id, statement.sealed = case, case.organ_id, seal(case.key, words.encode())
    statement.save(force_insert=True)
    keep_files(case, Applicant.objects.get(case=case).key, files, places)
    if what is Act.CORRECT:
        mark_words(case, entries_of(case))


def _complaint(case: Case, above: Organ, words: str) -> Asked:
    applicant = Applicant.objects.get(case=case)
    who = json.loads(opened(applicant.key, bytes(applicant.sealed)))
    person = Person(**{**who, "kind": ApplicantKind(who["kind"]), "id_type": IdType(who["id_type"])})
    about = _("About request %(number)s to %(organ)s:") % {"number": case, "organ": case.organ}
    return Asked(above.code, f"{about}\n{words}", person, Form(case.form), Method(case.method))


def _not_offered() -> Refused:
    return Refused(_("Nothing was done."), _("Your request stands where this has no place any more."), _("Look again at where it stands."))
