"""Where packages and exports lie: in the private storage, each under a name of its own, written whole or not at all."""

from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from django.core.files.storage import storages

from gongkai_web.publishing.files import written_whole


class Kept(NamedTuple):
    """A package on the disk."""

    place: str
    sha256: str
    size: int


def keep(chunks: Iterable[bytes]) -> Kept:
    """Writes the pieces of a file, however large."""
    folder = Path(storages["private"].path("packages"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place, digest, size = uuid4().hex, sha256(), 0
    with written_whole(folder / place) as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    return Kept(place, digest.hexdigest(), size)


def path_of(place: str) -> Path:
    """Where a package lies."""
    return Path(storages["private"].path(f"packages/{place}"))


def forget(place: str) -> None:
    """Removes a package; nothing happens where it is gone already."""
    path_of(place).unlink(missing_ok=True)


def forget_others(kept: Collection[str], *, older_than: datetime) -> None:
    """Removes what nothing names any more: a worker that dies may leave it. What is younger may still be on its way. Raises: OSError."""
    folder = Path(storages["private"].path("packages"))
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept and path.stat().st_mtime < older_than.timestamp():
            path.unlink()
