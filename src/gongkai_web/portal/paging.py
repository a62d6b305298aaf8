"""Pages of a list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from gongkai_web.portal.visit import Visit

SIZE = 20
REACH = 10_000
"""So many rows of a list can be turned to. Nobody reads further, and finding a page deep in a million takes long; filters lead there."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of how many rows."""

    number: int
    count: int

    def __post_init__(self) -> None:
        if self.number > self.last:
            raise Http404(_("There is no such page of this list."))

    @property
    def last(self) -> int:
        """The number of the last page that can be turned to; an empty list has one."""
        return max(1, -(-min(self.count, REACH) // SIZE))

    @property
    def start(self) -> int:
        """How many rows stand before it."""
        return (self.number - 1) * SIZE

    @property
    def rows(self) -> slice:
        """Which rows stand on it."""
        return slice(self.start, self.start + SIZE)

    def links(self, visit: Visit, path: str, query: Mapping[str, object]) -> dict[str, object] | None:
        """What the bar under the list shows: the pages around this one, the first and the last; None where all is on one."""
        if self.last == 1:
            return None

        def to(page: int) -> str:
            return visit.path(path, **{**query, "page": page if page > 1 else None})

        near = sorted({1, self.last, *range(max(1, self.number - 2), min(self.last, self.number + 2) + 1)})
        shown: list[dict[str, object]] = []
        before = 0
        for page in near:
            shown.append({"number": page, "url": to(page), "here": page == self.number, "gap": page - before > 1})
            before = page
        return {
            "pages": shown,
            "number": self.number,
            "last": self.last,
            "reach": REACH if self.count > REACH and self.number == self.last else 0,
            "previous": to(self.number - 1) if self.number > 1 else "",
            "next": to(self.number + 1) if self.number < self.last else "",
        }
