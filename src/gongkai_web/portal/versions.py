"""The versions of a guide, a catalogue or a list, as a list of links beside the one that is shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from django.http import Http404
from django.utils.translation import gettext as _

from gongkai_web.compilations.models import Catalogue, Guide, Register
from gongkai_web.portal import asked
from gongkai_web.portal.tags import SHANGHAI
from gongkai_web.portal.visit import Visit

N = TypeVar("N", Guide, Catalogue, Register)


def shown(visit: Visit, known: Sequence[N]) -> N | None:
    """The version that was asked for, the one in use where none was; None where there is none at all. `known`: the newest first.

    Raises: Http404 for one that is not there.
    """
    number = asked.version(visit.request.GET)
    found = next((one for one in known if number is None or one.number == number), None)
    if found is None and number is not None:
        raise Http404(_("There is no such version."))
    return found


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
