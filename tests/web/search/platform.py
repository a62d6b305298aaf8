"""A database and a data folder of their own, on which the follower's real process runs beside the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.settings import database_settings
from tests.web.clusters import own_database, shared_folder


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
def own_folder(folder: Path) -> Iterator[None]:
    """Files, search index and stamp of the platform lie in a folder of the test."""
    stores: dict[str, Any] = dict(settings.STORAGES)
    private = {**stores["private"], "OPTIONS": {**stores["private"]["OPTIONS"], "location": folder / "files"}}
    with override_settings(DATA_DIR=folder, PUBLIC_STAMP=folder / "public.stamp", STORAGES={**stores, "private": private}):
        yield


@contextmanager
def own_platform(factory: pytest.TempPathFactory, blocker: DjangoDbBlocker) -> Iterator[Platform]:
    """Migrated, empty, and what Django's default connection leads to meanwhile: here rows are committed, not rolled back."""
    folder, shared = factory.mktemp("platform"), shared_folder(factory)
    before = dict(connection.settings_dict)
    with own_database(f"gongkai_follow_{os.getpid()}", folder, shared) as env, blocker.unblock(), own_folder(folder):
        connection.close()
        connection.settings_dict.update(database_settings(env["GONGKAI_DATABASE"]))
        try:
            yield Platform({**env, "GONGKAI_DATA_DIR": str(folder)})
        finally:
            connection.close()
            connection.settings_dict.update(before)


def seconds_until(condition: Callable[[], bool], longest: float = 60) -> float:
    """How long it takes until something holds. Fails when it does not in `longest` seconds."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < longest, "it never came to hold"
        time.sleep(0.02)
    return time.monotonic() - started
