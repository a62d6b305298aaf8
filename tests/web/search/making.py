"""Publications for tests of search, put into the tables as the actions do, and the index that follows them."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from threading import Event
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.search.follow import Follower
from gongkai_web.search.models import Change
from gongkai_web.search.outbox import note
from gongkai_web.search.shelf import shelf

_NUMBERS = count(1)
_BEGINNING = datetime(2026, 3, 2, 1, tzinfo=UTC)


def publish(organ: Organ, title: str, text: str = "", **fields: Any) -> Publication:
    """A public item; each one published an hour after the one before, unless told otherwise."""
    number = next(_NUMBERS)
    defaults = {
        "kind": Kind.INFORMATION,
        "index_no": f"{organ.code}/2026-{number:05}",
        "published_at": _BEGINNING + timedelta(hours=number),
        "updated_at": _BEGINNING + timedelta(hours=number),
        "version": 1,
        "made_on": date(2026, 3, 1),
    }
    with transaction.atomic():
        open_for(reads=[organ.pk], writes=[organ.pk])
        item = Item.objects.create(organ=organ)
        publication = Publication.objects.create(item=item, organ=organ, title=title, text=text, **(defaults | fields))
        note(item.pk)
        open_for()
    return publication


def rewrite(publication: Publication, **fields: Any) -> None:
    """The publication changes."""
    with transaction.atomic():
        open_for(reads=[publication.organ_id], writes=[publication.organ_id])
        Publication.objects.filter(pk=publication.pk).update(**fields)
        note(publication.pk)
        open_for()


def withdraw(publication: Publication, *, noted: bool = True) -> None:
    """It is no longer public. Without `noted` the index is not told, as in the second before it hears of it."""
    with transaction.atomic():
        open_for(reads=[publication.organ_id], writes=[publication.organ_id])
        Publication.objects.filter(pk=publication.pk).update(withdrawn_at=timezone.now(), withdrawal_reason="更正后另行发布")
        if noted:
            note(publication.pk)
        open_for()


def index_all() -> None:
    """Makes the index from what is public now, and takes in what the outbox holds."""
    Follower(shelf()).rebuild()


def follow() -> None:
    """Takes in what the outbox holds, as the follower's process does."""
    stop = Event()
    follower = _Once(shelf(), stop)
    follower.follow(stop)
    assert not Change.objects.exists()


class _Once(Follower):
    """Stops when there is nothing left to do."""

    def __init__(self, root: Any, stop: Event) -> None:
        super().__init__(root)
        self._stop = stop

    def step(self) -> bool:
        """The same, and the end of it."""
        busy = super().step()
        if not busy:
            self._stop.set()
        return busy
