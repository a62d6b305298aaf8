"""The files that a reply provides, for its applicant, where they were wanted on this platform (OGI-R 36, 37, 40)."""

from datetime import datetime

from django.db import transaction

from gongkai.law.outcomes import Outcome
from gongkai.ledger.case import HandledCase, State
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions.following import NotFound, followed, proved
from gongkai_web.requests.kinds import Method
from gongkai_web.requests.models import Case
from gongkai_web.severing.models import Provided

_GIVEN = frozenset({Outcome.GRANTED, Outcome.PARTIAL})
_SENT = frozenset({State.DISPATCHED, State.ANSWERED, State.ARCHIVED})


@transaction.atomic
def files_of(case: Case, folded: HandledCase) -> list[Provided]:
    """Those that the applicant may fetch."""
    if case.method != Method.ONLINE:
        return []
    open_for(reads=[case.organ_id])
    return provided(case, folded)


def provided(case: Case, folded: HandledCase) -> list[Provided]:
    """Those of a reply that discloses, once it was sent, by whichever way."""
    if folded.state not in _SENT or folded.latest is None or folded.latest.code not in _GIVEN:
        return []
    return list(Provided.objects.filter(document__case=case).select_related("document__case", "severed__document__case", "by"))


def fetch_file(code: str, verify: str, file: int, *, network: str, now: datetime) -> tuple[str, bytes]:
    """Name and bytes of one. Raises: NotFound, also for a file that is not this applicant's; TooMany."""
    known = proved(code, verify, network=network, now=now)
    with transaction.atomic():
        found = followed(known, now)
        one = next((one for one in files_of(found.case, found.folded) if one.pk == file), None)
        if one is None:
            raise NotFound
        return one.document.title, one.open()
