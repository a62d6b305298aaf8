"""Which mailboxes mail is taken in from: one an organ, each by variables of the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gongkai.errors import GongkaiError

_ORGANS = "GONGKAI_IMAP_ORGANS"
_HOST = "GONGKAI_IMAP_HOST"
_PORT = "GONGKAI_IMAP_PORT"
_TLS = "GONGKAI_IMAP_TLS"
_USER = "GONGKAI_IMAP_USER"
_PASSWORD = "GONGKAI_IMAP_PASSWORD"  # noqa: S105 - the name of a variable
_FOLDER = "GONGKAI_IMAP_FOLDER"


class Tls(StrEnum):
    """How the connection to the mail server is closed to others."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


_PORTS = {Tls.TLS: "993", Tls.STARTTLS: "143", Tls.NONE: "143"}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The folder of a mailbox. `organ`: the code of the organ to which what comes there is addressed."""

    organ: str
    host: str
    port: int
    tls: Tls
    user: str
    password: str = field(repr=False)
    folder: str


def mailboxes(environment: Mapping[str, str]) -> tuple[Mailbox, ...]:
    """The mailboxes of the organs that GONGKAI_IMAP_ORGANS names, by code and with commas.

    What the other variables say holds for all of them; GONGKAI_IMAP_USER_130900_01 says it for the organ 130900-01 alone.
    Raises: GongkaiError for what is missing or makes no sense, and where two organs would share a mailbox.
    """
    organs = [one.strip() for one in environment.get(_ORGANS, "").split(",") if one.strip()]
    found = tuple(_mailbox(environment, one) for one in dict.fromkeys(organs))
    folders: dict[tuple[str, str, str], str] = {}
    for one in found:
        other = folders.setdefault((one.host, one.user, one.folder), one.organ)
        if other != one.organ:
            remedy = f"give {_own(_USER, one.organ)}"
            raise GongkaiError(f"{other} and {one.organ} would share the mailbox of {one.user}", where=_ORGANS, remedy=remedy)
    return found


def _mailbox(environment: Mapping[str, str], organ: str) -> Mailbox:
    tls = _said(environment, _TLS, organ, Tls.TLS.value)
    if tls not in set(Tls):
        raise GongkaiError(f"“{tls}” cannot be used", where=_TLS, remedy=f"give one of: {', '.join(Tls)}")
    port = _said(environment, _PORT, organ, _PORTS[Tls(tls)])
    if not (port.isascii() and port.isdecimal() and len(port) < 6 and 0 < int(port) < 65536):
        raise GongkaiError(f"“{port}” cannot be used", where=_PORT, remedy="give a number from 1 to 65535")
    host, user, password = (_said(environment, name, organ) for name in (_HOST, _USER, _PASSWORD))
    return Mailbox(organ, host, int(port), Tls(tls), user, password, _said(environment, _FOLDER, organ, "INBOX"))


def _said(environment: Mapping[str, str], name: str, organ: str, default: str = "") -> str:
    """A value, in one line; of all but the folder also in ASCII, since IMAP can carry nothing else."""
    given = environment.get(_own(name, organ)) or environment.get(name) or default
    if not given:
        raise GongkaiError(f"nothing is said for the mailbox of {organ}", where=name, remedy=f"give it, or {_own(name, organ)}")
    if not given.isprintable() or not (given.isascii() or name == _FOLDER):
        raise GongkaiError("it holds a sign that cannot be sent", where=name, remedy="use plain letters, digits and signs")
    return given


def _own(name: str, organ: str) -> str:
    """The variable for one organ alone."""
    return f"{name}_{re.sub('[^A-Za-z0-9]', '_', organ)}"
