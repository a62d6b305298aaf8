"""What whoever has just sent something is shown."""

from datetime import datetime

from gongkai_web.requests.actions.following import Followed, followed
from gongkai_web.requests.actions.submitting import Submitted
from gongkai_web.requests.models import QueryCode


def confirmed(done: Submitted, now: datetime) -> Followed:
    """The case that was just made. Its code was handed out with this answer, so that nothing is proved and no try is counted."""
    return followed(QueryCode.objects.get(case=done.case), now)
