"""Web server, worker and database of one platform, each of which can be killed and started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from gongkai_web.__main__ import processes
from gongkai_web.serve.embedded import attached, embedded
from gongkai_web.serve.secrets import secrets_of
from lab.bench.served import free_port

KILLED = ("web", "worker", "database")


class Machine:
    """Web server, worker and database of one platform. `port`: of the web server. `ended`: how often a process ended by itself."""

    def __init__(self, env: Mapping[str, str], folder: Path) -> None:
        self.port, self.ended = free_port(), 0
        (folder / "files").mkdir(exist_ok=True)
        self._env, self._folder = env, folder
        self._commands = processes(self.port, folder)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._databases = ExitStack()

    def __enter__(self) -> "Machine":
        for name in ("web", "worker"):
            self.start(name)
        return self

    def __exit__(self, *_: object) -> None:
        for name in tuple(self._running):
            self.kill(name)
        self._databases.close()

    def start(self, name: str) -> None:
        """Starts one, as whatever looks after the platform does; after a crash the database first repairs itself."""
        if name == "database":
            self._databases.enter_context(embedded(self._folder, secrets_of(self._folder).superuser_password))
        else:
            command = [sys.executable, *self._commands[name]]
            self._running[name] = subprocess.Popen(command, env=self._env, start_new_session=True)  # noqa: S603 - our own command

    def revive(self) -> None:
        """Starts what ended by itself, as a process may that has lost its database."""
        for name, process in self._running.items():
            if process.poll() is not None:
                self.ended += 1
                self.start(name)

    def kill(self, name: str) -> None:
        """Takes the power from one and from all that it started."""
        if name == "database":
            _kill_postmaster(attached(self._folder).cluster)
            return
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _kill_postmaster(cluster: Path) -> None:
    """Its children notice and end by themselves; only then can the next one start."""
    pid = int((cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    os.kill(pid, signal.SIGKILL)
    for child in children:
        while Path(f"/proc/{child}").exists():
            time.sleep(0.01)
