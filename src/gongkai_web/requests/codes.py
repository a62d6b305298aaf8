"""The query code that an applicant is given: chance alone, of which the database keeps a mark."""

import secrets
import unicodedata

from gongkai_web.requests.sealing import mark

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, so that it can be read aloud and from a poor copy."""
_ALIKE = str.maketrans("ILO", "110")
_PROOF = 4
"""How many of the last signs of the identity or telephone number prove who asks."""
_LENGTH = 13
"""65 bits: to hit one of a million codes in a year of ten tries a second has a chance of 9 in a million."""


def new_code() -> str:
    """A fresh code with its check sign, in groups: 7K3M-92QX-0ATZ-5B."""
    return written("".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)))


def written(code: str) -> str:
    """Thirteen signs with their check sign, as they are printed."""
    whole = code + _check(code)
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def normal(typed: str) -> str | None:
    """The code that was typed, however it was grouped, written or spaced; None where it cannot be one.

    A slip of one sign shows by the check sign before anything is looked up.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().replace("-", "").replace(" ", "").translate(_ALIKE)
    if len(plain) != _LENGTH + 1 or any(sign not in _SIGNS for sign in plain) or _check(plain[:-1]) != plain[-1]:
        return None
    return written(plain[:-1])


def proof_of(code: str, number: str) -> str:
    """The mark of the second proof that goes with a code: the last signs of a number."""
    return mark(code, "".join(unicodedata.normalize("NFKC", number).split()).upper()[-_PROOF:])


def _check(code: str) -> str:
    """The weights are odd, so that a slip of one sign always changes the sum modulo 32."""
    return _SIGNS[sum((2 * place + 1) * _SIGNS.index(sign) for place, sign in enumerate(code)) % len(_SIGNS)]
