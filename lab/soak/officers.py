"""The officers' process (lab.soak.office), killed while letters go out and started again."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

_PROGRAM = "import sys, django; django.setup(); from lab.soak.office import work; work(int(sys.argv[1]), sys.argv[2])"
_LETTER = 0.2
"""Seconds within which a letter is registered, written and issued, or thereabouts."""


class Officers(threading.Thread):
    """Starts the process until `wanted` letters are issued. `told`: the file of those whose issue was answered. `killed`: how often."""

    def __init__(self, env: Mapping[str, str], folder: Path, wanted: int, kills: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.told, self.killed = folder / "letters.jsonl", 0
        self.told.touch()
        self._env, self._wanted, self._chance = env, wanted, random.Random(seed)
        self._moments = sorted(self._chance.randrange(wanted * 4 // 5) for _ in range(kills))
        self._stopped = threading.Event()

    def run(self) -> None:
        """What ends by itself before its work is done has lost its database."""
        while not self._stopped.is_set() and not self._done():
            time.sleep(0.5)

    def stop(self) -> None:
        """Lets go of them, whatever is left to do."""
        self._stopped.set()
        self.join()

    def _done(self) -> bool:
        """Starts the process and waits for its end, or ends it; whether all letters are there."""
        command = [sys.executable, "-c", _PROGRAM, str(self._wanted), str(self.told)]
        process = subprocess.Popen(command, env=dict(self._env), start_new_session=True)  # noqa: S603 - our own command
        while process.poll() is None and not self._stopped.is_set():
            if self._moments and len(self.told.read_bytes().splitlines()) > self._moments[0]:
                self._moments.pop(0)
                time.sleep(self._chance.uniform(0, _LETTER))
                self.killed += 1
                break
            time.sleep(0.02)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait() == 0
