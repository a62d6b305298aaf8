"""What each organ has to publish, entry by entry and column by column: how often, when it last did, and whether that is too long ago.

Law: OGI-R 20, 22, 26; domain D.8 (V4), D.11 and F.1 row 15.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, Subquery, TextChoices
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gongkai.errors import ContractError
from gongkai.law.clock import months_after
from gongkai.law.workdays import calendar
from gongkai_web.compilations.emergencies import in_column
from gongkai_web.compilations.models import Catalogue, CatalogueEntry, TopicColumn
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import counting
from gongkai_web.oversight.periods import Demand, Every, Within, demanded, last_day, missed
from gongkai_web.portal.coverage import answering
from gongkai_web.portal.directory import Entry, directory
from gongkai_web.publishing.due import Clock, standing
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from gongkai_web.recurring.reading import unfulfilled

Pair = tuple[int, str]
"""An organ and a statutory category."""
Asked = Mapping[int, tuple[str, tuple[Entry, ...]]]
"""Position of an entry → its category, and the organs that answer for it."""


class Source(TextChoices):
    """Where it stands that something has to be published."""

    CATALOGUE = "catalogue", _("entry of the catalogue")
    COLUMN = "column", _("topical column")
    RECURRING = "recurring", _("recurring publication")


class Freshness(TextChoices):
    """How it stands today."""

    BLANK = "blank", _("nothing public")
    OVERDUE = "overdue", _("overdue")
    UNKNOWN = "unknown", _("cannot be told")
    CURRENT = "current", _("up to date")


TROUBLE = (Freshness.BLANK, Freshness.OVERDUE)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that an organ has to publish. `demand`: how often or within what time, as whoever set it says it.

    `waiting`: items on their way whose time by that entry is over; `late`: those of this year that came out after it. Both None where the
    words of the entry, or of another one in the same category, do not say it.
    """

    organ: Organ
    source: Source
    name: str
    responsible: str
    demand: str
    last: date | None
    freshness: Freshness
    waiting: int | None = None
    late: int | None = None


def duties(organs: Collection[int], now: datetime) -> list[Duty]:
    """All of them, by organ: the entries of the catalogue in use, the topical columns, the recurring publications.

    As many queries for a thousand organs as for one. Of what is not public only numbers are counted.
    """
    today, known = timezone.localdate(now), Organ.objects.in_bulk(list(organs))
    found = [*_of_catalogues(known, today), *_of_columns(known, today), *_recurring(known, today)]
    return sorted(found, key=lambda one: one.organ.code)


def in_use(organs: Collection[int]) -> dict[int, list[CatalogueEntry]]:
    """For each organ the entries of its catalogue in use."""
    public = Catalogue.objects.filter(organ__in=organs, published_at__isnull=False)
    newest = public.order_by("organ_id", "-number").distinct("organ_id")
    found: dict[int, list[CatalogueEntry]] = defaultdict(list)
    for one in CatalogueEntry.objects.filter(catalogue__in=newest.values("pk")).order_by("position"):
        found[one.organ_id].append(one)
    return found


def asked_of(entries: Mapping[int, Sequence[CatalogueEntry]]) -> dict[int, Asked]:
    """For each organ with a catalogue which of its entries can be looked for, and at whom."""
    known = directory()
    return {organ: answering(some, known.organs[organ], known) for organ, some in entries.items() if organ in known.organs}


def called(entry: CatalogueEntry) -> str:
    """The matter of an entry."""
    return "/".join(filter(None, (entry.first_level, entry.second_level)))


def _of_catalogues(organs: Mapping[int, Organ], today: date) -> Iterator[Duty]:
    entries = in_use(organs)
    asked = asked_of(entries)
    times = _times(entries, asked)
    newest, waiting, late = _newest(times), _waiting(times, today), _late(times, today)
    for organ, some in entries.items():
        for one in some:
            code, answer = asked.get(organ, {}).get(one.position, ("", ()))
            pairs = [(each.id, code) for each in answer]
            demand, last = demanded(one.period), max((newest[pair] for pair in pairs if pair in newest), default=None)
            behind = _together(waiting, pairs)
            freshness = _freshness(demand, last, behind, today) if pairs else Freshness.UNKNOWN
            yield Duty(
                organs[organ], Source.CATALOGUE, called(one), one.unit, one.period, last, freshness, behind, _together(late, pairs)
            )  # fmt: skip


def _freshness(demand: Demand | None, last: date | None, waiting: int | None, today: date) -> Freshness:
    if last is None:
        return Freshness.BLANK
    match demand:
        case Every():
            return Freshness.OVERDUE if missed(demand, last, today) else Freshness.CURRENT
        case Within() if waiting is not None:
            return Freshness.OVERDUE if waiting else Freshness.CURRENT
        case _:
            return Freshness.UNKNOWN


def _times(entries: Mapping[int, Sequence[CatalogueEntry]], asked: Mapping[int, Asked]) -> dict[Pair, Within | None]:
    """The time that every item of an organ in a category has, whichever of its entries it falls under: the longest of them.

    None where one of them says none: an item may be of that entry.
    """
    said: dict[Pair, list[Demand | None]] = defaultdict(list)
    for organ, some in asked.items():
        for one in entries[organ]:
            code, answer = some.get(one.position, ("", ()))
            for each in answer:
                said[each.id, code].append(demanded(one.period))
    return {pair: _longest(demands) for pair, demands in said.items()}


def _longest(demands: Sequence[Demand | None]) -> Within | None:
    times = [one for one in demands if isinstance(one, Within)]
    alike = len({one.working for one in times}) == 1  # which of 20 working days and 30 days is longer depends on the holidays
    return max(times, key=lambda one: one.days) if alike and len(times) == len(demands) else None


