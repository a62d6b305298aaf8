"""Where the sealed files of cases lie: in the private storage, each under a name of its own, on the disk before a row names it."""

from pathlib import Path
from uuid import uuid4

from django.core.files.storage import storages

from gongkai_web.publishing.files import written_whole

LENGTH = 32
"""Signs of such a name."""


def keep(sealed: bytes) -> str:
    """Writes sealed bytes, and answers where."""
    path_of("").mkdir(mode=0o700, parents=True, exist_ok=True)
    place = uuid4().hex
    with written_whole(path_of(place)) as file:
        file.write(sealed)
    return place


def content(place: str) -> bytes:
    """The sealed bytes."""
    return path_of(place).read_bytes()


def forget(place: str) -> None:
    """Removes sealed bytes; nothing happens where they are gone already."""
    path_of(place).unlink(missing_ok=True)


def path_of(place: str) -> Path:
    """Where sealed bytes lie."""
    return Path(storages["private"].path(f"cases/{place}"))
