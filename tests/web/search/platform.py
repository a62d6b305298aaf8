"""A database and a data folder of their own, on which the follower's real process runs beside the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.serve.environment import environment
from gongkai_web.serve.processes import run_once
from gongkai_web.settings import database_settings
from tests.web.clusters import forget


@dataclass(frozen=True, slots=True)
class Platform:
    """What a process of the platform is told."""

    environment: Mapping[str, str] = field(repr=False)

    @contextmanager
    def following(self) -> Iterator[subprocess.Popen[bytes]]:
        """The follower's process; killed at the end, if it still runs, as by a loss of power."""
        process = subprocess.Popen([sys.executable, "-m", "django", "follow_changes"], env=dict(self.environment))
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@contextmanager
def own_platform(folder: Path, shared: Path, blocker: DjangoDbBlocker) -> Iterator[Platform]:
    """Migrated, empty, and what Django's default connection leads to meanwhile: here rows are committed, not rolled back.

    `shared`: where the secrets are when GONGKAI_TEST_DATABASE_URL names the server, whose roles have one password for all.
    """
    server = os.environ.get("GONGKAI_TEST_DATABASE_URL")
    name = f"gongkai_follow_{os.getpid()}"
    before = dict(connection.settings_dict), getattr(settings, "DATA_DIR", None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGKAI_DATABASE_NAME", name)
        if server:
            patch.setenv("DATABASE_URL", make_conninfo(server, dbname="postgres"))
        with environment(shared if server else folder) as env:
            run_once(["-m", "django", "migrate", "--verbosity", "0"], {**env, "GONGKAI_DATABASE": env["GONGKAI_OWNER_DATABASE"]})
            with blocker.unblock():
                connection.close()
                connection.settings_dict.update(database_settings(env["GONGKAI_DATABASE"]))
                settings.DATA_DIR = folder
                try:
                    yield Platform({**env, "GONGKAI_DATA_DIR": str(folder)})
                finally:
                    connection.close()
                    connection.settings_dict.update(before[0])
                    settings.DATA_DIR = before[1]
            if server:
                with psycopg.connect(make_conninfo(server, dbname="postgres"), autocommit=True) as admin:
                    admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        if not server:
            forget(folder)


def seconds_until(condition: Callable[[], bool], longest: float = 60) -> float:
    """How long it takes until something holds. Fails when it does not in `longest` seconds."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < longest, "it never came to hold"
        time.sleep(0.02)
    return time.monotonic() - started
