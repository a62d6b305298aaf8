"""What the organs of a site have compiled and made public: which of it a page shows, and the items in it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import QuerySet

from gongkai_web.compilations.models import Compiled
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.selection import STALE
from gongkai_web.portal.tags import SHANGHAI
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import VALIDITIES
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.models import Publication

C = TypeVar("C", bound=Compiled)
_FIELDS = ("item_id", "index_no", "title", "doc_no", "organ_id", "appeared_at", "validity", "withdrawn_at")


def public(model: type[C], visit: Visit, organ: Entry | None = None) -> QuerySet[C]:
    """Those that are public, of one organ or of all that the site shows."""
    found = model._default_manager.filter(published_at__isnull=False)
    if organ is not None:
        return found.filter(organ_id=organ.id)
    return found if visit.scope is None else found.filter(organ_id__in=visit.scope)


def items(ids: Iterable[int], visit: Visit) -> list[dict[str, Any]]:
    """The items of a compilation in its order, as lists show them. One that was withdrawn since keeps its place, without its title."""
    wanted = list(ids)
    rows = {row[0]: _row(row, visit) for row in Publication.objects.filter(pk__in=wanted).values_list(*_FIELDS)}
    return [rows[one] for one in wanted if one in rows]


def _row(row: tuple[Any, ...], visit: Visit) -> dict[str, Any]:
    item, index_no, title, doc_no, organ, appeared_at, validity, withdrawn_at = row
    gone = withdrawn_at is not None
    return {
        "id": item,
        "url": visit.item(index_no),
        "index_no": index_no,
        "title": "" if gone else title,
        "doc_no": "" if gone else doc_no,
        "organ_id": organ,
        "organ": visit.directory.label(organ),
        "date": appeared_at.astimezone(SHANGHAI).strftime("%Y-%m-%d"),
        "state": validity,
        "stale": validity if validity in STALE else "",
        "validity": VALIDITIES[Validity(validity)] if validity else "",
        "withdrawn": gone,
    }
