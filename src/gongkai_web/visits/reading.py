"""The figures of reading places: by year and place, by day."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.compilations.models.places import UNATTENDED
from gongkai_web.organs.models import Organ
from gongkai_web.visits.kinds import Help
from gongkai_web.visits.models import VisitCount


@dataclass(frozen=True, slots=True)
class Row:
    """What was counted at a place, or on a day: how many people in each way, None where nobody counted. `days`: on which anybody did."""

    people: tuple[int | None, ...]
    days: int

    @property
    def named(self) -> list[tuple[str, int | None]]:
        """Each number with what it counts."""
        return [(str(way.label), one) for way, one in zip(Help, self.people, strict=True)]

    @property
    def total(self) -> int | None:
        """All of them; None where nothing was counted."""
        counted = [one for one in self.people if one is not None]
        return sum(counted) if counted else None


def places(organs: Collection[int] | QuerySet[Organ]) -> QuerySet[ReadingPlace]:
    """The public reading places of organs at which somebody sees who comes, closed ones among them."""
    known = ReadingPlace.objects.filter(organ__in=organs, published_at__isnull=False)
    return known.exclude(kind__in=UNATTENDED).select_related("organ").order_by("organ__code", "kind", "name")


def of_year(kept: Sequence[ReadingPlace], year: int) -> Mapping[int, Row]:
    """The figures of a year for each place. Two queries, however many places."""
    rows = VisitCount.objects.filter(place__in=kept, on__year=year).order_by()
    people = {(place, way): number for place, way, number in rows.values_list("place", "help").annotate(Sum("people"))}
    days = dict(rows.values_list("place").annotate(Count("on", distinct=True)))
    return {one.pk: Row(tuple(people.get((one.pk, way)) for way in Help), days.get(one.pk, 0)) for one in kept}


def added(rows: Collection[Row]) -> Row:
    """The figures of several places together."""
    columns = zip(*(row.people for row in rows), strict=True)
    counted = ([one for one in column if one is not None] for column in columns)
    return Row(tuple(sum(some) if some else None for some in counted), sum(row.days for row in rows))


def by_day(place: ReadingPlace, year: int) -> list[tuple[date, Row]]:
    """The days of a year on which anything was counted at a place, the last first."""
    found: dict[date, dict[str, int]] = defaultdict(dict)
    for one in VisitCount.objects.filter(place=place, on__year=year).order_by("-on"):
        found[one.on][one.help] = one.people
    return [(on, Row(tuple(counts.get(way) for way in Help), 1)) for on, counts in found.items()]
