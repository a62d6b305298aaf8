"""The whole platform, started as an operator starts it, for tests in a real browser: see tests/web/portal/conftest.py for its use."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongkai_web.serve.environment import environment
from gongkai_web.serve.secrets import secrets_of
from tests.web.clusters import forget, settle

_PATIENCE = 240
"""Seconds until it must answer: the first start makes a database and migrates it."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A running platform. `url`: without a slash at its end."""

    url: str
    data: Path

    def call(self, function: str) -> None:
        """Calls `package.module:function` in a process of its own that works on the platform's data.

        Raises: subprocess.CalledProcessError when it fails.
        """
        module, _, name = function.partition(":")
        code = f"import django; django.setup(); from {module} import {name}; {name}()"
        with environment(self.data, running=True) as env:
            secrets = secrets_of(self.data)  # not those of the tests' settings
            own = {
                "GONGKAI_SECRET_KEY": secrets.django_key,
                "GONGKAI_PERSONAL_KEYS": secrets.personal_keys,
                "GONGKAI_LOOKUP_KEY": secrets.lookup_key,
            }
            subprocess.run([sys.executable, "-c", code], env={**env, **own}, check=True)  # noqa: S603 - a test's own function


@contextmanager
def running(data: Path, shared: Path, modules: Path | None = None) -> Iterator[Platform]:
    """The platform on a free port with its data in a folder of its own; stopped at the end. `shared`: see `clusters.shared_folder`.

    `modules`: a folder in which its processes look for modules first.
    """
    settle(data, shared)
    port = free_port()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DATABASE_", "DJANGO_"))}
    env = {**inherited, "GONGKAI_DATA_DIR": str(data), "GONGKAI_PORT": str(port), "GONGKAI_DEMO": "0"}
    if modules is not None:
        env["PYTHONPATH"] = str(modules)
    log = data / "platform.log"
    with log.open("wb") as said:
        process = subprocess.Popen([sys.executable, "-m", "gongkai_web"], env=env, stdout=said, stderr=said)
        try:
            url = f"http://localhost:{port}"
            _wait_for(process, f"{url}/robots.txt", log)
            with pytest.MonkeyPatch.context() as patch:
                for name in ("DATABASE_URL", "GONGKAI_DATABASE_NAME"):
                    patch.delenv(name, raising=False)
                yield Platform(url, data)
        finally:
            process.terminate()
            process.wait(60)
            forget(data)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Returns once the platform answers anything at all."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except urllib.error.HTTPError:
            return  # an answer, if only that no site is set up
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"the platform did not start:\n{log.read_text(errors='replace')[-3000:]}")
