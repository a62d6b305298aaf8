"""A corpus opened for questions: its tables as views of an embedded database that stays within its memory."""

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from gongkai.corpus.layout import SCHEMAS
from gongkai.corpus.parts import PARTS, check_version

MEMORY = "2GB"
"""What the database may hold; what needs more goes to the disk."""


@contextmanager
def open_corpus(path: Path, *, memory: str = MEMORY, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with one view a table (`cells`, `figures`, `reports`, `findings`, `issues`, `sources`), closed at the end.

    Raises: ContractError when there is no corpus at that path.
    """
    with TemporaryDirectory(prefix="gongkai-") as spill:
        connection = connect(path, memory=memory, threads=threads, spill=spill)
        try:
            yield connection
        finally:
            connection.close()


def connect(path: Path, *, memory: str = MEMORY, threads: int | None = None, spill: str = "") -> duckdb.DuckDBPyConnection:
    """As `open_corpus`, for callers that close the connection themselves (a notebook). `spill`: folder for what does not fit into memory.

    Raises: ContractError when there is no corpus at that path.
    """
    check_version(path)
    connection = duckdb.connect(":memory:")
    connection.execute("SET memory_limit = ?", [memory])
    connection.execute("SET temp_directory = ?", [spill])
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET enable_progress_bar = false")
    if threads is not None:
        connection.execute("SET threads = ?", [threads])
    filled = any((path / PARTS).iterdir())
    for table, schema in SCHEMAS.items():
        if filled:
            files = glob.escape(str(path / PARTS)) + f"/*/{table}.parquet"
            source = f"read_parquet({literal(files)}, hive_partitioning = false)"
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM {source}")  # noqa: S608 (a quoted literal)
        else:
            connection.register(table, schema.empty_table())
    return connection


def literal(text: str) -> str:
    """A string of SQL that means exactly this text."""
    return "'" + text.replace("'", "''") + "'"


def name(identifier: str) -> str:
    """A column's name as SQL wants it; cell keys hold dots."""
    return '"' + identifier.replace('"', '""') + '"'
