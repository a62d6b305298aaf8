"""Asking the child process that reads mails. It read what anybody can send and may say anything: its answers are data."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.audit.limits import MEBIBYTE, Limits
from gongkai_web.incoming.kinds import Trouble
from gongkai_web.publishing.scan.sandbox import Children

LIMITS = Limits(memory=768 * MEBIBYTE, seconds=20.0, seconds_a_mebibyte=0.0, patience=3.0, largest=150 * MEBIBYTE)
"""A mail of 50 MB takes six times its size while it is read."""


class Read(NamedTuple):
    """What a mail says. `files`: name and bytes, not looked into yet."""

    name: str = ""
    address: str = ""
    subject: str = ""
    text: str = ""
    trouble: Trouble | None = None
    files: Sequence[tuple[str, bytes]] = ()


UNREAD = Read(trouble=Trouble.UNREADABLE)
"""Nothing at all could be read."""


def read(content: bytes) -> Read:
    """What a mail says; where the child did not survive it, or answered nonsense, that it cannot be read."""
    with Children(LIMITS) as children:
        (answer,) = children.answers("gongkai_web.incoming.reading.serve:read", [content])
    match answer:
        case ["mail", str(name), str(address), str(subject), str(text), bool(damaged), bool(cut), list(files)]:
            trouble = Trouble.UNREADABLE if damaged else Trouble.CUT if cut else None
            try:
                return Read(name, address, subject, text, trouble, [(str(one), b64decode(said, validate=True)) for one, said in files])
            except (TypeError, ValueError, Base64Error):
                return UNREAD
    return UNREAD
