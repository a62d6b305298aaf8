"""Bytes that nothing refers to any more: files taken out of drafts, drafts given up, uploads that ended in a crash."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.storage import storages
from django.db import transaction

from gongkai_web.compilations.models import GazetteIssue
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.files import locked
from gongkai_web.publishing.models import Attachment, PastPublication

_LOG = logging.getLogger(__name__)
_AGE = timedelta(days=1)
"""Bytes are written before the row that refers to them is committed: what is younger may still be on its way."""


def clear(now: datetime) -> int:
    """Removes what is older than a day and belongs to no file of any item, present or past, nor of a gazette; answers how many that were.

    Bytes are taken as one wherever they came from: while a single row names their hash, they stay. Raises: OSError.
    """
    root = Path(storages["private"].path(""))
    oldest = (now - _AGE).timestamp()
    found = [path for path in _files(root) if path.stat().st_mtime < oldest]
    gone = size = 0
    for path in _unused(found):
        with locked(path.parent):
            told = path.stat()
            if told.st_mtime >= oldest:
                continue  # somebody has just uploaded the same bytes again
            path.unlink()
        gone, size = gone + 1, size + told.st_size
    if gone:
        _LOG.info("%d files that nothing refers to were removed, %d bytes", gone, size)
    return gone


def _files(root: Path) -> Iterator[Path]:
    return (path for folder in root.glob("??") for path in folder.iterdir() if path.is_file())


@transaction.atomic
def _unused(found: Iterable[Path]) -> list[Path]:
    """Those whose name is no hash that a row holds; half-written ones have no such name."""
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    known = set(Attachment.objects.values_list("sha256", flat=True))
    for files in PastPublication.objects.exclude(files=[]).values_list("files", flat=True):
        known |= {file["sha256"] for file in files}
    known |= set(GazetteIssue.objects.exclude(scan={}).values_list("scan__sha256", flat=True))
    return [path for path in found if path.name not in known]
