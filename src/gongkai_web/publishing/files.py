"""Where the bytes of files are kept: under their hash, written whole or not at all, never changed."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.storage import storages


def keep(content: bytes) -> str:
    """Writes the bytes to the private storage and answers their SHA-256. They are on the disk before anything refers to them."""
    digest = sha256(content).hexdigest()
    path = Path(storages["private"].path(f"{digest[:2]}/{digest}"))
    if path.exists():
        return digest
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return digest
