"""Four eyes: what nobody does to a version that they wrote themselves.

It is no rule of the order of events: a history stays true when an office begins, or ceases, to demand it.
"""

from collections.abc import Iterable, Mapping

from gongkai_web.publishing.life.events import Approved, Event, FindingReleased, Published, Reviewed
from gongkai_web.publishing.life.state import Life

APART: Mapping[str, frozenset[type[Event]]] = {
    "review": frozenset({Reviewed, FindingReleased}),
    "approve": frozenset({Approved}),
    "publish": frozenset({Published}),
}
"""The steps that an office may take from whoever wrote the version."""


def taken_from(life: Life, person: int | None, steps: Iterable[str]) -> frozenset[type[Event]]:
    """The kinds of events that a person may not bring about now; none for anybody but the author, and none for the system.

    Raises: KeyError for a step that is not in `APART`.
    """
    if person is None or person != life.author:
        return frozenset()
    return frozenset().union(*(APART[step] for step in steps))
