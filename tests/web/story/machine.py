"""The processes of a platform, each of which can be killed at a bad moment and started again."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection


@dataclass
class Machine:
    """`commands`: of each process, as `python -m gongkai_web` starts it."""

    environment: Mapping[str, str] = field(repr=False)
    commands: Mapping[str, Sequence[str]]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Of the web server, without a slash at its end."""
        server = self.commands["web"]
        return f"http://localhost:{server[server.index('--port') + 1]}"

    def start(self, name: str) -> None:
        """Starts one, as whatever looks after the platform does. The database knows its connections by that name."""
        command = [sys.executable, *self.commands[name]]
        environment = {**self.environment, "PGAPPNAME": name}
        self.running[name] = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 - our own command

    def kill(self, name: str) -> None:
        """Takes the power from one and from all that it started."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_in_a_transaction(self, name: str, chance: random.Random) -> None:
        """The same, between two statements of a transaction: it is held still until it is caught there."""
        group = self.running[name].pid
        for _ in range(3000):
            os.killpg(group, signal.SIGSTOP)
            time.sleep(0.02)  # what it has sent, the database answers
            if _in_transaction(name):
                self.kill(name)
                return
            os.killpg(group, signal.SIGCONT)
            time.sleep(chance.uniform(0, 0.02))
        raise AssertionError(f"{name} was never in a transaction")


@contextmanager
def machine(environment: Mapping[str, str], commands: Mapping[str, Sequence[str]]) -> Iterator[Machine]:
    """None runs yet; at the end all are killed that do."""
    made = Machine(environment, commands)
    try:
        yield made
    finally:
        for name in tuple(made.running):
            made.kill(name)


def _in_transaction(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s AND datname = current_database()"
            " AND state = 'idle in transaction'",
            [name],
        )
        return bool(cursor.fetchone() != (0,))
