"""Connections that are asked now and then whether they still hold, not before every request; and cursors that plan a question once."""

import time
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper

_SECONDS = 1.0
"""For so long the last answer counts. A public page is one question to the database; asking before each would make it two."""


class _Planned(psycopg.Cursor[Any]):
    """Prepares whatever it executes, and takes rows in binary form: times that come as text are read by Django, slowly, one by one."""

    def execute(self, query: Any, params: Sequence[object] | None = None, **how: Any) -> "_Planned":  # type: ignore[override]  # Django hands over no more
        return super().execute(query, params, **how, prepare=True, binary=True)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that broke a moment ago fails the request that finds it so, and is opened anew for the next."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked_at = float("-inf")

    def get_connection_params(self) -> dict[str, Any]:
        """As Django has them, but without its ban on preparing; its own cursors put values into the SQL and prepare nothing.

        What is prepared has one plan for all values. Left to itself the server would plan a page of a list anew each time: it expects
        many more rows of a LIMIT that it does not know, and planning takes longer than answering.
        """
        parameters: dict[str, Any] = super().get_connection_params()
        return parameters | {"prepare_threshold": 5, "options": "-c plan_cache_mode=force_generic_plan"}

    def close_if_health_check_failed(self) -> None:
        """What Django calls before every query, and at the end of a transaction; it is asked at most once a request."""
        now = time.monotonic()
        if now - self._asked_at >= _SECONDS:
            super().close_if_health_check_failed()
            self._asked_at = now
        self.health_check_done = True  # asked at the end of a long request, it would begin a transaction that nobody ends

    def planned(self) -> CursorWrapper:
        """A cursor for the few constant questions that most pages ask: the server plans each once a connection, which takes it
        longer than answering. Values go beside the SQL, never into it, and the plan is the same for all of them."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        cursor: CursorWrapper = self._prepare_cursor(_Planned(self.connection))  # type: ignore[attr-defined]  # its stubs leave it out
        return cursor
