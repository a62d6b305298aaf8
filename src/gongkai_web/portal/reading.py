"""What most visitors ask the database: one item with all that its page shows, and one page of a list. Straight in SQL, a query each.

Nothing is asked for more often, and a query that is put together anew each time takes longer to put together than to answer.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import connection

from gongkai_web.serve.database.planned import planned

_COLUMNS = (
    *("item_id", "organ_id", "kind", "index_no", "title", "doc_no", "abstract", "body", "issuer", "joint_issuers", "statutory_code"),
    *("topic", "genre", "audience", "keywords", "report_year", "made_on", "effective_on", "expires_on", "source", "published_at"),
    *("first_published_on", "appeared_at", "updated_at", "validity", "withdrawn_at", "withdrawal_reason"),
    *("consulted_from", "consulted_until", "decided_on", "decided_by", "registered_on", "registration_no", "early_effect"),
    *("filed_on", "filing_no"),
)
_LISTS = ("files", "ties", "gazettes", "cleanups")
_FILES = """
SELECT json_agg(json_build_object('id', file.id, 'name', file.name, 'size', file.size) ORDER BY file.position, file.id)
FROM publishing_attachment file WHERE file.item_id = item.item_id AND file.published
"""
_TIES = """
SELECT json_agg(json_build_object('tie', tie.tie, 'refers', tie.source_id = item.item_id, 'index_no', other.index_no, 'title', other.title,
    'doc_no', other.doc_no, 'withdrawn', to_char(timezone('Asia/Shanghai', other.withdrawn_at), 'YYYY-MM-DD')) ORDER BY tie.id)
FROM publishing_relation tie JOIN publishing_publication other
    ON other.item_id = CASE WHEN tie.source_id = item.item_id THEN tie.target_id ELSE tie.source_id END
WHERE tie.published AND (tie.source_id = item.item_id OR tie.target_id = item.item_id AND other.withdrawn_at IS NULL
    AND (tie.entitled OR EXISTS (SELECT FROM publishing_answer answer
        WHERE answer.target_id = tie.target_id AND answer.source_id = tie.source_id AND answer.tie = tie.tie AND answer.confirmed)))
"""
_GAZETTES = """
SELECT json_agg(json_build_object('organ', issue.organ_id, 'year', issue.year, 'number', issue.number) ORDER BY issue.issued_on, issue.id)
FROM compilations_gazettearticle article JOIN compilations_gazetteissue issue ON issue.id = article.issue_id
WHERE article.item_id = item.item_id AND issue.published_at IS NOT NULL
"""
_CLEANUPS = """
SELECT json_agg(json_build_object('number', batch.id, 'title', batch.title, 'decided_on', to_char(batch.decided_on, 'YYYY-MM-DD'),
    'organ', batch.organ_id, 'verdict', verdict.verdict)
    ORDER BY batch.decided_on, batch.id)
FROM compilations_cleanupverdict verdict JOIN compilations_cleanup batch ON batch.id = verdict.cleanup_id
WHERE verdict.item_id = item.item_id AND batch.published_at IS NOT NULL AND (
        verdict.verdict = 'amend' AND batch.published_at >= item.updated_at AND item.validity IN ('in_force', 'not_yet_in_force')
        OR verdict.verdict IN ('repeal', 'void') AND batch.organ_id <> item.organ_id AND item.validity NOT IN ('repealed', 'expired')
    )
"""
_ITEM = (
    f"SELECT {', '.join(f'item.{name}' for name in _COLUMNS)}, ({_FILES}) AS files, ({_TIES}) AS ties, "  # noqa: S608 - of constants above
    f"({_GAZETTES}) AS gazettes, ({_CLEANUPS}) AS cleanups "
    "FROM publishing_publication item WHERE item.index_no = %s"
)


def read(index_no: str) -> dict[str, Any] | None:
    """The columns of the publication with that index number, withdrawn or not; None when there is none.

    `files`: id, name, size of each public file. `ties`: each public reference from (`refers`) the item, also to what was withdrawn since
    (`withdrawn`: the day), and each to it from an item that is public, where that organ may say so or this one's has confirmed it.
    `gazettes`: organ, year, number of each issue of a gazette in which it is printed. `cleanups`: number, title, day, organ, verdict
    of each that decided to have it amended or, by an organ above, ended, and was not followed yet.
    """
    if "\0" in index_no:
        return None
    with planned() as cursor:
        cursor.execute(_ITEM, [index_no])
        row = cursor.fetchone()
    if row is None:
        return None
    found = dict(zip((*_COLUMNS, *_LISTS), row, strict=True))
    return found | {name: found[name] or [] for name in _LISTS}


_CONDITIONS = {
    "organ_id": "organ_id = %s",
    "organ_id__in": "organ_id = ANY(%s)",
    "statutory_code": "statutory_code = %s",
    "kind": "kind = %s",
    "validity": "validity = %s AND validity <> ''",  # which its index asks for
    "appeared_at__gte": "appeared_at >= %s",
    "appeared_at__lt": "appeared_at < %s",
    "changed_at__gte": "changed_at >= %s",
}
"""In SQL the filters of lists, under the names that they have in Django."""
_UNEVEN = {"organ_id__in", "changed_at__gte"}
"""Filters that may let through half of everything or next to nothing: each needs the plan of its values."""
_ORDER = "ORDER BY appeared_at DESC, item_id DESC"


def of_organs(organs: Collection[int] | None) -> dict[str, object]:
    """The filter that lets through what these organs have made public; None lets everything through."""
    if organs is None:
        return {}
    return {"organ_id": next(iter(organs))} if len(organs) == 1 else {"organ_id__in": sorted(organs)}


def newest(columns: Sequence[str], filters: Mapping[str, Any], start: int, count: int) -> list[tuple[Any, ...]]:
    """So many public items that pass the filters, the newest first, from a place in that order on. `columns`: constants, never typed."""
    conditions = " AND ".join(("withdrawn_at IS NULL", *(_CONDITIONS[name] for name in filters)))
    # which items stand there the indexes alone can tell; only those are then read
    places = f"SELECT item_id FROM publishing_publication WHERE {conditions} {_ORDER} LIMIT %s OFFSET %s"  # noqa: S608 - of constants above
    chosen = f"SELECT {', '.join(columns)} FROM publishing_publication WHERE item_id = ANY(ARRAY({places})) {_ORDER}"  # noqa: S608 - of constants above
    with planned() if _UNEVEN.isdisjoint(filters) else connection.cursor() as cursor:
        cursor.execute(chosen, [*filters.values(), count, start])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
