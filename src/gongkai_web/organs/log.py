"""The log of administration: who did what to which organ or account, and why."""

from collections.abc import Mapping

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry, Organ


def note(
    actor: Actor,
    what: Noted,
    organ: Organ,
    *,
    person: User | None = None,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> None:
    """Writes one entry. Called inside the transaction of what it tells of."""
    entry(actor, what, organ, person=person, reason=reason, details=details).save()


def entry(
    actor: Actor,
    what: Noted,
    organ: Organ,
    *,
    person: User | None = None,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> LogEntry:
    """An entry that is not written yet, for those who write many at once."""
    return LogEntry(organ=organ, what=what, by=actor.user, person=person, reason=reason, details=dict(details or {}), recorded_at=actor.now)


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, list[str]]:
    """Field → [before, after], of those that changed, as text."""
    return {name: [_told(before[name]), _told(value)] for name, value in after.items() if before.get(name) != value}


def _told(value: object) -> str:
    return "" if value is None else str(value)
