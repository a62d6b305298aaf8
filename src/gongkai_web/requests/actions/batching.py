"""The same asked of several organs at once: a request to each, with a query code and a clock of its own."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from gongkai_web.organs.walls import open_for
from gongkai_web.portal.directory import Entry, directory
from gongkai_web.requests.actions.receiving import receive
from gongkai_web.requests.asked import Asked
from gongkai_web.requests.models import Case


class Received(NamedTuple):
    """What one of the organs received. `due_on`: the last day for its answer."""

    organ: Entry
    code: str
    due_on: date | None
    provisional: bool


def submit_several(requests: Sequence[Asked], *, now: datetime, files: Sequence[tuple[str, bytes]] = (), key: str = "") -> list[Received]:
    """Takes all of them in, or none. Nothing is kept that ties one to another: no organ learns that others were asked.

    `key`: the same sent again under the same key, in whatever order, are the same cases. Raises: as `receive`.
    """
    ordered = sorted(requests, key=lambda one: one.organ)
    done = receive(ordered, now=now, files=files, key=key)
    organs = [directory().by_code[one.organ] for one in ordered]
    with transaction.atomic():
        open_for(reads=[one.id for one in organs])
        rows = Case.objects.filter(pk__in=[one.case for one in done]).values_list("pk", "due_on", "provisional")
        days = {pk: (due_on, provisional) for pk, due_on, provisional in rows}
    return [Received(organ, one.code, *days[one.case]) for organ, one in zip(organs, done, strict=True)]
