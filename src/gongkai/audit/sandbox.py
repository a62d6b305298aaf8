"""Reading files that nobody vouches for: a child process with capped memory and time does it, this process only takes the result."""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, NamedTuple, Self

from gongkai.audit.frames import Answer, Outcome, Task
from gongkai.audit.limits import LIMITS, Limits
from gongkai.audit.model import AuditedSource, Refusal
from gongkai.audit.process import Child, ChildDiedError, ChildStuckError
from gongkai.audit.refusals import death, nonsense, out_of_memory, reader_failed, too_large, too_slow
from gongkai.audit.view import View, restore_view
from gongkai.audit.wire import restore, unpack

AUDITOR = "gongkai.audit.served:served"
AHEAD = 2
"""Files that the child has at a time: the next one is there when it has answered for the last."""


File = tuple[str, bytes | Refusal]
"""A source's name and its bytes, or why there are none."""


class Viewed(NamedTuple):
    """A source and what the audit page shows of it: the kind of file (`html`, `pdf` …; empty when it was refused) and its content."""

    audited: AuditedSource
    media: str = ""
    view: View = ()


@dataclass(slots=True)
class _Request:
    """`killed`: its child was killed once, which may have been somebody else's doing. `refusal`: the child need not be asked."""

    source: str
    content: bytes
    task: Task
    killed: bool = False
    refusal: Refusal | None = None


class Worker:
    """Audits files in a child process that is used for many of them and replaced when one of them ends it.

    Use it as a context manager, from one thread. `auditor`: the function (`module:name`) that the child calls on the bytes.
    """

    def __init__(self, limits: Limits = LIMITS, auditor: str = AUDITOR) -> None:
        self._limits, self._auditor = limits, auditor
        self._child: Child | None = Child(auditor, limits)  # starts now, while the caller still prepares its work

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id of the present child."""
        return None if self._child is None else self._child.pid

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def audit(self, content: bytes, source: str) -> AuditedSource:
        """The audit of one file.

        Raises: InputRefused when the file cannot be read, takes too much memory or time, or brings the parser down.
        """
        (audited,) = self.audit_many([(source, content)])
        if audited.refusal is not None:
            raise audited.refusal.error()
        return audited

    def audit_many(self, files: Iterable[File]) -> Iterator[AuditedSource]:
        """The audits of files, given as (source, content), in their order; one that cannot be read has a refusal.

        Files are asked for one ahead of the audits. A Refusal in place of content is passed on.
        """
        for request, answer in self._answers(self._request(*file, Task.AUDIT) for file in files):
            yield _understood(request.source, answer).audited

    def audit_and_view_many(self, files: Iterable[File]) -> Iterator[Viewed]:
        """As `audit_many`, with what the audit page shows of each source."""
        for request, answer in self._answers(self._request(*file, Task.AUDIT_AND_VIEW) for file in files):
            yield _understood(request.source, answer)

    def _request(self, source: str, content: bytes | Refusal, task: Task) -> _Request:
        if isinstance(content, Refusal):
            return _Request(source, b"", task, refusal=content)
        if len(content) > self._limits.largest:
            return _Request(source, b"", task, refusal=too_large(self._limits.largest))
        return _Request(source, content, task)

    def _answers(self, requests: Iterable[_Request]) -> Iterator[tuple[_Request, Any]]:
        """Each request with what the child packed, or a Refusal."""
        source = iter(requests)
        pending: deque[_Request] = deque()
        try:
            more = True
            while more or pending:
                while more and len(pending) < AHEAD and self._takes(pending):
                    following = next(source, None)
                    more = following is not None
                    if following is not None:
                        pending.append(following)
                        self._send(following)
                if pending:
                    answer = self._answer(pending)
                    if answer is not None:
                        yield pending.popleft(), answer
        finally:
            if pending:
                self.close()  # its answers would be taken for those of the next call

    def _takes(self, pending: deque[_Request]) -> bool:
        """Whether another file may be sent. A child that has had enough files gets no more; when it is idle, a new one takes over."""
        if self._child is not None and self._child.sent >= self._limits.files:
            if pending:
                return False
            self.close()
        return True

    def _send(self, request: _Request) -> None:
        if request.refusal is None:
            if self._child is None:
                self._child = Child(self._auditor, self._limits)
            self._child.send(request.task, request.content)

    def _answer(self, pending: deque[_Request]) -> Any:
        """What became of the oldest request: data, a Refusal, or None when it is tried again."""
        oldest, child = pending[0], self._child
        if oldest.refusal is not None:
            return oldest.refusal
        if child is None:  # the worker was closed between two answers
            return self._replace(pending, drop=False)
        seconds = self._limits.processor_time(len(oldest.content))
        fresh = child.sent == sum(request.refusal is None for request in pending)
        try:
            answer = child.receive(len(oldest.content))
        except ChildStuckError:
            self._replace(pending, drop=True)
            return too_slow(seconds)
        except ChildDiedError as died:
            again = died.status == -signal.SIGKILL and not oldest.killed
            oldest.killed = True
            self._replace(pending, drop=not again)
            return None if again else death(died.status, seconds)
        if answer.outcome == Outcome.OUT_OF_MEMORY:
            self._replace(pending, drop=fresh)  # what earlier files left behind may be to blame
            return out_of_memory(self._limits.memory) if fresh else None
        return _data(answer)

    def _replace(self, pending: deque[_Request], *, drop: bool) -> None:
        """A new child, which gets what the old one had not answered; `drop`: without the oldest, which is refused."""
        self.close()
        for request in list(pending)[int(drop) :]:
            self._send(request)


def audit_in_sandbox(content: bytes, source: str) -> AuditedSource:
    """`Worker.audit` through a worker that this thread keeps for all its files: what a pool of processes or a cluster runs.

    Raises: InputRefused.
    """
    worker: Worker | None = getattr(_OF_THREAD, "worker", None)
    if worker is None or _OF_THREAD.owner != os.getpid():
        worker = Worker()
        _OF_THREAD.worker, _OF_THREAD.owner = worker, os.getpid()
    return worker.audit(content, source)


_OF_THREAD = threading.local()
"""`owner`: the process that made the worker; after a fork the child is not ours to talk to."""


def _data(answer: Answer) -> Any:
    """What the child packed, or a Refusal. A child that was taken over may send anything: it is data, and what is not as it should be
    is refused."""
    try:
        data = unpack(answer.content)
        match answer.outcome:
            case Outcome.AUDITED:
                return data
            case Outcome.REFUSED:
                return Refusal(*map(str, data))
            case _:
                what, where = map(str, data)
                return reader_failed(what, where)
    except (ValueError, TypeError, RecursionError):
        return nonsense()


def _understood(source: str, answer: Any) -> Viewed:
    if isinstance(answer, Refusal):
        return Viewed(AuditedSource(source, refusal=answer))
    try:
        audited, media, view = answer
        return Viewed(restore(audited, source), media, restore_view(view))
    except (ValueError, TypeError, KeyError, ArithmeticError):
        return Viewed(AuditedSource(source, refusal=nonsense()))
