"""The worker's part of an export: the file is made whole, kept for some days, and removed."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.transfer import store
from gongkai_web.transfer.export import export
from gongkai_web.transfer.models import Export, Package
from gongkai_web.transfer.stages import Making
from gongkai_web.transfer.working import OPEN, alone

_LOG = logging.getLogger(__name__)
_LOCK = 7_239_004
"""The first half of the database's advisory lock of whoever makes an export; the second is the export."""
KEPT = timedelta(days=3)
"""How long a finished export can be fetched. It holds drafts: what lies about is found."""


def make(pk: int) -> None:
    """Makes an export; nothing where another worker is at it, or nothing is left to do."""
    with alone(_LOCK, pk) as mine:
        asked = _waiting(pk) if mine else None
        if asked is None:
            return
        try:
            kept = store.keep(export(asked.organ, at=timezone.now(), by=asked.by.username))
        except OSError:
            _LOG.exception("the export %d was not made: a file cannot be read or written", pk)
            _finish(asked, Making.FAILED)
        else:
            asked.place, asked.sha256, asked.size = kept
            _finish(asked, Making.READY)


@transaction.atomic
def unmade() -> list[int]:
    """The exports of all organs that wait for a worker."""
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    return list(Export.objects.filter(stage=Making.WAITING).values_list("pk", flat=True))


@transaction.atomic
def tidy(now: datetime) -> None:
    """Removes exports that were there to be fetched for long enough, and files that no export and no package names any more.

    Raises: OSError.
    """
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
    Export.objects.filter(stage=Making.READY, finished_at__lt=now - KEPT).update(stage=Making.REMOVED, place="")
    named = {*Export.objects.filter(stage=Making.READY).values_list("place", flat=True)}
    named |= {*Package.objects.filter(stage__in=OPEN).values_list("place", flat=True)}
    transaction.on_commit(lambda: store.forget_others(named, older_than=now - timedelta(days=1)))


@transaction.atomic
def _waiting(pk: int) -> Export | None:
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    return Export.objects.select_related("organ", "by").filter(pk=pk, stage=Making.WAITING).first()


@transaction.atomic
def _finish(asked: Export, stage: Making) -> None:
    open_for(reads=[asked.organ_id], writes=[asked.organ_id])
    asked.stage, asked.finished_at = stage, timezone.now()
    asked.save(update_fields=["stage", "finished_at", "place", "size", "sha256"])
