"""What lists know of cases is made again from their ledgers: after an update that lists ask for more, and when a calendar was published."""

from django.db import transaction

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.alike import marks_of
from gongkai_web.requests.content import content_of
from gongkai_web.requests.ledger import entries_of, project, standing
from gongkai_web.requests.models import Case

_AT_ONCE = 200


def project_cases() -> int:
    """Makes all of it again, and answers for how many cases; some a transaction, so that a run that breaks off is simply begun again.

    Raises: LedgerError for a ledger whose lines are not those that were sealed.
    """
    done, last = 0, ""
    while found := _some(last):
        done, last = done + len(found), found[-1].pk
    return done


@transaction.atomic
def _some(last: str) -> list[Case]:
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
    found = list(Case.objects.select_for_update(of=("self",)).filter(pk__gt=last).order_by("pk")[:_AT_ONCE])
    for case in found:
        entries = entries_of(case)
        project(case, standing(entries), entries)
        case.words = marks_of(content_of(case, entries), case.organ_id)
        case.save()
    return found
