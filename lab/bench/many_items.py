"""A database with as many public items as a benchmark wants, written past the actions: only their rows, none of their events."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg

from lab.bench.rows import Row, put, unwalled
from lab.search_texts import ORGANS, Texts

_WALLED = ("publishing_item", "publishing_publication")
_SITE = {"host": "localhost", "organ_id": 1, "name": "洛泽市政府信息公开平台", "english_name": "Luoze", "identification_code": "1399000001",
         "theme": "red", "sponsor": "洛泽市人民政府办公室", "contact": "0990-6600000"}  # fmt: skip
_FIRST, _YEARS = datetime(2007, 1, 1, tzinfo=UTC), timedelta(days=7230)
"""When the first item was published, and how long after it the last."""


def fill(owner: str, count: int) -> None:
    """So many items of the organs of `Texts`, and a site. `owner`: a connection string of the tables' owner."""
    with psycopg.connect(owner) as connection:
        put(connection, "organs_organ", map(_organ, ORGANS))
        put(connection, "organs_site", [_SITE])
        connection.commit()
        with unwalled(connection, *_WALLED):
            items = (
                {"id": number, "organ_id": _organ_of(number), "kind": "information", "state": "published"} for number in range(1, count + 1)
            )
            put(connection, "publishing_item", ({**item, "attribute": "proactive", "version": 1} for item in items))
            put(connection, "publishing_publication", _publications(count))
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE publishing_publication")
        connection.execute("ANALYZE portal_tally")


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