def _newest(pairs: Collection[Pair]) -> dict[Pair, date]:
    rows = Publication.objects.filter(withdrawn_at=None, organ__in=_organs(pairs), statutory_code__in=_codes(pairs)).order_by()
    return {
        (organ, code): timezone.localdate(at)
        for organ, code, at in rows.values_list("organ", "statutory_code").annotate(Max("appeared_at"))
    }


def _waiting(times: Mapping[Pair, Within | None], today: date) -> dict[Pair, int | None]:
    """Items on their way whose time is over, of each pair. One with a special period of the law has that, and is not among them."""
    organs = _organs(times)
    with counting(organs):
        rows = Item.objects.filter(standing(Clock.RUNNING, today), organ__in=organs, draft__special_period="").order_by()
        found = list(
            rows.filter(draft__statutory_code__in=_codes(times))
            .annotate(since=Coalesce("changed_on", "draft__made_on"))
            .values_list("organ", "draft__statutory_code", "since")
            .annotate(Count("pk"))
        )
    return _over(times, ((organ, code, since, today, count) for organ, code, since, count in found))


def _late(times: Mapping[Pair, Within | None], today: date) -> dict[Pair, int | None]:
    """Public items that came out this year after their time was over."""
    public = Publication.objects.filter(withdrawn_at=None, organ__in=_organs(times), statutory_code__in=_codes(times)).order_by()
    of_year = public.filter(made_on__isnull=False, special_period="", appeared_at__gte=timezone.make_aware(datetime(today.year, 1, 1)))  # noqa: DTZ001 - made aware at once
    rows = of_year.annotate(on=TruncDate("appeared_at")).values_list("organ", "statutory_code", "made_on", "on").annotate(Count("pk"))
    return _over(times, rows)


def _over(
    times: Mapping[Pair, Within | None], rows: "Collection[tuple[int, str, date, date, int]] | Iterator[tuple[int, str, date, date, int]]"
) -> dict[Pair, int | None]:
    """How many of each pair were beyond their time on a day; None where their time, or the calendar for it, is not known."""
    found: dict[Pair, int | None] = {pair: None if time is None else 0 for pair, time in times.items()}
    ends = cache(_end)
    for organ, code, since, on, count in rows:
        time, so_far = times.get((organ, code)), found.get((organ, code))
        if time is None or so_far is None:
            continue
        end = ends(time, since)
        found[organ, code] = None if end is None else so_far + count * (end < on)
    return found


def _end(time: Within, since: date) -> date | None:
    try:
        return last_day(time, since, calendar())
    except ContractError:
        return None


def _together(counts: Mapping[Pair, int | None], pairs: Sequence[Pair]) -> int | None:
    some = [counts.get(pair) for pair in pairs]
    known = [one for one in some if one is not None]
    return sum(known) if known and len(known) == len(some) else None


def _organs(pairs: Collection[Pair]) -> set[int]:
    return {organ for organ, _code in pairs}


def _codes(pairs: Collection[Pair]) -> set[str]:
    return {code for _organ, code in pairs}


def _of_columns(organs: Mapping[int, Organ], today: date) -> Iterator[Duty]:
    """Topical columns, but those of an emergency, which have clocks of their own."""
    months = settings.GONGKAI_COLUMN_MONTHS
    demand = ngettext("something new every month", "something new every %(count)d months", months) % {"count": months}
    newest = in_column(OuterRef(OuterRef("pk"))).order_by("-appeared_at").values("appeared_at")[:1]
    public = TopicColumn.objects.filter(organ__in=organs, published_at__isnull=False, emergency="")
    for one in public.annotate(last=Subquery(newest)).order_by("organ", "title"):
        last = timezone.localdate(one.last) if one.last else None
        old = last is not None and months_after(last, months) < today
        freshness = Freshness.BLANK if last is None else Freshness.OVERDUE if old else Freshness.CURRENT
        yield Duty(organs[one.organ_id], Source.COLUMN, one.title, organs[one.organ_id].name, demand, last, freshness)


def _recurring(organs: Mapping[int, Organ], today: date) -> Iterator[Duty]:
    """Recurring publications that have not ended, and those that have with something left to do."""
    overdue = Counter(unfulfilled(organs).filter(due_on__lt=today).values_list("duty", flat=True))
    tied = DuePeriod.objects.filter(organ__in=organs, item__isnull=False).values_list("duty", "item")
    out = dict(Publication.objects.filter(pk__in=[item for _duty, item in tied], withdrawn_at=None).values_list("pk", "appeared_at"))
    newest: dict[int, datetime] = {}
    for duty, item in tied:
        if item in out:
            newest[duty] = max(newest.get(duty, out[item]), out[item])
    for one in RecurringDuty.objects.filter(organ__in=organs).order_by("organ", F("matter"), "title"):
        if one.last_on is not None and one.last_on < today and not overdue[one.pk]:
            continue
        last = timezone.localdate(newest[one.pk]) if one.pk in newest else None
        words = {"rhythm": one.get_rhythm_display(), "days": one.days}
        demand = (
            gettext("%(rhythm)s, 20 days from the approval (Budget Law 14)")
            if one.by_law
            else gettext("%(rhythm)s, %(days)d days after its end")
        )
        freshness = Freshness.OVERDUE if overdue[one.pk] else Freshness.CURRENT
        organ = organs[one.organ_id]
        yield Duty(organ, Source.RECURRING, one.title, organ.name, demand % words, last, freshness, overdue[one.pk])
