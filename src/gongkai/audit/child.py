"""The process in which untrusted bytes are parsed: reads files from its standard input, answers on its standard output.

It is started anew by `gongkai.audit.process`, not forked, so nothing of its parent is in its memory. Before the first file it gives up
what reading does not need: more memory, writing files, starting processes, and (for Python code) the network.
"""

import gc
import importlib
import math
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable

from gongkai.audit.frames import ANSWER, REQUEST, Outcome, Task, read_exactly, write_all
from gongkai.audit.model import Refusal
from gongkai.audit.wire import pack
from gongkai.errors import InputRefused

Auditor = Callable[[bytes, bool], object]
"""Bytes, and whether a view is wanted, to what can be packed."""

_REFUSED_EVENTS = ("socket.", "subprocess.", "os.", "ctypes.dlopen", "signal.pthread_kill")
_ALLOWED_EVENTS = frozenset({"os.listdir", "os.scandir", "os.walk"})
"""Finding modules and a parser's own tables of characters."""


def serve(auditor: str, memory: int) -> None:
    """Load the auditor (`module:function`) and answer until the input ends. `memory`: bytes of address space."""
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    try:
        function = _load(auditor)
        _confine(memory)
    except BaseException:
        _answer(answers, Outcome.BROKEN, traceback.format_exc().encode("utf-8", "replace"))
        raise
    gc.collect()
    gc.freeze()  # what was loaded stays: to look through it for garbage takes a twentieth of the time of reading
    _answer(answers, Outcome.READY, b"")
    while header := read_exactly(0, REQUEST.size):
        task, milliseconds, size = REQUEST.unpack(header)
        content = read_exactly(0, size)
        if content is None:
            return
        _allow(milliseconds)
        outcome, answer = _outcome(function, content, view=task == Task.AUDIT_AND_VIEW)
        _answer(answers, outcome, answer)
        if outcome is Outcome.OUT_OF_MEMORY:
            return


def _load(auditor: str) -> Auditor:
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl loads it if it is there and has no need of it: half the start
    module, _, name = auditor.partition(":")
    function: Auditor = getattr(importlib.import_module(module), name)
    return function


def _confine(memory: int) -> None:
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        allowed = _at_most(value, resource.getrlimit(limit)[1])
        resource.setrlimit(limit, (allowed, allowed))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
            raise PermissionError("a reader does not write files")
    elif event.startswith(_REFUSED_EVENTS) and event not in _ALLOWED_EVENTS:
        raise PermissionError(f"a reader has no need of {event}")


def _allow(milliseconds: int) -> None:
    """Let the kernel end this process when it has used so much more processor time, whatever code it is in."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (_at_most(math.ceil(time.process_time() + milliseconds / 1000), hard), hard))


def _at_most(value: int, hard: int) -> int:
    """The value, or what somebody else allows this process if that is less."""
    return value if hard == resource.RLIM_INFINITY else min(value, hard)


def _outcome(function: Auditor, content: bytes, *, view: bool) -> tuple[Outcome, bytes]:
    try:
        return Outcome.AUDITED, pack(function(content, view))
    except InputRefused as error:
        return Outcome.REFUSED, pack(Refusal.of(error))
    except MemoryError:
        return Outcome.OUT_OF_MEMORY, b""
    except Exception as error:  # whatever a parser raises on hostile bytes is told, and the next file is read
        return Outcome.FAILED, pack((f"{type(error).__name__}: {error}"[:500], _where(error)))


def _where(error: BaseException) -> str:
    """Module and line where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""


def _answer(pipe: int, outcome: Outcome, content: bytes) -> None:
    write_all(pipe, ANSWER.pack(outcome, len(content)))
    write_all(pipe, content)
