"""The folder of a mailbox, over IMAP (RFC 3501): what nobody has seen there yet, and that it was taken. Nothing is ever removed."""

import re
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from imaplib import IMAP4, IMAP4_SSL, Commands
from typing import NamedTuple

from gongkai_web.serve.mailboxes import Mailbox, Tls

LARGEST = 50 * 1024 * 1024
"""Bytes of a mail that are taken whole. Few mail servers take more."""
_SECONDS = 30
_LONGEST = 200
_ARRIVED = re.compile(rb'INTERNALDATE "([^"]+)"')
_OUTSIDE_ASCII = re.compile(r"[^\x20-\x7e]+")
_ID = '("name" "gongkai")'
"""Some providers let nobody read who has not said what program it is (RFC 2971)."""
Commands.setdefault("ID", ("NONAUTH", "AUTH", "SELECTED"))


class Down(Exception):
    """The mailbox cannot be read. Says at which step, and nothing of any mail."""


class Found(NamedTuple):
    """A mail as it lies there. `content`: at most LARGEST and one byte more. `arrived_at`: at the server; None where it does not say."""

    content: bytes
    arrived_at: datetime | None


class Folder:
    """An open folder."""

    def __init__(self, connection: IMAP4) -> None:
        self._connection = connection

    def unseen(self) -> list[str]:
        """The numbers of the mails that nobody has seen, oldest first. Raises: Down."""
        data = self._uid("SEARCH", "UNSEEN")
        return sorted((one.decode() for one in b" ".join(one for one in data if isinstance(one, bytes)).split() if one.isdigit()), key=int)

    def mail(self, uid: str) -> Found | None:
        """The mail, which stays unseen; None where somebody removed it meanwhile. Raises: Down."""
        for one in self._uid("FETCH", uid, f"(INTERNALDATE BODY.PEEK[]<0.{LARGEST + 1}>)"):
            if isinstance(one, tuple) and b"BODY[" in one[0]:
                return Found(one[1], _arrived(one[0]))
        return None

    def taken(self, uid: str) -> None:
        """Marks the mail as seen. Raises: Down."""
        self._uid("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")

    def _uid(self, command: str, *args: str) -> list[bytes | tuple[bytes, bytes]]:
        with _at(command):
            return _fine(*self._connection.uid(command, *args))


@contextmanager
def opened(box: Mailbox) -> Iterator[Folder]:
    """The folder, while the block lasts. Raises: Down."""
    with _at("connect"):
        connection = _connected(box)
    try:
        with _at("sign in", telling=True):
            connection.login(_quoted(box.user), box.password)
            if "ID" in connection.capabilities:
                connection.xatom("ID", _ID)
        with _at("open the folder", telling=True):
            status, said = connection.select(_quoted(_in_utf7(box.folder)))
            if status != "OK":
                raise IMAP4.error(said)
        yield Folder(connection)
    finally:
        with suppress(IMAP4.error, OSError):
            connection.logout()


def _connected(box: Mailbox) -> IMAP4:
    context = ssl.create_default_context()
    if box.tls is Tls.TLS:
        return IMAP4_SSL(box.host, box.port, ssl_context=context, timeout=_SECONDS)
    connection = IMAP4(box.host, box.port, timeout=_SECONDS)
    if box.tls is Tls.STARTTLS:
        connection.starttls(context)
    return connection


@contextmanager
def _at(step: str, *, telling: bool = False) -> Iterator[None]:
    """Turns whatever goes wrong into Down. `telling`: with the server's words, which then cannot be about a mail."""
    try:
        yield
    except OSError as error:
        raise Down(f"{step}: {error.strerror or type(error).__name__}"[:_LONGEST]) from error
    except (IMAP4.error, ValueError) as error:
        said = f": {_words(error)}" if telling else ""
        raise Down(f"{step}{said}"[:_LONGEST]) from error


def _words(error: Exception) -> str:
    """What the server said, without the marks of Python's bytes."""
    said = error.args[0] if error.args else ""
    said = said[-1] if isinstance(said, list) and said else said
    return said.decode("ascii", "replace") if isinstance(said, bytes) else str(said)


def _fine(status: str, data: list[bytes | tuple[bytes, bytes]]) -> list[bytes | tuple[bytes, bytes]]:
    if status != "OK":
        raise IMAP4.error(status)
    return data


def _arrived(said: bytes) -> datetime | None:
    match = _ARRIVED.search(said)
    try:
        return parsedate_to_datetime(match[1].decode("ascii", "replace").strip()).astimezone(UTC) if match else None
    except (ValueError, OverflowError):
        return None


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _in_utf7(folder: str) -> str:
    """The name as IMAP writes it (RFC 3501, 5.1.3)."""

    def written(run: "re.Match[str]") -> str:
        return f"&{b64encode(run[0].encode('utf-16-be')).decode().rstrip('=').replace('/', ',')}-"

    return _OUTSIDE_ASCII.sub(written, folder.replace("&", "&-"))
