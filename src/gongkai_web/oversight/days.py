"""What time brings by itself: duties to publish that are overdue."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.notices import tell
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.oversight.matrix import TROUBLE, Source, duties

_RIGHTS = frozenset({Right.WRITE_DRAFTS, Right.PUBLISH})


@transaction.atomic
def remind(now: datetime) -> None:
    """Tells those who write and publish for an organ, once a month, that an entry of its catalogue or a column is overdue or blank.

    Of recurring publications each period has a notice of its own. Law: OGI-R 12, 20, 26; domain F.1 rows 3 and 15.
    """
    today = timezone.localdate(now)
    exist = Organ.objects.filter(Q(valid_until=None) | Q(valid_until__gte=today))
    found = duties(frozenset(exist.values_list("pk", flat=True)), now)
    for organ in {one.organ.pk for one in found if one.freshness in TROUBLE and one.source is not Source.RECURRING}:
        tell(appointed(organ, _RIGHTS, today), What.DUTIES, at=now, organ=organ, on=today.replace(day=1))
