"""What happened to a case becomes messages in the transaction that records it: no news of what was undone, and none that is lost."""

from collections.abc import Iterable

from gongkai.ledger.entry import Entry
from gongkai_web.messages.kinds import channels
from gongkai_web.messages.models import Message
from gongkai_web.requests.labels import STEPS
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import seal


def tell(case: Case, entries: Iterable[Entry]) -> None:
    """A message for each way that is set up, and for each entry that its applicant may know of."""
    known = [(entry, channel) for channel in channels() for entry in entries if type(entry.event) in STEPS]
    Message.objects.bulk_create(
        Message(
            key=f"{case.pk}:{entry.number}:{channel}",
            case=case,
            organ_id=case.organ_id,
            step=type(entry.event).__name__,
            channel=channel,
            due_at=entry.recorded_at,
        )
        for entry, channel in known
    )


def enclose(case: Case, key: str, code: str) -> None:
    """Puts the query code, sealed with the applicant's key, into the first messages of a case."""
    if channels():
        Message.objects.filter(case=case, key__startswith=f"{case.pk}:1:").update(code=seal(key, code.encode()))
