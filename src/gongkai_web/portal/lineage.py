"""What an organ came out of and what became of it, as its page tells it."""

from typing import Any

from gongkai_web.organs.kinds import Change
from gongkai_web.portal import tallies
from gongkai_web.portal.directory import Entry, Passage
from gongkai_web.portal.visit import Visit


def lineage(organ: Entry, visit: Visit) -> dict[str, Any]:
    """`became`: the successors, in the order of the days. `came_from`: the predecessors and theirs, with how much each published.

    An organ of another site is named, and has no address here.
    """
    known = visit.directory.organs
    before = visit.directory.came_from(organ.id)
    counts = tallies.by_organ([one.predecessor for one in before]) if before else {}
    return {
        "became": [_told(one, known[one.successor], visit) for one in visit.directory.became(organ.id)],
        "came_from": [
            _told(one, known[one.predecessor], visit)
            | {"into": known[one.successor], "direct": one.successor == organ.id, "count": counts.get(one.predecessor, 0)}
            for one in before
        ],
        "inherited": any(counts.values()),
    }


def _told(one: Passage, other: Entry, visit: Visit) -> dict[str, Any]:
    here = visit.shows(other.id)
    return {
        "organ": other,
        "url": visit.path(f"/organs/{other.code}/") if here else "",
        "items": visit.path("/items/", organ=other.code) if here else "",
        "guide": visit.path(f"/guide/{other.code}/") if here else "",
        "change": Change(one.change).label,
        "day": one.happened_on.isoformat(),
        "basis": one.basis,
    }
