"""The letters of a request, for its applicant: a reply once it was dispatched, every other one once it was issued."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongkai.ledger.entry import Entry
from gongkai.ledger.events.handling import Decided, Dispatched
from gongkai_web.letters.drafting.catalogue import To, catalogue
from gongkai_web.letters.models import Letter
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions.following import NotFound, followed, proved
from gongkai_web.requests.labels import said
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


def label_of(letter: Letter) -> str:
    """What a letter is called, with its number."""
    return " ".join(filter(None, (said(catalogue().letters[letter.code].name), letter.number)))


def _is_reply(letter: Letter) -> bool:
    return bool(letter.outcome) or Decided.__name__ in catalogue().letters[letter.code].on
