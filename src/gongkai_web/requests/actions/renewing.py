"""The outer keys are changed: every row's own key is sealed anew with the newest, and nothing else is touched."""

from typing import TypeVar

from django.db import transaction
from django.db.models import Manager

from gongkai_web.incoming.models import Mail
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Applicant, Case, Submission
from gongkai_web.requests.sealing import renewed

_AT_ONCE = 500
T = TypeVar("T", Case, Applicant, Submission, Mail)


def renew_keys() -> int:
    """Seals every key with the newest of GONGKAI_PERSONAL_KEYS, and answers how many there were; the others are then needed no more.

    Some rows a transaction, so that a run that breaks off is simply begun again. Raises: Unreadable.
    """
    return _renewed(Case.objects) + _renewed(Applicant.objects) + _renewed(Submission.objects) + _renewed(Mail.objects)


def _renewed(rows: Manager[T]) -> int:
    done, last = 0, ""
    while found := _some(rows, last):
        done, last = done + len(found), str(found[-1].pk)
    return done


@transaction.atomic
def _some(rows: Manager[T], last: str) -> list[T]:
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
    found = list(rows.select_for_update().filter(pk__gt=last).exclude(key="").order_by("pk")[:_AT_ONCE])
    for row in found:
        row.key = renewed(row.key)
    rows.bulk_update(found, ["key"])
    return found
