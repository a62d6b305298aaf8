"""A database with as many public items as a benchmark wants, written past the actions: only their rows, none of their events."""

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg

from lab.search_texts import ORGANS, Texts

_ITEM = "COPY publishing_item (id, organ_id, kind, state, attribute, version) FROM STDIN"
_PUBLICATION = """COPY publishing_publication
(item_id, organ_id, kind, index_no, published_at, updated_at, version, validity, text, withdrawal_reason, title, doc_no, abstract, body,
 issuer, joint_issuers, responsible_basis, statutory_code, topic, genre, audience, keywords, made_on, source, special_period)
FROM STDIN"""
_ORGAN = """INSERT INTO organs_organ
(id, code, name, short_name, kind, level, area_supervisor_id, credit_code, address, office_hours, telephone, fax, email, duties, leaders,
 index_pattern)
SELECT n, '139900-' || n, '洛泽市第' || n || '局', '第' || n || '局', CASE n WHEN 1 THEN 'government' ELSE 'department' END, 'city',
       CASE WHEN n > 1 THEN 1 END, '', '', '', '', '', '', '', '', ''
FROM unnest(%s::int[]) n"""
_SITE = """INSERT INTO organs_site
(host, organ_id, name, english_name, identification_code, theme, sponsor, contact, icp_number, police_number)
VALUES ('localhost', 1, '洛泽市政府信息公开平台', 'Luoze', '1399000001', 'red', '洛泽市人民政府办公室', '0990-6600000', '', '')"""


def fill(owner: str, count: int) -> None:
    """So many items of the organs of `Texts`, and a site. `owner`: a connection string of the tables' owner."""
    with psycopg.connect(owner) as connection:
        connection.execute(_ORGAN, [list(ORGANS)])
        connection.execute(_SITE)
        connection.commit()
        for table in ("publishing_item", "publishing_publication"):
            connection.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        with connection.cursor().copy(_ITEM) as copy:
            for number in range(1, count + 1):
                copy.write_row((number, ORGANS[number % len(ORGANS)], "information", "published", "proactive", 1))
        with connection.cursor().copy(_PUBLICATION) as copy:
            for row in _publications(count):
                copy.write_row(row)
        connection.commit()  # the tables cannot be altered while rows of this transaction are still to be checked
        for table in ("publishing_item", "publishing_publication"):
            connection.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE publishing_publication")


def _publications(count: int) -> Iterator[tuple[object, ...]]:
    for entry in Texts().entries(count):
        moment = datetime.fromtimestamp(entry.published_at / 1000, UTC)
        organ = ORGANS[entry.item_id % len(ORGANS)]
        paragraphs = "".join(f"<p>{one}</p>" for one in entry.text.splitlines())
        yield (
            entry.item_id, organ, entry.kind, entry.index_no, moment, moment, 1, entry.validity, entry.text, "", entry.title, entry.doc_no,
            entry.text[:120], paragraphs, f"洛泽市第{organ}局", [], "made", entry.category, "", "通知", "", [], moment.date(), "", "",
        )  # fmt: skip
