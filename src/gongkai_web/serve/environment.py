"""What the platform's processes are told: which database, which secrets, where the data is."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from gongkai.errors import GongkaiError
from gongkai_web.serve import roles
from gongkai_web.serve.decided import decided
from gongkai_web.serve.embedded import SUPERUSER, attached, embedded
from gongkai_web.serve.secrets import Secrets, secrets_of

_DATABASE = "gongkai"
"""The name of the database, where GONGKAI_DATABASE_NAME and DATABASE_URL give no other."""


def data_folder() -> Path:
    """GONGKAI_DATA_DIR, or var/ here, with the folder of uploaded files; made when they are missing.

    Raises: GongkaiError when it cannot be.
    """
    folder = Path(os.environ.get("GONGKAI_DATA_DIR") or "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "files").mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise GongkaiError(
            "the data folder cannot be made",
            where=str(folder),
            why=str(error.strerror),
            remedy="set GONGKAI_DATA_DIR to a folder that you may write",
        ) from error
    return folder


@contextmanager
def environment(data: Path, *, running: bool = False) -> Iterator[Mapping[str, str]]:
    """The environment of every process of the platform, while its database runs.

    With DATABASE_URL the server that it names, as a role that may make roles; else the embedded one.
    `running`: the platform runs already, and its embedded database is used and left alone.
    Raises: GongkaiError when there is no database, or a variable has a value that makes no sense.
    """
    decided(os.environ)  # each process reads them for itself: here they are told in one line instead of a traceback of each
    own = secrets_of(data)
    given = os.environ.get("DATABASE_URL")
    if given:
        yield _environment(data, own, make_conninfo(given, dbname="postgres"), str(conninfo_to_dict(given).get("dbname") or _DATABASE))
        return
    with nullcontext(attached(data)) if running else embedded(data, own.superuser_password) as server:
        admin = make_conninfo("", host=str(server.socket), user=SUPERUSER, password=own.superuser_password, dbname="postgres")
        yield _environment(data, own, admin, _DATABASE)


def _environment(data: Path, own: Secrets, admin: str, database: str) -> Mapping[str, str]:
    name = os.environ.get("GONGKAI_DATABASE_NAME") or database
    try:
        with psycopg.connect(admin, autocommit=True) as connection:
            roles.prepare(connection, name, owner_password=own.owner_password, app_password=own.app_password)
        owner = make_conninfo(admin, dbname=name, user=roles.OWNER, password=own.owner_password)
        with psycopg.connect(owner, autocommit=True) as connection:
            roles.allow(connection)
    except psycopg.Error as error:
        raise GongkaiError(
            "the database refuses", where="DATABASE_URL", why=str(error).strip(), remedy="name a role that may make roles and databases"
        ) from error
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gongkai_web.settings",
        "GONGKAI_DATA_DIR": str(data),
        "GONGKAI_SECRET_KEY": os.environ.get("GONGKAI_SECRET_KEY", own.django_key),
        "GONGKAI_PERSONAL_KEYS": os.environ.get("GONGKAI_PERSONAL_KEYS", own.personal_keys),
        "GONGKAI_LOOKUP_KEY": os.environ.get("GONGKAI_LOOKUP_KEY", own.lookup_key),
        "GONGKAI_DATABASE": make_conninfo(admin, dbname=name, user=roles.APP, password=own.app_password),
        "GONGKAI_OWNER_DATABASE": owner,
    }
