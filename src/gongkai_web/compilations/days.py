"""What time brings by itself: reminders of the hours of an emergency."""

from datetime import datetime
from functools import cache

from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.notices import tell
from gongkai_web.compilations.emergencies import running
from gongkai_web.compilations.hours import Standing
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import PUBLISHING
from gongkai_web.organs.walls import open_for

_TOLD = {Standing.RUNNING: What.HOURS_RUN, Standing.SOON: What.HOURS_SOON, Standing.OVERDUE: What.HOURS_OVERDUE}


@transaction.atomic
def remind(now: datetime) -> None:
    """Tells everyone who brings items of an organ on their way of each clock that nothing has met: when it begins to run, when its time is
    nearly over, and when it is over, each once.

    Law: IMPL80, OPINION (domain D.6); hours run day and night.
    """
    organs = frozenset(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs)
    people = cache(appointed)
    for clock in running(organs, now):
        told = people(clock.column.organ_id, PUBLISHING, timezone.localdate(now))
        tell(told, _TOLD[clock.standing], at=now, column=clock.column.pk, on=clock.due_at)
