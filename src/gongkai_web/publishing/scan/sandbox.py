"""Files that nobody vouches for are opened in a child process with capped memory and time; here only its answers are taken."""

from collections.abc import Iterator, Sequence
from typing import Any

from gongkai.audit.frames import Outcome, Task
from gongkai.audit.limits import MEBIBYTE, Limits
from gongkai.audit.process import Child, ChildDiedError, ChildStuckError
from gongkai.audit.wire import unpack
from gongkai_web.publishing.examine.kinds import Reason
from gongkai_web.publishing.examine.media import PICTURES, Media

LIMITS = Limits(memory=512 * MEBIBYTE, seconds=20.0, seconds_a_mebibyte=0.0, patience=3.0, largest=100 * MEBIBYTE)
"""20 seconds of processor time a file, 60 on the clock; 512 MB of address space with all libraries."""

_UNFIT = "unfit"


def program(media: Media, task: str) -> str:
    """What the child runs for a kind of file. `task`: `search` or `take`."""
    match media:
        case Media.PDF:
            module = "pdf"
        case Media.PACKAGE | Media.DOCX | Media.XLSX | Media.OFD:
            module = "office"
        case Media.DOC | Media.XLS | Media.TEXT:
            module = "plain"
        case _ if media in PICTURES:
            module = "picture"
    return f"gongkai_web.publishing.examine.serve.{module}:{task}"


class Children:
    """The children that read files, one a program: each stays until a file ends it, or until they are all ended.

    A file that fails in a used child gets a fresh one once: what earlier files left behind may be to blame.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._running: dict[str, Child] = {}

    def __enter__(self) -> "Children":
        return self

    def __exit__(self, *_error: object) -> None:
        while self._running:
            self._running.popitem()[1].end()

    def answers(self, run: str, contents: Sequence[bytes]) -> Iterator[list[Any]]:
        """The child's answer for each file; ["unfit", reason] where it did not survive or answered nonsense."""
        for content in contents:
            used = run in self._running
            answer = self._answer(run, content)
            if answer is None and used:
                answer = self._answer(run, content)
            yield answer or [_UNFIT, Reason.TOO_COSTLY.value]

    def _answer(self, run: str, content: bytes) -> list[Any] | None:
        """None when it ended the child."""
        if run not in self._running:
            self._running[run] = Child(run, self._limits)
        answer = _asked(self._running[run], content)
        if answer is None:
            self._running.pop(run).end()
        return answer


def _asked(child: Child, content: bytes) -> list[Any] | None:
    """The answer, None when the child cannot be used any more. Whatever a parser threw makes the file damaged, never clean."""
    child.send(Task.AUDIT, content)
    try:
        answer = child.receive(len(content))
    except (ChildDiedError, ChildStuckError):
        return None
    if answer.outcome == Outcome.OUT_OF_MEMORY:
        return None
    if answer.outcome != Outcome.AUDITED:
        return [_UNFIT, Reason.DAMAGED.value]
    try:
        data = unpack(answer.content)
    except ValueError:
        return None
    return data if isinstance(data, list) and data else None
