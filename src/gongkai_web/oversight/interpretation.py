"""How far documents that need an interpretation have one, and how long it took.

Law: domain D.6 (coverage, lag); which kinds of documents need one is the setting GONGKAI_INTERPRETATION_REQUIRED.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.life.validity import ENDED
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Publication
from gongkai_web.publishing.references import recognised


@dataclass(frozen=True, slots=True)
class Document:
    """A public document that needs an interpretation. `interpreted_on`: since when the first that it has is public; None: it has none."""

    organ: int
    index_no: str
    title: str
    on: date
    interpreted_on: date | None

    @property
    def lag(self) -> int | None:
        """Days from the document to its interpretation; 0 for one that came with it or before it."""
        return None if self.interpreted_on is None else max(0, (self.interpreted_on - self.on).days)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of an organ: how many documents need an interpretation, how many have one, and half of those within how many days."""

    organ: Organ
    needed: int
    covered: int
    lag: float | None

    @property
    def percent(self) -> str:
        """The share, cut off after one decimal: 100 % is all of them."""
        tenths = 1000 * self.covered // self.needed
        return f"{tenths // 10}.{tenths % 10} %"


def documents(organs: Collection[int]) -> list[Document]:
    """The documents of organs that need one and are neither repealed nor expired, the newest first; one query."""
    first = recognised().filter(target=OuterRef(OuterRef("pk")), tie=Tie.INTERPRETS).values("source")
    since = Publication.objects.filter(pk__in=first, withdrawn_at=None).order_by("appeared_at").values("appeared_at")[:1]
    known = Publication.objects.filter(organ__in=organs, withdrawn_at=None, kind__in=settings.GONGKAI_INTERPRETATION_REQUIRED)
    rows = known.exclude(validity__in=[one.value for one in ENDED]).annotate(since=Subquery(since)).order_by("-appeared_at", "-item_id")
    return [
        Document(organ, number, title, timezone.localdate(on), timezone.localdate(since) if since else None)
        for organ, number, title, on, since in rows.values_list("organ", "index_no", "title", "appeared_at", "since")
    ]


def coverage(found: Iterable[Document], organs: Iterable[Organ]) -> list[Coverage]:
    """The share of each organ that has such documents, the lowest first."""
    of: dict[int, list[Document]] = defaultdict(list)
    for one in found:
        of[one.organ].append(one)
    rows = [_covered(organ, of[organ.pk]) for organ in organs if organ.pk in of]
    return sorted(rows, key=lambda row: (row.covered / row.needed, row.organ.code))


def _covered(organ: Organ, some: list[Document]) -> Coverage:
    lags = [one.lag for one in some if one.lag is not None]
    return Coverage(organ, len(some), len(lags), median(lags) if lags else None)
