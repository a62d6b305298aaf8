"""Row-level security: which organs' unpublished rows a transaction may see and change.

The rights are computed by `policy.py` and set for one transaction; the database refuses what is outside them, also to raw SQL.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.migrations.operations import RunSQL

from gongkai_web.organs.duties import Duties
from gongkai_web.organs.policy import FOLLOWING, READING, WRITING

GATES = """
CREATE FUNCTION gongkai_reads() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(string_to_array(nullif(current_setting('gongkai.reads', true), ''), ',')::bigint[], '{}') $$;
CREATE FUNCTION gongkai_writes() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(string_to_array(nullif(current_setting('gongkai.writes', true), ''), ',')::bigint[], '{}') $$;
"""
DROP_GATES = "DROP FUNCTION gongkai_reads(); DROP FUNCTION gongkai_writes();"


def open_gates(duties: Duties) -> None:
    """Tells the database for which organs this transaction reads and writes what is not public."""
    open_for(reads=duties.anywhere(READING), writes=duties.anywhere(WRITING), follows=duties.anywhere(FOLLOWING))


def open_for(*, reads: Iterable[int] = (), writes: Iterable[int] = (), follows: Iterable[int] = ()) -> None:
    """The same for the organs given. Must run inside a transaction, at whose end it is forgotten."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the gates are opened for one transaction; there is none")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('gongkai.reads', %s, true), set_config('gongkai.writes', %s, true), set_config('gongkai.follows', %s, true)",
            [",".join(map(str, sorted(organs))) for organs in (reads, writes, follows)],
        )


@contextmanager
def counting(organs: Iterable[int]) -> Iterator[None]:
    """While it lasts, the database also reads the rows of these organs: for counts alone, of which no text leaves the caller.

    What goes wrong inside undoes the opening with it; else the gates stand as before.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('gongkai.reads', true), '')")
        (before,) = cursor.fetchone()
        cursor.execute("SELECT set_config('gongkai.reads', %s, true)", [",".join(map(str, sorted(organs)))])
        yield
        cursor.execute("SELECT set_config('gongkai.reads', %s, true)", [before])


def walled(table: str, *, also_read: str = "false") -> RunSQL:
    """The operation of a migration that closes a table which has the column `organ_id`.

    `also_read`: an SQL condition for rows that everyone may see, such as `published`.
    """
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY reads ON {table} FOR SELECT USING (({also_read}) OR organ_id = ANY (ARRAY(SELECT unnest(gongkai_reads()))));
        CREATE POLICY adds ON {table} FOR INSERT WITH CHECK (organ_id = ANY (ARRAY(SELECT unnest(gongkai_writes()))));
        CREATE POLICY changes ON {table} FOR UPDATE USING (organ_id = ANY (ARRAY(SELECT unnest(gongkai_writes()))))
            WITH CHECK (organ_id = ANY (ARRAY(SELECT unnest(gongkai_writes()))));
        CREATE POLICY removes ON {table} FOR DELETE USING (organ_id = ANY (ARRAY(SELECT unnest(gongkai_writes()))));
        """,
        f"""
        DROP POLICY reads ON {table}; DROP POLICY adds ON {table}; DROP POLICY changes ON {table}; DROP POLICY removes ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def insert_only(table: str) -> RunSQL:
    """The operation of a migration after which rows of a table can be added, and never changed or removed."""
    return RunSQL(
        f"""
        REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM gongkai_app;
        CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'rows of {table} are never changed or removed'; END $$;
        CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stays();
        CREATE TRIGGER stays_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays();
        """,
        f"""
        DROP TRIGGER stays ON {table}; DROP TRIGGER stays_whole ON {table}; DROP FUNCTION {table}_stays();
        GRANT UPDATE, DELETE ON {table} TO gongkai_app;
        """,
    )
