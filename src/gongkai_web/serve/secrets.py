"""The secrets of one installation: made at the first start, kept in the data folder, readable by its owner alone."""

import os
import secrets
import tempfile
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from gongkai.errors import GongkaiError

_FILE = "secrets.toml"


@dataclass(frozen=True, slots=True)
class Secrets:
    """`django_key` signs sessions; the passwords are of database roles.

    `personal_keys`: with which the keys of applicants' data are sealed, the newest first, joined by commas. `lookup_key`: marks query codes
    and identity numbers; another one would lose what is marked.
    """

    django_key: str
    superuser_password: str
    owner_password: str
    app_password: str
    personal_keys: str
    lookup_key: str


def secrets_of(data: Path) -> Secrets:
    """The secrets in a data folder; made when there are none, and completed where an earlier version knew fewer.

    Raises: GongkaiError when the file is damaged or open to others.
    """
    path = data / _FILE
    if not path.exists():
        _write(path, {})
    if path.stat().st_mode & 0o077:
        raise GongkaiError("the secrets can be read by others", where=str(path), remedy=f"chmod 600 {path}")
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
        if {field.name for field in fields(Secrets)} - known.keys():
            _write(path, known)
            known = tomllib.loads(path.read_text(encoding="utf-8"))
        return Secrets(**known)
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise GongkaiError("the secrets are damaged", where=str(path), why=str(error), remedy="restore the file from a backup") from error


def _write(path: Path, known: Mapping[str, object]) -> None:
    """Written whole or not at all: two first starts at once end with one set. `known`: what stood there before, and stays."""
    text = "".join(f'{field.name} = "{known.get(field.name) or _fresh(field.name)}"\n' for field in fields(Secrets))
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=path.stem)  # which only its owner can read
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if known:
        os.replace(part, path)
        return
    try:
        os.link(part, path)
    except FileExistsError:
        pass  # another start was first, and its secrets are the ones
    finally:
        os.unlink(part)


def _fresh(name: str) -> str:
    """A Fernet key for what seals data, else 48 bytes of chance."""
    return urlsafe_b64encode(secrets.token_bytes(32)).decode() if name == "personal_keys" else secrets.token_urlsafe(48)
