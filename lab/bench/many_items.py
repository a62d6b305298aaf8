"""A database with as many public items as a benchmark wants, written past the actions: only their rows, none of their events."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import chain

import psycopg
from psycopg import sql

from lab.search_texts import ORGANS, Texts

_WALLED = ("publishing_item", "publishing_publication")
_SITE = {"host": "localhost", "organ_id": 1, "name": "洛泽市政府信息公开平台", "english_name": "Luoze", "identification_code": "1399000001",
         "theme": "red", "sponsor": "洛泽市人民政府办公室", "contact": "0990-6600000"}  # fmt: skip
_FIRST, _YEARS = datetime(2007, 1, 1, tzinfo=UTC), timedelta(days=7230)
"""When the first item was published, and how long after it the last."""
Row = Mapping[str, object]


def fill(owner: str, count: int) -> None:
    """So many items of the organs of `Texts`, and a site. `owner`: a connection string of the tables' owner."""
    with psycopg.connect(owner) as connection:
        _put(connection, "organs_organ", map(_organ, ORGANS))
        _put(connection, "organs_site", [_SITE])
        connection.commit()
        _force(connection, "NO FORCE")
        items = (
            {"id": number, "organ_id": _organ_of(number), "kind": "information", "state": "published"} for number in range(1, count + 1)
        )
        _put(connection, "publishing_item", ({**item, "attribute": "proactive", "version": 1} for item in items))
        _put(connection, "publishing_publication", _publications(count))
        connection.commit()  # the tables cannot be altered while rows of this transaction are still to be checked
        _force(connection, "FORCE")
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE publishing_publication")
        connection.execute("ANALYZE portal_tally")


def _force(connection: psycopg.Connection, how: str) -> None:
    for table in _WALLED:
        connection.execute(f"ALTER TABLE {table} {how} ROW LEVEL SECURITY".encode())


def _put(connection: psycopg.Connection, table: str, rows: Iterable[Row]) -> None:
    """Writes rows that all have the same columns; what else the table wants is blank."""
    waiting = iter(rows)
    first = next(waiting)
    blank = {name: value for name, value in _blanks(connection, table).items() if name not in first}
    columns = sql.SQL(", ").join(map(sql.Identifier, (*first, *blank)))
    with connection.cursor().copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)) as copy:
        for row in chain((first,), waiting):
            copy.write_row((*row.values(), *blank.values()))


_BLANK = {"character varying": "", "text": "", "ARRAY": [], "integer": 0, "smallint": 0, "bigint": 0, "boolean": False}
_WANTED = """SELECT column_name, data_type FROM information_schema.columns
WHERE table_name = %s AND is_nullable = 'NO' AND column_default IS NULL AND is_generated = 'NEVER' AND is_identity = 'NO'"""


def _blanks(connection: psycopg.Connection, table: str) -> dict[str, object]:
    """The columns that every row of a table must have, with what stands for nothing in each."""
    return {name: _BLANK.get(kind) for name, kind in connection.execute(_WANTED, [table])}


def _organ_of(item: int) -> int:
    return ORGANS[item % len(ORGANS)]


def _organ(number: int) -> Row:
    first = number == ORGANS[0]
    return {
        "id": number,
        "code": f"139900-{number}",
        "name": f"洛泽市第{number}局",
        "short_name": f"第{number}局",
        "kind": "government" if first else "department",
        "level": "city",
        "area_supervisor_id": None if first else ORGANS[0],
    }


def _publications(count: int) -> Iterator[Row]:
    for entry in Texts().entries(count):
        moment = _FIRST + _YEARS * (entry.item_id / count)
        organ = _organ_of(entry.item_id)
        yield {
            "item_id": entry.item_id,
            "organ_id": organ,
            "kind": entry.kind,
            "index_no": entry.index_no,
            "published_at": moment,
            "updated_at": moment,
            "version": 1,
            "validity": entry.validity,
            "text": entry.text,
            "title": entry.title,
            "doc_no": entry.doc_no,
            "abstract": entry.text[:120],
            "body": "".join(f"<p>{one}</p>" for one in entry.text.splitlines()),
            "issuer": f"洛泽市第{organ}局",
            "responsible_basis": "made",
            "statutory_code": entry.category,
            "genre": "通知",
            "made_on": moment.date(),
        }
