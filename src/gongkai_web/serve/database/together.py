"""New rows of several tables, sent to the server together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from django.db import connections
from django.db.models import AutoField, Field, Model

from gongkai_web.serve.database.base import DatabaseWrapper
from gongkai_web.serve.database.planned import planned


@contextmanager
def together() -> Iterator[None]:
    """What is executed inside, and asks for no answer, goes to the server at once instead of one after the other.

    Raises: what Django raises for a statement that the server refuses, at the end of the block; the transaction is then undone.
    """
    wrapper: DatabaseWrapper = connections["default"]  # type: ignore[assignment]  # which the settings make it
    wrapper.ensure_connection()
    with wrapper.wrap_database_errors, wrapper.connection.pipeline():
        yield


def insert(rows: Sequence[Model]) -> None:
    """Adds rows in the order given, each by a statement that the server plans once. What the database numbers is not read back."""
    with planned() as cursor:
        for row in rows:
            cursor.execute(
                _statement(type(row)), [one.get_db_prep_save(getattr(row, one.attname), cursor.db) for one in _fields(type(row))]
            )


@cache
def _statement(model: type[Model]) -> str:
    columns = [field.column for field in _fields(model)]
    quoted, places = ", ".join(f'"{one}"' for one in columns), ", ".join(["%s"] * len(columns))
    return f'INSERT INTO "{model._meta.db_table}" ({quoted}) VALUES ({places})'  # noqa: S608 - names of our own models


@cache
def _fields(model: type[Model]) -> tuple["Field[object, object]", ...]:
    return tuple(field for field in model._meta.concrete_fields if not isinstance(field, AutoField))
