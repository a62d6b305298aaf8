"""The answers of the child process, in what can be packed."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from typing import Any

from gongkai.errors import InputRefused
from gongkai_web.publishing.examine.kinds import Found, Note, Reason, Unfit
from gongkai_web.publishing.examine.media import Media

Answer = list[Any]
"""["found", findings], ["taken", kind of file, content or None, note], or ["unfit", reason]."""


def answered(task: Callable[[], Answer]) -> Answer:
    """What a task answers, or why the file is unfit."""
    try:
        return task()
    except Unfit as unfit:
        return ["unfit", unfit.reason.value]
    except InputRefused as refused:
        return ["unfit", _reason(refused).value]


def _reason(refused: InputRefused) -> Reason:
    """The library's guards say what they refuse in words."""
    if "encrypted" in refused.what:
        return Reason.PASSWORD
    return Reason.DAMAGED if "damaged" in refused.what else Reason.UNSAFE


def taken(media: Media, content: bytes | None = None, note: Note | None = None) -> Answer:
    """The kind of a file, its content without what was stripped (None: unchanged), and what there is to say about that."""
    return ["taken", media.value, None if content is None else b64encode(content).decode("ascii"), note.value if note else ""]


def findings(found: Iterable[Found]) -> Answer:
    """The findings, each once, in their order."""
    return ["found", [list(one) for one in dict.fromkeys(found)]]
