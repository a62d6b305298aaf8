"""Makes the fictional city through the same actions that people use, as if it had worked for three years.

The texts are the same for the same day; the passwords are not.
"""

from datetime import datetime, timedelta
from itertools import islice
from random import Random

from django.db import transaction

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import Guide
from gongkai_web.demo.asking import make_requests
from gongkai_web.demo.city import Account, make_organs, make_past, make_people, past
from gongkai_web.demo.compiling import compile_items, make_compilations
from gongkai_web.demo.days import ZONE, in_office
from gongkai_web.demo.desk import fill_desks
from gongkai_web.demo.heading import make_letterheads
from gongkai_web.demo.office import Office
from gongkai_web.demo.writing import Written, writings
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.actions import days
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import ItemEvent

ITEMS = 1000
_SEED = 139900
_FOUNDED = timedelta(days=420)
"""So long ago the accounts were made and the first guides published."""


@transaction.atomic
def make_city(now: datetime) -> list[Account]:
    """Organs, sites and people, so that the first page can be shown and somebody can sign in; or nothing. The worker makes the rest."""
    organs = make_organs()
    accounts = make_people(organs, now - _FOUNDED)
    make_past(organs)
    return accounts


@transaction.atomic
def furnish(now: datetime) -> bool:
    """Guides and catalogues, what lies on the desks, and requests; or nothing. Answers whether they were missing."""
    if Guide.objects.exclude(published_at=None).exists():
        return False
    organs = _organs()
    duties = _everything(organs)
    open_gates(duties)
    make_compilations(organs, duties, now - _FOUNDED)
    fill_desks(duties, now)
    make_letterheads(organs, duties, now - _FOUNDED)
    make_requests(duties, now)
    return True


def make_items(now: datetime, number: int) -> bool:
    """So many more items, each with all of its life or not at all. Answers whether some are still missing."""
    organs = _organs()
    duties = _everything(organs)
    begin = _done(duties)
    end = min(begin + number, ITEMS)
    today = now.astimezone(ZONE).date()
    all_written = writings(organs, today, ITEMS, Random(_SEED))  # noqa: S311 - texts, not secrets
    for position, written in enumerate(islice(all_written, begin, end), begin):
        _make(written, position, duties, now)
    days.follow_dates(now)
    return end < ITEMS


def finish(now: datetime) -> None:
    """What is compiled of the items once they are all there; nothing where that was done."""
    organs = _organs()
    compile_items(organs, _everything(organs), now)


def _make(written: Written, position: int, duties: Duties, now: datetime) -> None:
    chance = Random(f"{_SEED} {position}")  # noqa: S311 - texts, not secrets
    writer, judge = (User.objects.get(username=past(written.organ, what)) for what in ("writing", "judging"))
    made_on = written.text.made_on or now.astimezone(ZONE).date()
    with transaction.atomic():
        open_gates(duties)
        Office(writer, judge, duties, in_office(made_on, chance), now, chance).deal_with(written, position)


def _organs() -> list[Organ]:
    """In the order in which they were made."""
    return list(Organ.objects.select_related("area_supervisor").order_by("pk"))


def _everything(organs: list[Organ]) -> Duties:
    return Duties({right: frozenset(organ.pk for organ in organs) for right in Right})


@transaction.atomic
def _done(duties: Duties) -> int:
    """How many were begun by those who have left: nobody else acts as them, and events stay."""
    open_gates(duties)
    begun = ItemEvent.objects.filter(kind="drafted", by__username__startswith="past-writing-")
    return begun.exclude(item__kind=Kind.INTERPRETATION).count()
