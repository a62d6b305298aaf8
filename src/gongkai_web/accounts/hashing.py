"""Checking a password takes half a second of a processor on purpose: each web process checks one at a time, and has time for pages."""

from threading import Lock

from django.contrib.auth.hashers import PBKDF2PasswordHasher

_TURN = Lock()


class OneAtATime(PBKDF2PasswordHasher):
    """Django's own way, one password after the other."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        """The hash as it is stored."""
        with _TURN:
            return super().encode(password, salt, iterations)
