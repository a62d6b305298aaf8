"""What is said of a file that the child process could not read."""

import signal

from gongkai.audit.limits import MEBIBYTE
from gongkai.audit.model import Refusal

_PART = "give the pages of the report alone, or save it in another format"
_REPORT = "please report it, with the file if it may be shown; the other files were read"


def too_large(largest: int) -> Refusal:
    """The file has more bytes than any report."""
    return Refusal("the file is too large", why=f"it has more than {largest // MEBIBYTE} MB", remedy=_PART)


def too_slow(seconds: float) -> Refusal:
    """Reading took longer than any report of that size."""
    return Refusal("the file takes too long to read", why=f"a file of its size is given {seconds:.0f} seconds", remedy=_PART)


def out_of_memory(memory: int) -> Refusal:
    """Reading took more memory than any report."""
    return Refusal("the file takes too much memory to read", why=f"the reader is given {memory // MEBIBYTE} MB", remedy=_PART)


def death(status: int, seconds: float) -> Refusal:
    """The process that read it ended with that status (negative: a signal)."""
    if status == -signal.SIGXCPU:
        return too_slow(seconds)
    if status == -signal.SIGKILL:
        why = "the process that read it was killed, two times; the machine may be short of memory"
        return Refusal("the file could not be read", why=why, remedy="try again with fewer programs running")
    how = f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
    return Refusal("the file brings the parser down", why=f"the process that read it ended with {how}", remedy=_PART)


def reader_failed(what: str, where: str) -> Refusal:
    """The reader has a fault that this file shows."""
    return Refusal("the reader failed on this file", why=f"{what} ({where})", remedy=_REPORT)


def nonsense() -> Refusal:
    """The child's answer cannot be understood."""
    return Refusal("the reader failed on this file", why="its answer makes no sense", remedy=_REPORT)
