"""What a mail consists of: who wrote, about what, the text, and the files that came with it."""

from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import Compat32
from email.utils import parseaddr
from itertools import islice
from typing import NamedTuple

from gongkai_web.incoming.reading.words import decoded, header, of_html, tidied

_MOST_PARTS = 1000
_LONGEST_TEXT = 100_000
_LONGEST_HEADER = 4000
_LONGEST_ADDRESS = 254
_MARKEDLY = 2
"""The page is taken beside the plain text where it says so many times as much: some mails say only “use another program” plainly."""


class Enclosed(NamedTuple):
    """A file of a mail."""

    name: str
    content: bytes


class Parts(NamedTuple):
    """`damaged`: not all of it could be read; `cut`: there is more text, or there are more parts, than are told."""

    name: str
    address: str
    subject: str
    text: str
    files: tuple[Enclosed, ...]
    damaged: bool
    cut: bool


class _AsItStands(Compat32):
    """Headers as they stand in the mail: the parser of the standard library would put a mark in place of every byte outside ASCII."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - the library's own signature
        """The header, bytes outside ASCII as surrogates."""
        return value


_POLICY = _AsItStands()


def parts(content: bytes) -> Parts:
    """What a mail consists of. Headers are told even where the rest cannot be read."""
    try:
        message, damaged = message_from_bytes(content, policy=_POLICY), False
        leaves = list(islice((one for one in message.walk() if not one.is_multipart()), _MOST_PARTS + 1))
    except (RecursionError, ValueError, LookupError):
        message, damaged, leaves = BytesHeaderParser(policy=_POLICY).parsebytes(content), True, []
    name, address = _sender(message)
    plain, pages, files = _sorted(leaves[:_MOST_PARTS])
    text = tidied("\n\n".join(plain))
    of_pages = tidied(of_html("\n".join(pages))) if pages else ""
    if len(of_pages) > _MARKEDLY * len(text):
        text = f"{text}\n\n{of_pages}".strip()
    cut = len(text) > _LONGEST_TEXT or len(leaves) > _MOST_PARTS
    return Parts(name, address, header(_raw(message, "subject")), text[:_LONGEST_TEXT], tuple(files), damaged or not message.keys(), cut)


def _sender(message: "Message[str, str]") -> tuple[str, str]:
    """Name and address of whoever says to have written it; empty is what is not said, or is no address."""
    raw = _raw(message, "from")
    name, address = parseaddr(decoded(raw.encode("ascii", "surrogateescape")))
    fits = (
        address.isascii() and address.isprintable() and address.count("@") == 1 and " " not in address and len(address) <= _LONGEST_ADDRESS
    )
    return _encoded(name), address if fits else ""


def _encoded(text: str) -> str:
    """What may be encoded words."""
    return header(text.encode().decode("ascii", "surrogateescape"))


def _raw(message: "Message[str, str]", name: str) -> str:
    """A header as it stands there; empty where there is none."""
    return str(message.get(name, ""))[:_LONGEST_HEADER]


def _sorted(leaves: list["Message[str, str]"]) -> tuple[list[str], list[str], list[Enclosed]]:
    """Plain texts, pages, and files: those that were attached before those that stand in the text, as pictures do."""
    plain: list[str] = []
    pages: list[str] = []
    attached: list[Enclosed] = []
    inside: list[Enclosed] = []
    for part in leaves:
        kind, place = part.get_content_type(), part.get_content_disposition()
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if place != "attachment" and kind in {"text/plain", "text/html"} and not _name(part):
            (plain if kind == "text/plain" else pages).append(decoded(content, str(part.get_content_charset() or "")))
        elif content:
            (attached if place == "attachment" else inside).append(Enclosed(_name(part), content))
    return plain, pages, [*attached, *inside]


def _name(part: "Message[str, str]") -> str:
    """The name that is given to a file, in words; empty where it has none."""
    try:
        given = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return _encoded(decoded(given.encode("utf-8", "surrogateescape")))
