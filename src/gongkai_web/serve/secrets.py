"""The secrets of one installation: made at the first start, kept in the data folder, readable by its owner alone."""

import os
import secrets
import tempfile
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from gongkai.errors import GongkaiError

_FILE = "secrets.toml"


@dataclass(frozen=True, slots=True)
class Secrets:
    """`django_key` signs sessions; the others are passwords of database roles."""

    django_key: str
    superuser_password: str
    owner_password: str
    app_password: str


def secrets_of(data: Path) -> Secrets:
    """The secrets in a data folder; made when there are none.

    Raises: GongkaiError when the file is damaged or open to others.
    """
    path = data / _FILE
    if not path.exists():
        _write(path)
    if path.stat().st_mode & 0o077:
        raise GongkaiError("the secrets can be read by others", where=str(path), remedy=f"chmod 600 {path}")
    try:
        return Secrets(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise GongkaiError("the secrets are damaged", where=str(path), why=str(error), remedy="restore the file from a backup") from error


def _write(path: Path) -> None:
    """Written whole or not at all: two first starts at once end with one set."""
    text = "".join(f'{field.name} = "{secrets.token_urlsafe(48)}"\n' for field in fields(Secrets))
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=path.stem)  # which only its owner can read
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass  # another start was first, and its secrets are the ones
    finally:
        os.unlink(part)
