"""What the scan tells a reviewer."""

import re
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from gongkai_web.publishing.examine.kinds import Found, Kind
from gongkai_web.publishing.examine.normal import normalised
from gongkai_web.publishing.scan.labels import KINDS, place, reason

_SALT = "gongkai_web.publishing.scan"
_MASK = "*"
_LONGEST = 60
_LONG_NUMBER = re.compile(r"[0-9][0-9 ./_-]{3,}[0-9Xx]")
_ENDS = {Kind.IDENTITY_NUMBER: (3, 2), Kind.OLD_IDENTITY_NUMBER: (3, 2), Kind.MOBILE_NUMBER: (3, 2), Kind.BANK_CARD: (4, 4)}
"""How much of a number at its beginning and end a reviewer needs to find it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stops a publication. `id`: the same for the same text at the same place, and no way back to the text without the
    platform's secret. `where`: in the reader's language. `excerpt`: masked; the whole stands only where it was found.
    """

    id: str
    kind: Kind
    where: str
    excerpt: str

    @property
    def label(self) -> str:
        """What the kind is called, in the reader's language."""
        return str(KINDS[self.kind])


def finding(name: str, found: Found, more: int = 0) -> Finding:
    """The finding of an examiner in the file of that name, or in the text when the name is empty. `more`: how many others it stands for."""
    identity = "\0".join((found.kind, name, found.part, found.at, found.matched, str(more)))
    excerpt = reason(found.matched) if found.kind is Kind.UNREADABLE else masked(found.kind, found.matched)
    return Finding(salted_hmac(_SALT, identity, algorithm="sha256").hexdigest()[:32], found.kind, place(name, found, more), excerpt)


def masked(kind: Kind, matched: str) -> str:
    """So much of what was found as a reviewer needs to recognise it."""
    if kind in _ENDS:
        first, last = _ENDS[kind]
        return _starred(matched, first, last)
    if kind in {Kind.TRAVEL_DOCUMENT, Kind.MILITARY_DOCUMENT}:
        return _starred(matched, 2, 2)
    if kind is Kind.HOME_ADDRESS:
        return _starred(matched, min(6, len(matched) // 2), 0)
    text = " ".join(normalised(matched).split())
    text = _LONG_NUMBER.sub(lambda number: _starred(number[0], 2, 2), text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _starred(text: str, first: int, last: int) -> str:
    return text[:first] + _MASK * max(len(text) - first - last, 0) + (text[-last:] if last else "")
