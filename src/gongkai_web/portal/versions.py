"""The versions of a guide or a catalogue, as a list of links beside the one that is shown."""

from collections.abc import Sequence
from datetime import datetime

from gongkai_web.portal.tags import SHANGHAI
from gongkai_web.portal.visit import Visit


def versions(visit: Visit, path: str, known: Sequence[tuple[int, datetime | None]], shown: int) -> list[dict[str, object]]:
    """Number, day and address of each version; none where there is only one. `known`: number and publication, the newest first."""
    if len(known) < 2:
        return []
    return [
        {
            "number": number,
            "day": at.astimezone(SHANGHAI).strftime("%Y-%m-%d") if at else "",
            "url": visit.path(path, version=number if place else None),
            "here": number == shown,
        }
        for place, (number, at) in enumerate(known)
    ]
