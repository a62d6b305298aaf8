"""Numbers of passports, travel permits and military cards: too short to be told by themselves, so only where they are named."""

import re
from collections.abc import Iterator

from gongkai_web.publishing.examine.words import LABELS, either

_PASSPORT = re.compile(
    r"(?:护照|passport)[^A-Za-z0-9]{0,14}(?:no\.?|number)?[:\s]{0,4}([A-Z]{1,2} ?[0-9]{7,8}|[0-9]{9})(?![0-9A-Za-z])", re.IGNORECASE
)
_PERMIT = re.compile(rf"(?:{either(LABELS['travel_document'])})[^A-Za-z0-9]{{0,14}}([A-Z]{{0,2}} ?[0-9]{{8,10}})(?![0-9A-Za-z])")
_MILITARY = re.compile(rf"(?:{either(LABELS['military_document'])})[^0-9\n。,;]{{0,16}}([0-9]{{6,10}})(?![0-9])")


def travel_documents(text: str) -> Iterator[str]:
    """Numbers of passports and of permits for travel to and from Hong Kong, Macao and Taiwan."""
    for pattern in (_PASSPORT, _PERMIT):
        for match in pattern.finditer(text):
            yield match[1].replace(" ", "").upper()


def military_documents(text: str) -> Iterator[str]:
    """Numbers of military cards."""
    for match in _MILITARY.finditer(text):
        yield match[1]
