"""Numbers of bank cards: issuer, length, Luhn digit. Accounts of offices have none of the three."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from stdnum import luhn

from gongkai_web.publishing.examine.patterns.identity import begins_with_county, is_identity_number

_TABLE = tomllib.loads(files("gongkai_web.publishing.examine").joinpath("data/cards.toml").read_text(encoding="utf-8"))
_PREFIXES = {(begin, length) for line in _TABLE["prefix"] for begin in line["begins"] for length in line["lengths"]}
_LONGEST_PREFIX = max(len(begin) for begin, _ in _PREFIXES)
_COMPACT = re.compile(r"(?<![0-9.])(?<![0-9A-Za-z][-/])([0-9]{15,19})(?![0-9]|\.[0-9]|[-/][0-9])")
_GROUPED = re.compile(
    r"(?<![0-9.])(?<![0-9A-Za-z][-/])("
    r"[0-9]{4}([ -]{1,2})[0-9]{4}\2[0-9]{4}\2[0-9]{3,4}(?:\2[0-9]{1,3})?"
    r"|[0-9]{6}[ -][0-9]{9,13}|[0-9](?:[ -][0-9]){14,18}"
    r")(?![ -]?[0-9]|\.[0-9])"
)
_OF_A_CARD = re.compile(r"卡|账|帐|开户|card|account", re.IGNORECASE)
_LOOK_BACK = 30
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def bank_cards(text: str) -> Iterator[str]:
    """Card numbers in one piece or in groups; identity numbers that would pass as cards are none."""
    for pattern in (_COMPACT, _GROUPED):
        for match in pattern.finditer(text):
            number = re.sub("[ -]", "", match[1])
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            if _is_card(number) and not is_identity_number(number) and (_OF_A_CARD.search(before) or not _counts_things(number)):
                yield number


def _is_card(number: str) -> bool:
    issued = any((number[:size], len(number)) in _PREFIXES for size in range(1, _LONGEST_PREFIX + 1))
    return issued and len(set(number)) > 2 and luhn.is_valid(number)


def _counts_things(number: str) -> bool:
    """Whether it is built as numbers of permits and projects are: county, then a year. Gansu's counties begin with 62 as UnionPay does."""
    return begins_with_county(number) and _YEAR.match(number, 6) is not None
