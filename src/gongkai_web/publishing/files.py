"""Where the bytes of files are kept: under their hash, written whole or not at all, never changed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.core.files.storage import storages


def keep(content: bytes) -> str:
    """Writes the bytes to the private storage and answers their SHA-256. They are on the disk before anything refers to them.

    Bytes that are there already count as new from now on, so that nothing clears them away before a row refers to them.
    """
    digest = sha256(content).hexdigest()
    path = Path(storages["private"].path(f"{digest[:2]}/{digest}"))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(path.parent):
        try:
            os.utime(path)
        except FileNotFoundError:
            with written_whole(path) as file:
                file.write(content)
    return digest


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that has its name once everything is on the disk, and then the name too; what broke off leaves nothing."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """A folder in which nobody else writes or clears meanwhile."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # which also gives the lock back
