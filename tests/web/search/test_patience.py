"""The database looks for two seconds where no index leads, and its other errors keep their names."""

import pytest
from django.db import connection
from django.db.utils import OperationalError

from gongkai_web.search.patience import TooSlow, patience


def _limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_what_takes_longer_than_two_seconds_is_given_up_and_the_connection_goes_on() -> None:
    before = _limit()
    with pytest.raises(TooSlow), patience(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(10)")

    assert _limit() == before


@pytest.mark.django_db
def test_the_limit_ends_with_what_it_was_set_for() -> None:
    before = _limit()
    with patience():
        assert _limit() == "2s"

    assert _limit() == before


@pytest.mark.django_db
def test_a_database_that_fails_is_not_called_slow() -> None:
    with pytest.raises(OperationalError), patience():
        raise OperationalError("the connection is gone")
