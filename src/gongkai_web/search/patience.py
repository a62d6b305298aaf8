"""How long the database may look for what no index leads to."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.utils import OperationalError
from psycopg.errors import QueryCanceled

_SECONDS = "2s"


class TooSlow(Exception):
    """The database has not found it in time."""


@contextmanager
def patience() -> Iterator[None]:
    """Lets each statement inside take two seconds, and no longer.

    Raises: TooSlow.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [_SECONDS])
            yield
            cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise
