"""The organs among which somebody chooses the one that is asked, or several that are asked the same."""

from collections.abc import Collection

from django.utils import timezone

from gongkai_web.portal.visit import Visit
from gongkai_web.requests.responsible import Named, duties_of, responsible
from gongkai_web.search.related import related

_LONGEST = 100


def choices(visit: Visit, words: str, chosen: Collection[str]) -> list[Named]:
    """Those of the site that exist; where words are given, those that they lead to, best first, after those that were chosen before."""
    below = visit.scope if visit.scope is not None else visit.directory.organs.keys()
    here = sorted(
        (one for key, one in visit.directory.organs.items() if key in below and one.begun and not one.ended), key=lambda one: one.code
    )
    said = words[:_LONGEST]
    if not said.strip():
        duties = duties_of(here)
        return [Named(one, duties.get(one.id, "")) for one in here]
    published = related(said, year=timezone.localdate().year, organs=visit.scope)
    found = responsible(said, here, visit.directory, published)
    known = {one.organ.code: one for one in found}
    picked = [known.get(one.code, Named(one, "")) for one in here if one.code in chosen]
    return [*picked, *(one for one in found if one.organ.code not in chosen)]
