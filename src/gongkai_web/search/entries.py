"""What is public, as the index takes it."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from gongkai_web.publishing.models import Publication
from gongkai_web.search.index import Entry

_CHINA = ZoneInfo("Asia/Shanghai")
_FIELDS = (
    "item_id", "title", "text", "doc_no", "index_no", "organ_id", "statutory_code", "kind", "validity", "made_on", "appeared_at",
)  # fmt: skip


def public(items: Iterable[int]) -> tuple[Entry, ...]:
    """Those of the items that the public may read now."""
    return tuple(_entries(item_id__in=items))


def public_after(item: int, count: int) -> tuple[Entry, ...]:
    """The next so many public items in the order of their ids."""
    return tuple(_entries(count, item_id__gt=item))


def _entries(count: int | None = None, **condition: object) -> Iterator[Entry]:
    rows = Publication.objects.filter(withdrawn_at=None, **condition).order_by("item_id").values_list(*_FIELDS)[:count]
    for item_id, title, text, doc_no, index_no, organ, category, kind, validity, made_on, appeared_at in rows:
        year = (made_on or appeared_at.astimezone(_CHINA)).year
        published = int(appeared_at.timestamp() * 1000)
        yield Entry(item_id, title, text, doc_no, index_no, organ, category, kind, validity, year, published)
