"""What a person asks of the search. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

_CHINA = ZoneInfo("Asia/Shanghai")


class Sort(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. `organs`: ids of organs whose own items are looked for, without those of organs below them; none: of all.

    `category`: the statutory one. `since`, `until`: days between which the public could read it first, both of them included. Without
    words everything that passes the filters, newest first.
    """

    words: str = ""
    organs: tuple[int, ...] = ()
    category: str = ""
    kind: str = ""
    validity: str = ""
    year: int | None = None
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = 20

    @property
    def start(self) -> int:
        """How many results stand before this page."""
        return (self.page - 1) * self.page_size

    @property
    def period(self) -> tuple[datetime | None, datetime | None]:
        """The moment with which `since` begins, and the one after `until`; None where nothing bounds it."""
        return (
            datetime.combine(self.since, time(), _CHINA) if self.since else None,
            datetime.combine(self.until + timedelta(1), time(), _CHINA) if self.until else None,
        )
