"""How personal data lies in the database: sealed with a key of its own, which is itself sealed with a key that is not in the database.

To erase what was sealed, its key is forgotten; to change the keys outside, `renewed` seals the inner keys anew and touches nothing else.
"""

from functools import cache
from hmac import digest

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """What was sealed cannot be opened: its key is not among those that the platform was given."""


def new_key() -> str:
    """A fresh key, sealed: what a row keeps beside its sealed data."""
    return _outer().encrypt(Fernet.generate_key()).decode()


def seal(key: str, content: bytes) -> bytes:
    """The content, sealed with a row's key. Raises: Unreadable."""
    return _inner(key).encrypt(content)


def opened(key: str, sealed: bytes) -> bytes:
    """The content again. Raises: Unreadable."""
    try:
        return _inner(key).decrypt(sealed)
    except InvalidToken as error:
        raise Unreadable("the data does not fit its key") from error


def renewed(key: str) -> str:
    """A row's key, sealed with the newest of the outer keys. Raises: Unreadable."""
    try:
        return _outer().rotate(key.encode()).decode()
    except InvalidToken as error:
        raise Unreadable("the key was sealed with one that is not known any more") from error


def mark(purpose: str, text: str) -> str:
    """A text as something to look it up by that tells nothing of it without the key for looking up, which is not in the database either.

    A plain hash would not do: all identity numbers of the country can be tried within hours.
    """
    return digest(settings.LOOKUP_KEY.encode(), f"{purpose}\0{text}".encode(), "sha256").hex()


def masked(name: str) -> str:
    """A name as it stands where nobody has to know it: 林＊＊."""
    return name[:1] + "＊" * (len(name) - 1)


def _inner(key: str) -> Fernet:
    if not key:
        raise Unreadable("the key was forgotten: the data was erased")
    try:
        return Fernet(_outer().decrypt(key.encode()))
    except InvalidToken as error:
        raise Unreadable("the key was sealed with one that is not known any more") from error


def _outer() -> MultiFernet:
    return _of(tuple(settings.PERSONAL_KEYS))


@cache
def _of(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
