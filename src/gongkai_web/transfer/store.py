"""Where packages lie while they are imported: in the private storage, each under a name of its own, written whole or not at all."""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple
from uuid import uuid4

from django.core.files.storage import storages


class Kept(NamedTuple):
    """A package on the disk."""

    place: str
    sha256: str
    size: int


def keep(chunks: Iterable[bytes]) -> Kept:
    """Writes the pieces of a file, however large."""
    folder = Path(storages["private"].path("packages"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink()
            raise
    place = uuid4().hex
    Path(file.name).replace(path_of(place))
    return Kept(place, digest.hexdigest(), size)


def path_of(place: str) -> Path:
    """Where a package lies."""
    return Path(storages["private"].path(f"packages/{place}"))


def forget(place: str) -> None:
    """Removes a package; nothing happens where it is gone already."""
    path_of(place).unlink(missing_ok=True)
