"""The processes of the platform, started together and stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import FrameType

_PATIENCE = 15
"""Seconds that a process has to finish what it does, before it is killed."""


def run_once(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Runs a step of the start to its end. Raises: subprocess.CalledProcessError when it fails."""
    subprocess.run([sys.executable, *command], env=environment, check=True)


def run_together(commands: Mapping[str, Sequence[str]], environment: Mapping[str, str]) -> int:
    """Runs the processes until one ends, or Ctrl-C or SIGTERM comes; then stops all. Answers the exit code."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    # sessions of their own: Ctrl-C in a terminal reaches this process alone, which stops the others in order
    running = {
        name: subprocess.Popen([sys.executable, *command], env=environment, start_new_session=True) for name, command in commands.items()
    }
    try:
        while not asked and all(process.poll() is None for process in running.values()):
            time.sleep(0.2)
    finally:
        ended = {name: process.poll() for name, process in running.items()}
        for process in running.values():
            _stop(process)
        for number, handler in before.items():
            signal.signal(number, handler)
    for name, code in ended.items():
        if code is not None and not asked:
            print(f"{name} ended by itself with {code}; everything was stopped.", file=sys.stderr)
    return 0 if asked else 1


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a process, and with it every process that it started: killed by force, it could not do that itself."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
