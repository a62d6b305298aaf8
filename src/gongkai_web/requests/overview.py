"""How organs answer requests: counts of a year, for whoever oversees them or works there. No word of a request, and nobody who asked."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.db.models import Count, F, Q, QuerySet

from gongkai.ledger.case import Kind, State
from gongkai_web.organs.models import Organ
from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.models import Case
from gongkai_web.requests.outcomes import group_of

COUNTS = ("received", "open", "overdue", "answered_late", "extended", "corrected")
"""What is counted beside the outcomes, in the order in which it is shown."""


@dataclass
class Standing:
    """One organ's figures. `outcomes`: by group of table three. `organ` is None for all of them together."""

    organ: Organ | None
    counts: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Standing") -> None:
        """Adds another organ's figures."""
        self.counts.update(other.counts)
        self.outcomes.update(other.outcomes)


def standings(organs: Collection[Organ], year: int, today: date) -> list[Standing]:
    """The figures of each organ, and their sum at the end where there are several."""
    found = {one.pk: Standing(one) for one in organs}
    counted = cast("Iterable[dict[str, int]]", _requests(organs).values("organ").annotate(**_counted(year, today)))
    for line in counted:
        found[line["organ"]].counts.update({name: line[name] for name in COUNTS})
    answered = _requests(organs).filter(answered_on__year=year).exclude(outcome="")
    for each in answered.values("organ", "outcome").annotate(number=Count("pk")):
        found[each["organ"]].outcomes[group_of(each["outcome"], year)] += each["number"]
    every = list(found.values())
    if len(every) > 1:
        total = Standing(None)
        for one in every:
            total.add(one)
        every.append(total)
    return every


def cases_of(organ: Organ, year: int) -> "QuerySet[Case]":
    """The requests that an organ received in a year, newest first."""
    return _requests([organ]).filter(received_on__year=year).order_by("-received_on", "pk")


def _requests(organs: Collection[Organ]) -> "QuerySet[Case]":
    """A letter that was split is counted by its parts."""
    return Case.objects.filter(organ__in=[one.pk for one in organs], kind=Kind.REQUEST, split=False)


def _counted(year: int, today: date) -> dict[str, Count]:
    this_year = Q(received_on__year=year)
    return {
        "received": Count("pk", filter=this_year),
        "open": Count("pk", filter=Q(state__in=OPEN)),
        "overdue": Count("pk", filter=Q(state__in=OPEN - {State.ARRIVED}, awaited=True, due_on__lt=today)),
        "answered_late": Count("pk", filter=Q(answered_on__year=year, answered_on__gt=F("due_on"))),
        "extended": Count("pk", filter=this_year & Q(extended=True)),
        "corrected": Count("pk", filter=this_year & Q(corrected=True)),
    }
