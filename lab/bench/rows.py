"""Rows of a database that is measured, written past the actions by the owner of the tables."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain

import psycopg
from psycopg import sql

Row = Mapping[str, object]
_BLANK = {
    "character varying": "",
    "text": "",
    "ARRAY": [],
    "integer": 0,
    "smallint": 0,
    "bigint": 0,
    "boolean": False,
    "bytea": b"",
}
_WANTED = """SELECT column_name, data_type FROM information_schema.columns
WHERE table_name = %s AND is_nullable = 'NO' AND column_default IS NULL AND is_generated = 'NEVER' AND is_identity = 'NO'"""


def put(connection: psycopg.Connection, table: str, rows: Iterable[Row]) -> None:
    """Writes rows that all have the same columns; what else the table wants is blank."""
    waiting = iter(rows)
    first = next(waiting)
    blank = {name: value for name, value in _blanks(connection, table).items() if name not in first}
    columns = sql.SQL(", ").join(map(sql.Identifier, (*first, *blank)))
    with connection.cursor().copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)) as copy:
        for row in chain((first,), waiting):
            copy.write_row((*row.values(), *blank.values()))


@contextmanager
def unwalled(connection: psycopg.Connection, *tables: str) -> Iterator[None]:
    """While it lasts, the owner is outside the row-level security of the tables; what was written is committed at the end."""
    _force(connection, tables, "NO FORCE")
    yield
    connection.commit()  # the tables cannot be altered while rows of this transaction are still to be checked
    _force(connection, tables, "FORCE")
    connection.commit()


def _force(connection: psycopg.Connection, tables: Iterable[str], how: str) -> None:
    for table in tables:
        connection.execute(f"ALTER TABLE {table} {how} ROW LEVEL SECURITY".encode())


def _blanks(connection: psycopg.Connection, table: str) -> dict[str, object]:
    """The columns that every row of a table must have, with what stands for nothing in each."""
    return {name: _BLANK.get(kind) for name, kind in connection.execute(_WANTED, [table])}
