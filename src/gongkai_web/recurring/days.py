"""What a new day brings by itself: periods begin, and people are reminded of those that are due."""

from datetime import datetime
from functools import cache

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.notices import tell
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.due import soon_or_a_week
from gongkai_web.recurring.actions import extend
from gongkai_web.recurring.models import RecurringDuty
from gongkai_web.recurring.reading import unfulfilled

_RIGHTS = frozenset({Right.WRITE_DRAFTS, Right.PUBLISH})


@transaction.atomic
def begin_periods(now: datetime) -> None:
    """Every duty has its periods up to the one that runs today."""
    today = timezone.localdate(now)
    organs = _opened()
    for duty in RecurringDuty.objects.filter(Q(last_on=None) | Q(last_on__gte=today), organ__in=organs).select_related("organ"):
        extend(duty, today)


@transaction.atomic
def remind(now: datetime) -> None:
    """Tells those who write and publish for an organ once of each period that is due soon, and once when it is late."""
    today = timezone.localdate(now)
    people = cache(appointed)
    for period in unfulfilled(_opened()).filter(due_on__lte=soon_or_a_week(today)):
        what = What.PERIOD_OVERDUE if period.due_on is not None and period.due_on < today else What.PERIOD_SOON
        tell(people(period.organ_id, _RIGHTS, today), what, at=now, period=period.pk, on=period.due_on)


def _opened() -> frozenset[int]:
    organs = frozenset(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
    return organs
