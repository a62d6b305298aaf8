"""Constant questions that most public pages ask."""

from django.db import connections
from django.db.backends.utils import CursorWrapper

from gongkai_web.serve.database.base import DatabaseWrapper


def planned() -> CursorWrapper:
    """A cursor that has the server plan a question once, and remember the plan as long as the connection lives."""
    wrapper: DatabaseWrapper = connections["default"]  # type: ignore[assignment]  # which the settings make it
    return wrapper.planned()
