"""Ids that tell nothing about who or what they stand for."""

import re
from datetime import date

from gongkai.ledger.errors import LedgerError

_OPAQUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}")
# Digits on either side make it a number of another kind: long running numbers hold eleven such digits by chance.
_MOBILE = re.compile(r"(?<!\d)(?:(?:00)?86)?1[3-9]\d{9}(?!\d)")
_IDENTITY_NUMBER = re.compile(r"(?=\d{6}((?:19|20)\d{6})\d{3}[\dXx])")
_SHORTEST, _LENGTH = 11, 18
_NO_ID = "LR-08: ids are 1 to 64 ASCII letters, digits and . _ : / -, so that no name can stand there"
PERSONAL = "LR-08: the ledger holds no personal data, because nothing can be erased from it"
"""The rule that speaks against every number by which a person is known."""


class PersonalData(ValueError):
    """A text holds a number by which a person is known; the message does not repeat it."""


def opaque(identifier: str, case: str, entry: int) -> None:
    """Checks that an id of a person, a party or another case tells nothing about who it is.

    Raises: LedgerError.
    """
    remedy = "give the id of the register of persons"
    if not _OPAQUE.fullmatch(identifier):
        raise LedgerError(f"{identifier!r} is no opaque id", why=_NO_ID, remedy=remedy, case=case, entry=entry)
    if _is_personal(identifier):
        # The number itself must not go on into a log.
        raise LedgerError("an id is or holds an identity or telephone number", why=PERSONAL, remedy=remedy, case=case, entry=entry)


def opaque_case(case: str, entry: int) -> None:
    """Checks the same of a case's own id.

    Raises: LedgerError that does not name the case, so that the id goes no further.
    """
    remedy = "give the case a running number, such as R-2026-17"
    if not _OPAQUE.fullmatch(case):
        raise LedgerError("the id of the case is no opaque id", why=_NO_ID, remedy=remedy, entry=entry)
    if _is_personal(case):
        what = "the id of the case is or holds an identity or telephone number"
        raise LedgerError(what, why=PERSONAL, remedy=remedy, entry=entry)


def without_personal(text: str) -> str:
    """The text, if it holds no identity or mobile number. A name that stands in it cannot be told from other words.

    Raises: PersonalData.
    """
    if _is_personal(text):
        raise PersonalData("a text is or holds an identity or telephone number")
    return text


def _is_personal(text: str) -> bool:
    if len(text) < _SHORTEST:
        return False
    numbers = _IDENTITY_NUMBER.finditer(text)
    return _MOBILE.search(text) is not None or any(_is_identity_number(text[one.start() :][:_LENGTH], one.group(1)) for one in numbers)


def _is_identity_number(text: str, born: str) -> bool:
    """Whether the day of birth is a day and the check digit fits (GB 11643): a long number of another kind seldom has both by chance."""
    try:
        date.fromisoformat(born)
    except ValueError:
        return False
    weighted = sum(int(digit) * 2 ** (_LENGTH - 1 - place) for place, digit in enumerate(text[:-1]))
    return "10X98765432"[weighted % 11] == text[-1].upper()
