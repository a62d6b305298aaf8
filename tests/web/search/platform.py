"""A database and a data folder of their own, on which the follower's real process runs beside the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.settings import database_settings
from tests.web.clusters import own_database


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
    """Migrated, empty, and what Django's default connection leads to meanwhile: here rows are committed, not rolled back."""
    before = dict(connection.settings_dict), settings.DATA_DIR, settings.PUBLIC_STAMP
    with own_database(f"gongkai_follow_{os.getpid()}", folder, shared) as env, blocker.unblock():
        connection.close()
        connection.settings_dict.update(database_settings(env["GONGKAI_DATABASE"]))
        settings.DATA_DIR, settings.PUBLIC_STAMP = folder, folder / "public.stamp"
        try:
            yield Platform({**env, "GONGKAI_DATA_DIR": str(folder)})
        finally:
            connection.close()
            connection.settings_dict.update(before[0])
            settings.DATA_DIR, settings.PUBLIC_STAMP = before[1:]


def seconds_until(condition: Callable[[], bool], longest: float = 60) -> float:
    """How long it takes until something holds. Fails when it does not in `longest` seconds."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < longest, "it never came to hold"
        time.sleep(0.02)
    return time.monotonic() - started
