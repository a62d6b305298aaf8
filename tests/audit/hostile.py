"""An auditor for a worker's child that does what hostile files make parsers do. Named by the tests, never by the product."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from gongkai.errors import InputRefused

CALLS = 0
KEPT: list[bytearray] = []


def audit(content: bytes, view: bool) -> object:
    """An audited source without reports whose kind of file is what the command in the bytes gave."""
    global CALLS  # noqa: PLW0603 - whether a child is the same one shows only in what it remembers
    CALLS += 1
    command, _, rest = content.decode().partition(" ")
    return [[[], []], _COMMANDS[command](rest) if command in _COMMANDS else f"{command} {view} {CALLS}", []]


def _hog(megabytes: str) -> str:
    KEPT.append(bytearray(int(megabytes) << 20))
    return f"held {CALLS}"


def _spin(_rest: str) -> str:
    while True:
        sum(range(10_000_000))


def _sleep(_rest: str) -> str:
    time.sleep(600)
    return ""


def _die(name: str) -> str:
    signal.raise_signal(signal.Signals[name])
    return ""


def _wait_for(path: str) -> str:
    while not os.path.exists(path):
        time.sleep(0.01)
    return "seen"


def _leave(status: str) -> str:
    os._exit(int(status))


def _refuse(why: str) -> str:
    raise InputRefused("not today", where="here", why=why, remedy="wait")


def _fail(_rest: str) -> str:
    return str(1 // 0)


def _print(text: str) -> str:
    sys.stdout.write(text)
    sys.stdout.flush()
    os.write(1, text.encode())
    return "printed"


def _answer(_rest: str) -> str:
    return "x" * (8 << 20)


def _tried(what: str) -> str:
    """What came of something that a reader has no need of."""
    try:
        match what:
            case "socket":
                socket.socket()
            case "process":
                subprocess.run([sys.executable, "-c", ""], check=True)
            case "delete":
                Path("/tmp/gongkai-was-here").unlink()  # noqa: S108 - it is never deleted
            case "write":
                Path("/tmp/gongkai-was-here").write_text("x")  # noqa: S108 - it is never written
            case "library":
                ctypes.CDLL("libc.so.6")
            case "descriptors":
                return " ".join(sorted(os.listdir("/proc/self/fd"), key=int))
            case "environment":
                return " ".join(sorted(os.environ))
    except (OSError, RuntimeError) as error:
        return type(error).__name__
    return "done"


_COMMANDS = {
    "hog": _hog,
    "spin": _spin,
    "sleep": _sleep,
    "die": _die,
    "wait-for": _wait_for,
    "leave": _leave,
    "refuse": _refuse,
    "fail": _fail,
    "print": _print,
    "answer": _answer,
    "try": _tried,
}
