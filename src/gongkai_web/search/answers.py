"""What the search answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.safestring import SafeString

from gongkai_web.publishing.models import Publication
from gongkai_web.search.lookup import Facets


class Remark(StrEnum):
    """What the reader must be told about a result."""

    RELAXED = "relaxed"
    """Nothing has the words as they were typed; these have most of them."""
    TITLES_ONLY = "titles_only"
    """The index is missing or damaged: only titles and document numbers were searched, newest first, without facets."""
    UNAVAILABLE = "unavailable"
    """That took too long as well: nothing was searched."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One found item. `publication` has its organ, and all but the body."""

    publication: Publication
    title_html: SafeString
    excerpt_html: SafeString

    @property
    def item_id(self) -> int:
        """The item's id."""
        return self.publication.item_id


@dataclass(frozen=True, slots=True)
class Found:
    """The answer. `facets`: for each of organ, category, kind, validity, year the values with their counts. `took`: seconds."""

    count: int
    hits: tuple[Hit, ...]
    facets: Facets = field(default_factory=dict)
    took: float = 0.0
    remark: Remark | None = None
