"""What a person asks of the search. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. `organ`: an id; the organs below it count as well. `organs`: ids of organs that count alone.

    `category`: the statutory one. Without words everything that passes the filters, newest first.
    """

    words: str = ""
    organ: int | None = None
    organs: tuple[int, ...] = ()
    category: str = ""
    kind: str = ""
    validity: str = ""
    year: int | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = 20

    @property
    def start(self) -> int:
        """How many results stand before this page."""
        return (self.page - 1) * self.page_size
