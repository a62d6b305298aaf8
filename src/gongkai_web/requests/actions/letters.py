"""The letters of a request: what its applicant may read, and what has to be issued before the reply leaves the house."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.law.course import Consulted
from gongkai.law.outcomes import Ground
from gongkai.law.outcomes import Outcome as Answer
from gongkai.ledger.case import HandledCase, Kind, Outcome
from gongkai.ledger.entry import Entry
from gongkai.ledger.events.handling import Dispatched, Opinion
from gongkai_web.letters.drafting.catalogue import To, catalogue
from gongkai_web.letters.drafting.offers import decision
from gongkai_web.letters.models import Letter
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions.following import NotFound, followed, proved
from gongkai_web.requests.labels import said
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case


def fetch(code: str, verify: str, letter: int, *, network: str, now: datetime) -> tuple[str, bytes]:
    """Name and bytes of a letter as PDF. Raises: NotFound, also for a letter that is not this applicant's; TooMany."""
    known = proved(code, verify, network=network, now=now)
    with transaction.atomic():
        found = followed(known, now)
        open_for(reads=[known.organ_id])
        one = next((one for one in letters_of(found.case, found.entries) if one.pk == letter), None)
        if one is None:
            raise NotFound
        return f"{label_of(one)}.pdf", one.open("pdf")


@transaction.atomic
def letters_of(case: Case, entries: Sequence[Entry]) -> list[Letter]:
    """Those that the applicant may read. `entries`: of the case, as far as they count."""
    open_for(reads=[case.organ_id])
    sent = [one.recorded_at for one in entries if isinstance(one.event, Dispatched)]
    rows = Letter.objects.filter(case=case).select_related("case__applicant").order_by("pk")
    theirs = (one for one in rows if catalogue().letters[one.code].to is To.APPLICANT)
    return [one for one in theirs if not _is_reply(one) or any(at >= one.issued_at for at in sent)]


def unwritten(case: Case) -> str:
    """Which letter has to be issued before the reply is dispatched; empty where none is missing. Law: OGI-R 32, 36."""
    entries = entries_of(case)
    folded = standing(entries)
    result = decision(folded)
    if result is None:
        return ""
    since = next(one.recorded_at for one in entries if one.number == result.made.entry)
    issued = Letter.objects.filter(case=case, issued_at__gte=since)
    replies = [code for code, one in catalogue().letters.items() if one.reply and folded.kind in one.kinds]
    told = {"outcome": result.code} if folded.kind is Kind.REQUEST else {}
    if not issued.filter(code__in=replies, **told).exists():
        return _("The letter of the reply was not issued.")
    overruled = [code for code, one in catalogue().letters.items() if one.objected]
    if issued.filter(code__in=overruled).count() < _overruled(folded, result):
        return _("Who objected has to be told in writing what is disclosed, and why (article 32).")
    return ""


def _overruled(folded: HandledCase, result: Outcome) -> int:
    """Over how many objections of third parties the reply discloses. What it withholds for their sake is over none."""
    if result.code not in {Answer.GRANTED, Answer.PARTIAL} or Ground.REFUSE_THIRD_PARTY in result.grounds:
        return 0
    return sum(one.role is Consulted.THIRD_PARTY and one.opinion is Opinion.OBJECTS for one in folded.consultations)


def label_of(letter: Letter) -> str:
    """What a letter is called, with its number."""
    return " ".join(filter(None, (said(catalogue().letters[letter.code].name), letter.number)))


def _is_reply(letter: Letter) -> bool:
    return catalogue().letters[letter.code].reply
