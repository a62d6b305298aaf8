"""Numbers and addresses of persons in plain text."""

import re
from collections.abc import Iterator

from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.examine.normal import normalised
from gongkai_web.publishing.examine.patterns.address import home_addresses
from gongkai_web.publishing.examine.patterns.card import bank_cards
from gongkai_web.publishing.examine.patterns.identity import identity_numbers, old_identity_numbers
from gongkai_web.publishing.examine.patterns.mobile import mobile_numbers
from gongkai_web.publishing.examine.patterns.papers import military_documents, travel_documents

_SEARCHES = (
    (Kind.IDENTITY_NUMBER, identity_numbers),
    (Kind.OLD_IDENTITY_NUMBER, old_identity_numbers),
    (Kind.MOBILE_NUMBER, mobile_numbers),
    (Kind.BANK_CARD, bank_cards),
    (Kind.TRAVEL_DOCUMENT, travel_documents),
    (Kind.MILITARY_DOCUMENT, military_documents),
    (Kind.HOME_ADDRESS, home_addresses),
)


_FIGURE = re.compile(r"[0-9一二三四五六七八九十]")
"""Nothing that is looked for is without one."""


def personal_data(text: str) -> Iterator[tuple[Kind, str]]:
    """Each number or address of a person in the text once, with what it is."""
    plain = normalised(text)
    if not _FIGURE.search(plain):
        return
    for kind, search in _SEARCHES:
        for matched in dict.fromkeys(search(plain)):
            yield kind, matched
