"""One public item with all that its page shows, in one query: no page is asked for more often."""

from typing import Any

from django.db import connection

_COLUMNS = (
    *("item_id", "organ_id", "kind", "index_no", "title", "doc_no", "abstract", "body", "issuer", "joint_issuers", "statutory_code"),
    *("topic", "genre", "audience", "keywords", "made_on", "effective_on", "expires_on", "source", "published_at", "updated_at"),
    *("validity", "withdrawn_at", "withdrawal_reason"),
)
_FILES = """
SELECT json_agg(json_build_object('id', file.id, 'name', file.name, 'size', file.size) ORDER BY file.position, file.id)
FROM publishing_attachment file WHERE file.item_id = item.item_id AND file.published
"""
_TIES = """
SELECT json_agg(json_build_object('tie', tie.tie, 'refers', tie.source_id = item.item_id, 'index_no', other.index_no, 'title', other.title,
    'doc_no', other.doc_no) ORDER BY tie.id)
FROM publishing_relation tie JOIN publishing_publication other
    ON other.item_id = CASE WHEN tie.source_id = item.item_id THEN tie.target_id ELSE tie.source_id END
WHERE (tie.source_id = item.item_id OR tie.target_id = item.item_id) AND tie.published AND other.withdrawn_at IS NULL
"""
_ITEM = (
    f"SELECT {', '.join(f'item.{name}' for name in _COLUMNS)}, ({_FILES}) AS files, ({_TIES}) AS ties "  # noqa: S608 - of constants above
    "FROM publishing_publication item WHERE item.index_no = %s"
)


def read(index_no: str) -> dict[str, Any] | None:
    """The columns of the publication with that index number, withdrawn or not; None when there is none.

    `files`: id, name, size of each public file. `ties`: each public reference to or from (`refers`: from) an item that is public.
    """
    if "\0" in index_no:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_ITEM, [index_no])
        row = cursor.fetchone()
    if row is None:
        return None
    found = dict(zip((*_COLUMNS, "files", "ties"), row, strict=True))
    return found | {"files": found["files"] or [], "ties": found["ties"] or []}
