"""How organs keep up: what each has published, and what of it is late, blank or old. Counts and days, no draft."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.law.clock import months_after
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind
from gongkai.law.workdays import calendar
from gongkai_web.compilations.models import Catalogue, Guide
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import counting
from gongkai_web.oversight.matrix import asked_of, called, in_use
from gongkai_web.portal.coverage import counted
from gongkai_web.publishing.due import UNDER_WAY, Clock, standing
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Item, Publication


class Report(TextChoices):
    """How an organ stands to its annual report of last year."""

    IN_TIME = "in_time", _("in time")
    LATE = "late", _("late")
    MISSING = "missing", _("missing")
    NOT_YET = "not_yet", _("not due yet")
    NOT_OWED = "not_owed", _("not owed")


class Version(NamedTuple):
    """Since when the guide or the catalogue in use is public; None: there is none. `old`: it ought to have been revised since."""

    since: date | None
    old: bool


class Backlog(NamedTuple):
    """Counts of what is not public. `late`: to be public, or withdrawn, before today. `waiting`: nobody has touched it for a while."""

    late: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How one organ keeps up. `published`: items of this year that are public. `blank`: entries of its catalogue with nothing public."""

    organ: Organ
    published: int
    last: date | None
    backlog: Backlog
    guide: Version
    catalogue: Version
    blank: tuple[str, ...]
    report: Report

    @property
    def troubles(self) -> int:
        """In how many ways it does not keep up."""
        return sum(
            (
                not self.published,
                self.backlog.late > 0,
                self.backlog.waiting > 0,
                self.guide.old,
                self.catalogue.old,
                bool(self.blank),
                self.report in {Report.LATE, Report.MISSING},
            )
        )


def keeping_up(organs: Collection[int], now: datetime, days: int) -> list[Standing]:
    """How the organs keep up that exist today, those in most trouble first. As many queries for a thousand of them as for one.

    `days`: after so many a draft that nobody touched counts as waiting. Law: OGI-R 12 and 20 for guide and catalogue, 26 and domain D.9 for
    the clocks, 49 for the report. An enterprise or institution has neither guide, catalogue nor report of its own (OGI-R 55).
    """
    today = timezone.localdate(now)
    backlogs, guides, catalogues = (
        _backlogs(organs, now - timedelta(days=days), today),
        _versions(Guide, organs),
        _versions(Catalogue, organs),
    )
    blanks, reports = _blanks(organs), _reported(organs, today.year - 1)
    found = []
    for organ in _organs(organs, today):
        bound = organ.kind != OrganKind.PUBLIC_SERVICE_UNIT
        found.append(
            Standing(
                organ,
                organ.published,
                timezone.localdate(organ.last) if organ.last else None,
                backlogs.get(organ.pk, Backlog()),
                _version(guides.get(organ.pk), today) if bound else Version(None, old=False),
                _version(catalogues.get(organ.pk), today) if bound else Version(None, old=False),
                blanks.get(organ.pk, ()),
                _report(organ, reports.get(organ.pk), today) if bound else Report.NOT_OWED,
            )
        )
    return sorted(found, key=lambda one: (-one.troubles, -one.backlog.late, -one.backlog.waiting, one.organ.code))


def _organs(organs: Collection[int], today: date) -> QuerySet[Any]:
    """Those that exist today, by code, with the number of their public items of this year and the time of the last."""
    public = Publication.objects.filter(organ=OuterRef("pk"), withdrawn_at=None)
    beginning = timezone.make_aware(datetime(today.year, 1, 1))  # noqa: DTZ001 - made aware at once
    of_year = public.filter(appeared_at__gte=beginning).order_by().values("organ").annotate(items=Count("pk")).values("items")
    newest = public.order_by("-appeared_at", "-item_id").values("appeared_at")[:1]
    exist = Organ.objects.filter(Q(valid_until=None) | Q(valid_until__gte=today), pk__in=organs)
    return exist.annotate(published=Coalesce(Subquery(of_year, output_field=IntegerField()), 0), last=Subquery(newest))


def _backlogs(organs: Collection[int], untouched_since: datetime, today: date) -> Mapping[int, Backlog]:
    late = standing(Clock.OVERDUE, today) | (standing(Clock.TAKE_DOWN, today) & Q(take_down_by__lt=today))
    waiting = Q(state__in=UNDER_WAY, draft__saved_at__lt=untouched_since)
    with counting(organs):
        rows = Item.objects.filter(late | waiting, organ__in=organs).order_by().values_list("organ")
        found = list(rows.annotate(late=Count("pk", filter=late), waiting=Count("pk", filter=waiting)))
    return {organ: Backlog(*numbers) for organ, *numbers in found}


def _versions(model: type[Guide] | type[Catalogue], organs: Collection[int]) -> Mapping[int, datetime]:
    rows = model._default_manager.filter(organ__in=organs, published_at__isnull=False).order_by()
    return dict(rows.values_list("organ").annotate(Max("published_at")))


def _version(published_at: datetime | None, today: date) -> Version:
    if published_at is None:
        return Version(None, old=True)
    since = timezone.localdate(published_at)
    return Version(since, old=months_after(since, settings.GONGKAI_GUIDE_REVIEW_MONTHS) < today)


def _blanks(organs: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """For each organ the entries of its catalogue in use of which no responsible organ has published anything."""
    entries = in_use(organs)
    asked = asked_of(entries)
    pairs = {(one.id, code) for some in asked.values() for code, answer in some.values() for one in answer}
    counts = counted({organ for organ, _code in pairs}, {code for _organ, code in pairs})
    return {
        organ: tuple(
            called(one)
            for one in entries[organ]
            if one.position in some and not any(counts.get((each.id, some[one.position][0])) for each in some[one.position][1])
        )
        for organ, some in asked.items()
    }


def _reported(organs: Collection[int], year: int) -> Mapping[int, datetime]:
    public = Publication.objects.filter(organ__in=organs, kind=Kind.ANNUAL_REPORT, report_year=year, withdrawn_at=None)
    return dict(public.order_by().values_list("organ").annotate(Min("appeared_at")))


def _report(organ: Organ, appeared_at: datetime | None, today: date) -> Report:
    end = date(today.year - 1, 12, 31)
    if organ.valid_from is not None and organ.valid_from > end:
        return Report.NOT_OWED
    of_area = (
        organ.kind == OrganKind.GOVERNMENT and organ.level != Level.TOWNSHIP
    )  # OGI-R 49 names no day for townships: that of departments
    kind = PeriodKind.GOVERNMENT_REPORT if of_area else PeriodKind.DEPARTMENT_REPORT
    last = deadline(kind, {"year_ended": [end]}, calendar()).last
    if appeared_at is not None:
        return Report.LATE if last is not None and timezone.localdate(appeared_at) > last else Report.IN_TIME
    return Report.NOT_YET if last is None or today <= last else Report.MISSING
