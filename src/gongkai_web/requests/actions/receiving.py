"""What anybody sends over the Internet is taken in as far as the hour has room for it."""

from collections.abc import Sequence
from datetime import datetime

from gongkai_web.requests.actions.submitting import Submitted, answered, submit_all
from gongkai_web.requests.asked import Asked
from gongkai_web.requests.crowds import Full, admit


def receive(requests: Sequence[Asked], *, now: datetime, files: Sequence[tuple[str, bytes]] = (), key: str = "") -> tuple[Submitted, ...]:
    """Takes in all of them, or none. What was sent under the key before is answered also when the hour is full.

    Raises: Full, and what `submit_all` raises.
    """
    try:
        admit(len(requests), now)
    except Full:
        known = answered(requests, files, key)
        if known:
            return known
        raise
    return submit_all(requests, now=now, files=files, key=key)
