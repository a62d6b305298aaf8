"""Sessions of the matrix: in memory, where they are read and put back without a question to the database."""

import json
from typing import Any

from django.contrib.sessions.backends.base import SessionBase, UpdateError

KEPT: dict[str, str] = {}
"""Key → what the session holds."""


class SessionStore(SessionBase):
    """What SESSION_ENGINE names."""

    def exists(self, session_key: str) -> bool:
        return session_key in KEPT

    def create(self) -> None:
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # its stubs leave it out
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        if not must_create and self.session_key not in KEPT:
            raise UpdateError
        KEPT[self.session_key] = json.dumps(self._get_session(no_load=must_create))  # type: ignore[attr-defined]  # the same
        return None

    def delete(self, session_key: str | None = None) -> None:
        KEPT.pop(session_key or self.session_key or "", None)

    def load(self) -> dict[str, Any]:
        if self.session_key not in KEPT:
            self._session_key = None
            return {}
        found: dict[str, Any] = json.loads(KEPT[self.session_key])
        return found

    @classmethod
    def clear_expired(cls) -> None:
        """None is."""
