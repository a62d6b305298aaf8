"""The post register (来件登记簿): what came to an organ in a month, by which way, and who entered it."""

import json
from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.law.receipt import Channel
from gongkai_web.accounts.models import User
from gongkai_web.requests.models import Case, CaseEntry, NoteKind
from gongkai_web.requests.reading import Whole, wholes
from gongkai_web.requests.sealing import masked, opened


class Arrival(NamedTuple):
    """Something that came. `sender`: masked; empty once it was erased. `by`: None for what the applicant sent over the Internet."""

    case: Case
    channel: Channel
    sender: str
    postal_number: str
    posted_on: str
    by: User | None


def arrived(organs: Collection[int], month: date) -> "QuerySet[Case]":
    """What arrived in a month, in the order of arrival. A letter stands there once, however many requests it was split into."""
    part = CaseEntry.objects.filter(case=OuterRef("pk"), number=1, line__contains='"split_from":"')
    days = month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1])
    came = Case.objects.filter(~Exists(part), organ__in=organs, arrived_on__range=days)
    return came.select_related("organ", "applicant").order_by("arrived_on", "pk")


def arrivals(cases: Iterable[Case]) -> list[Arrival]:
    """What the register says of each. Raises: LedgerError; Unreadable."""
    return [_arrival(one) for one in wholes(list(cases))]


def _arrival(one: Whole) -> Arrival:
    noted = next((note.said for note in one.notes if note.entry == 1 and note.kind is NoteKind.ENTRY), None) or {}
    return Arrival(
        one.case,
        one.folded.channel,
        _sender(one.case),
        str(noted.get("postal_number", "")),
        str(noted.get("enveloped_on", "")),
        one.history[0][1],
    )


def _sender(case: Case) -> str:
    applicant = case.applicant
    return masked(json.loads(opened(applicant.key, bytes(applicant.sealed)))["name"]) if applicant.key else ""
