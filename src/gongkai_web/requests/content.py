"""What is asked, in the words that count: those of the correction, once there was one (OGI-R 30)."""

from collections.abc import Sequence

from gongkai.ledger import strikes
from gongkai.ledger.entry import Entry
from gongkai.ledger.events.handling import CorrectedRequestReceived
from gongkai_web.requests.acts import Act
from gongkai_web.requests.alike import marks_of
from gongkai_web.requests.models import Case, Statement
from gongkai_web.requests.notes import notes_of
from gongkai_web.requests.sealing import opened


def content_of(case: Case, entries: Sequence[Entry]) -> str:
    """What is asked, as it was corrected by the applicant or as an officer wrote the correction down; empty once it was erased.

    `entries`: of the case. Raises: Unreadable.
    """
    came = [one for one in strikes.standing(tuple(entries)) if isinstance(one.event, CorrectedRequestReceived)]
    if not came or not case.key:
        return case.asked
    own = Statement.objects.filter(case=case, act=Act.CORRECT, at=came[-1].recorded_at).first()
    if own:
        return opened(case.key, bytes(own.sealed)).decode()
    told = (one.said for one in notes_of(case) if one.entry == came[-1].number and one.said)
    return next((str(one["corrected"]) for one in told if one.get("corrected")), case.asked)


def mark_words(case: Case, entries: Sequence[Entry]) -> None:
    """Keeps the marks by which similar requests are found: those of the words that count. Raises: Unreadable."""
    case.words = marks_of(content_of(case, entries), case.organ_id)
    case.save(update_fields=["words"])
