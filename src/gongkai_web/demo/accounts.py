"""The accounts of the demonstration, as they are told: kept beside the data, readable by its owner alone."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from gongkai_web.demo.city import Account
from gongkai_web.organs.kinds import Role

_FILE = "demo-accounts.json"


def keep(accounts: list[Account], data: Path) -> None:
    """Writes the accounts down; the database has no password in a form that could be told again."""
    descriptor = os.open(data / _FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in accounts], file, ensure_ascii=False, indent=1)


def kept(data: Path) -> list[Account]:
    """The accounts that were written down; none where there is no demonstration."""
    path = data / _FILE
    if not path.exists():
        return []
    return [Account(**{**one, "roles": tuple(map(Role, one["roles"]))}) for one in json.loads(path.read_text(encoding="utf-8"))]
