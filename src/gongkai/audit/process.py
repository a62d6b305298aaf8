"""One child process of a worker, seen from the parent: start it, send files, wait for answers, end it."""

import fcntl
import json
import os
import select
import subprocess
import sys
import time
from collections import deque

from gongkai.audit.frames import ANSWER, REQUEST, Answer, Outcome, Task
from gongkai.audit.limits import Limits
from gongkai.errors import GongkaiError

_START = 60.0
"""Seconds that the child may take to load what it needs."""
_PROGRAM = """
import json, sys
sys.path[:], auditor, memory = json.loads(sys.argv[1])
from gongkai.audit.child import serve
serve(auditor, memory)
"""
_PIPE_SIZE = 1 << 20
_CHUNK = 1 << 18


class ChildDiedError(Exception):
    """The child ended without an answer. `status`: its exit status, negative for a signal."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class ChildStuckError(Exception):
    """The child did not answer in time."""


class Child:
    """A running child. It may be sent the next file before it has answered for the last one."""

    def __init__(self, auditor: str, limits: Limits) -> None:
        path = [entry for entry in sys.path if entry]  # never the folder in which somebody keeps downloaded files
        arguments = [sys.executable, "-I", "-c", _PROGRAM, json.dumps([path, auditor, limits.memory])]
        theirs, self._to = os.pipe()
        self._from, answers = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            arguments,
            stdin=theirs,
            stdout=answers,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the parent, which then ends the child
        )
        os.close(theirs)
        os.close(answers)
        for pipe in (self._to, self._from):
            _widen(pipe)
        os.set_blocking(self._to, False)
        self._limits = limits
        self._outgoing: deque[memoryview] = deque()
        self._incoming = bytearray()
        self._ready = self._closed = False
        self.sent = 0

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def send(self, task: Task, content: bytes) -> None:
        """Give the child a file; what does not fit into the pipe goes out while waiting for an answer."""
        allowed = round(self._limits.processor_time(len(content)) * 1000)
        self._outgoing.append(memoryview(REQUEST.pack(task, allowed, len(content))))
        if content:
            self._outgoing.append(memoryview(content))
        self.sent += 1
        self._write()

    def receive(self, size: int) -> Answer:
        """The answer for the oldest file without one, which has that size.

        Raises: ChildDiedError, ChildStuckError; GongkaiError when the child cannot work at all.
        """
        if not self._ready:
            self._start()
        return self._next(self._limits.processor_time(size) * self._limits.patience)

    def end(self) -> int:
        """End the child, whatever it does. Answers its exit status."""
        self._process.kill()
        return self._close()

    def _ended(self) -> int:
        """Exit status of a child that closed its side; one that goes on all the same is ended."""
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
        return self._close()

    def _close(self) -> int:
        if not self._closed:
            self._closed = True
            os.close(self._to)
            os.close(self._from)
        return self._process.wait()

    def _start(self) -> None:
        try:
            first = self._next(_START)
        except (ChildDiedError, ChildStuckError) as error:
            raise _unstartable(repr(error)) from error
        if first.outcome != Outcome.READY:
            self.end()
            raise _unstartable(first.content.decode("utf-8", "replace").strip().rpartition("\n")[2])
        self._ready = True

    def _next(self, seconds: float) -> Answer:
        """The next whole answer that the child sends."""
        deadline = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self._from, select.POLLIN)
        while (answer := self._taken()) is None:
            if self._outgoing:
                poll.register(self._to, select.POLLOUT)
            left = deadline - time.monotonic()
            events = dict(poll.poll(max(left, 0) * 1000)) if left > 0 else {}
            if not events:
                raise ChildStuckError
            if self._to in events and not self._write():
                poll.unregister(self._to)
            if self._from in events and not self._read():
                raise ChildDiedError(self._ended())
        return answer

    def _taken(self) -> Answer | None:
        """The first answer in what has come, if it is whole."""
        if len(self._incoming) < ANSWER.size:
            return None
        outcome, size = ANSWER.unpack_from(self._incoming)
        if size > self._limits.largest:
            raise ChildDiedError(self.end())  # no report has an answer that large: the child is not to be trusted any more
        end = ANSWER.size + size
        if len(self._incoming) < end:
            return None
        content = bytes(memoryview(self._incoming)[ANSWER.size : end])
        del self._incoming[:end]
        return Answer(outcome, content)

    def _read(self) -> bool:
        """Take what has come; False when the child closed its side."""
        part = os.read(self._from, _CHUNK)
        self._incoming += part
        return bool(part)

    def _write(self) -> bool:
        """Send what the pipe takes; False when nothing is left to send."""
        try:
            while self._outgoing:
                sent = os.write(self._to, self._outgoing[0])
                if sent == len(self._outgoing[0]):
                    self._outgoing.popleft()
                else:
                    self._outgoing[0] = self._outgoing[0][sent:]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            self._outgoing.clear()  # the end of its answers will say how it died
        return False


def _widen(pipe: int) -> None:
    """A pipe that holds most files whole saves waking up for each part of them."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)
        except OSError:
            return  # this user's pipes hold too much already; the default works as well


def _unstartable(why: str) -> GongkaiError:
    return GongkaiError("the process that reads files cannot start", why=why, remedy="install Gongkai again, with all it depends on")
