"""Connections are asked once a second whether they hold; constant questions are planned once."""

import pytest
from django.db import close_old_connections, connection, transaction
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.serve.database.base import DatabaseWrapper
from gongkai_web.serve.database.planned import planned


def test_it_is_asked_again_only_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now, asked = [1000.0], []
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setattr(base.DatabaseWrapper, "close_if_health_check_failed", lambda _self: asked.append(now[0]))
    wrapper = DatabaseWrapper({"OPTIONS": {}}, "another")

    for moment in (1000.0, 1000.2, 1000.9, 1001.1, 1001.2):
        now[0], wrapper.health_check_done = moment, False
        wrapper.close_if_health_check_failed()

    assert asked == [1000.0, 1001.1]


def test_a_long_transaction_ends_in_its_commit(
    django_db_setup: None,  # noqa: ARG001 - the database has to be there
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    with django_db_blocker.unblock():
        for _request in range(2):
            close_old_connections()  # as at the beginning of each
            connection.ensure_connection()
            connection.close_if_health_check_failed()
        close_old_connections()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            now[0] += 2
        assert connection.get_autocommit()
        assert connection.connection.info.transaction_status == TransactionStatus.IDLE
        connection.close()


@pytest.mark.django_db
def test_a_question_is_planned_once() -> None:
    for number in (3, 4, 5):
        with planned() as cursor:
            cursor.execute("SELECT %s::int + 40", [number])
            assert cursor.fetchone() == (number + 40,)

    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement = %s", ["SELECT $1::int + 40"])
        assert cursor.fetchall() == [(3, 0)]
