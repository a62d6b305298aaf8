"""How a worker and its child talk: a header of fixed size, then content."""

import os
from enum import IntEnum
from struct import Struct
from typing import NamedTuple

REQUEST = Struct("<BQQ")
"""Task, milliseconds of processor time, and number of bytes that follow."""

ANSWER = Struct("<BQ")
"""Outcome, and number of bytes that follow."""


class Task(IntEnum):
    """What is asked of the child."""

    AUDIT = 1
    AUDIT_AND_VIEW = 2


class Outcome(IntEnum):
    """What the child answers."""

    READY = 1
    """It has loaded what it needs and can be given files."""
    BROKEN = 2
    """It could not load what it needs; content: the traceback."""
    AUDITED = 3
    """Content: the audited source, packed; with a view if one was asked for."""
    REFUSED = 4
    """Content: the parts of the refusal, packed."""
    FAILED = 5
    """The reader has a fault; content: exception and place, packed."""
    OUT_OF_MEMORY = 6
    """The child ends after this."""


class Answer(NamedTuple):
    """One answer of the child."""

    outcome: int
    content: bytes


def read_exactly(pipe: int, size: int) -> bytes | None:
    """So many bytes from a blocking pipe, None when it ends before."""
    parts = []
    while size:
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def write_all(pipe: int, content: bytes | memoryview) -> None:
    """All bytes into a blocking pipe."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(pipe, rest) :]
