"""Which compilations an organ has, as links for its page."""

from django.db.models import Value

from gongkai_web.compilations.models import Catalogue, Cleanup, Compiled, GazetteIssue, ReadingPlace, Register, TopicColumn
from gongkai_web.portal import columns
from gongkai_web.portal.compiled import public
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.visit import Visit

_SORTS: dict[str, type[Compiled]] = {
    "catalogue": Catalogue,
    "registers": Register,
    "gazette": GazetteIssue,
    "topics": TopicColumn,
    "cleanups": Cleanup,
    "places": ReadingPlace,
}


def compiled_by(organ: Entry, visit: Visit) -> list[tuple[str, str]]:
    """Name and address of each sort of compilation of which the organ has made one public; asked in one query."""
    first, *others = (
        public(model, visit, organ).order_by().annotate(sort=Value(name)).values_list("sort", flat=True) for name, model in _SORTS.items()
    )
    there = set(first.union(*others))
    named = {
        "catalogue": (columns.catalogue().name, visit.path(f"/catalogue/{organ.code}/")),
        "registers": (columns.registers().name, visit.path("/registers/", organ=organ.code)),
        "gazette": (columns.gazette().name, visit.path("/gazette/", organ=organ.code)),
        "topics": (columns.topics().name, visit.path("/topics/", organ=organ.code)),
        "cleanups": (columns.cleanups().name, visit.path("/cleanups/", organ=organ.code)),
        "places": (columns.places().name, visit.path("/places/", organ=organ.code)),
    }
    return [named[one] for one in _SORTS if one in there]
