"""How periods stand: those of a duty, those that press, and budgets and final accounts of many organs in one year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import PUBLISHING
from gongkai_web.publishing.due import soon_or_a_week
from gongkai_web.publishing.models import Draft, Publication
from gongkai_web.recurring.kinds import BY_LAW, OUT, Matter, Standing
from gongkai_web.recurring.models import DuePeriod
from gongkai_web.recurring.schedule import standing

_MOST = 20
_PUBLIC = Exists(Publication.objects.filter(pk=OuterRef("item_id"), withdrawn_at=None))


@dataclass(frozen=True, slots=True)
class Line:
    """A period and how it stands. `title`, `index_no`: of its item, as far as the reader may see them; `out_on`: since when all may."""

    period: DuePeriod
    standing: Standing
    out_on: date | None = None
    title: str = ""
    index_no: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One organ in one year. A period that its schedule does not have is None."""

    organ: Organ
    budget: Line | None
    accounts: Line | None

    @property
    def cells(self) -> tuple[tuple[Matter, Line | None, Standing], ...]:
        """Budget and final accounts, each with its line and how it stands."""
        both = ((Matter.BUDGET, self.budget), (Matter.ACCOUNTS, self.accounts))
        return tuple((matter, line, line.standing if line else Standing.MISSING) for matter, line in both)

    @property
    def complete(self) -> bool:
        """Whether both are public."""
        return all(standing in OUT for _matter, _line, standing in self.cells)


def lines(periods: Iterable[DuePeriod], today: date) -> list[Line]:
    """Periods with how they stand today. Two queries, however many periods."""
    known = list(periods)
    items = {one.item_id for one in known if one.item_id is not None}
    public = Publication.objects.filter(pk__in=items, withdrawn_at=None).only("title", "index_no", "published_at", "first_published_on")
    found = public.in_bulk() if items else {}
    drafts = dict(Draft.objects.filter(pk__in=items - found.keys()).values_list("pk", "title")) if items - found.keys() else {}
    return [_line(one, found.get(one.item_id or 0), drafts.get(one.item_id or 0, ""), today) for one in known]


def _line(period: DuePeriod, public: Publication | None, draft: str, today: date) -> Line:
    if public is None:
        return Line(period, standing(period.due_on, None, today), title=draft)
    out_on = public.first_published_on or timezone.localdate(public.published_at)
    return Line(period, standing(period.due_on, out_on, today), out_on, public.title, public.index_no)


def unfulfilled(organs: Iterable[int]) -> QuerySet[DuePeriod]:
    """The periods of organs without a public item."""
    return DuePeriod.objects.filter(~_PUBLIC, organ__in=organs).select_related("duty", "organ")


def pressing(actor: Actor) -> list[Line]:
    """The periods of the organs for which a person does more than read that are overdue or due soon, the longest due first."""
    rows = unfulfilled(actor.duties.anywhere(PUBLISHING)).filter(due_on__lte=soon_or_a_week(actor.today)).order_by("due_on", "pk")
    return lines(rows[:_MOST], actor.today)


def matrix(organs: Sequence[Organ], year: int, today: date) -> list[Row]:
    """Budget and final accounts of each organ for a year. Law: Budget Law 14."""
    periods = DuePeriod.objects.filter(organ__in=organs, duty__matter__in=BY_LAW, begins_on__year=year).select_related("duty", "organ")
    found = {(one.period.organ_id, one.period.duty.matter): one for one in lines(periods, today)}
    return [Row(one, found.get((one.pk, Matter.BUDGET)), found.get((one.pk, Matter.ACCOUNTS))) for one in organs]


def owing(organs: QuerySet[Organ], year: int) -> QuerySet[Organ]:
    """Those that owe a budget for a year: they existed in it, and are no public enterprise or institution."""
    began = Q(valid_from=None) | Q(valid_from__lte=date(year, 12, 31))
    ended = Q(valid_until=None) | Q(valid_until__gte=date(year, 1, 1))
    return organs.filter(began, ended).exclude(kind=OrganKind.PUBLIC_SERVICE_UNIT).order_by("code")
