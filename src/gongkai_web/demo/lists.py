"""Lists in versions, recurring publications and a deposit of the fictional city, once its items are all there."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from gongkai_web.accounts.models import User
from gongkai_web.compilations import actions
from gongkai_web.compilations.models import ReadingPlace, Register, RegisterEntry
from gongkai_web.demo.city import data, past
from gongkai_web.demo.days import ZONE, before, in_office
from gongkai_web.deposits.actions import hand_over
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.tree import below
from gongkai_web.publishing.models import Publication
from gongkai_web.recurring.actions import save_duty, start, tie
from gongkai_web.recurring.kinds import Matter, Rhythm
from gongkai_web.recurring.models import DuePeriod, RecurringDuty

_VERSIONS = (timedelta(days=400), timedelta(days=90))
"""So long ago the first and the second version of each list were published."""
_SOON_AFTER = timedelta(days=90)
_DEPOSITED = 6
_NAMED = {Matter.BUDGET: "预算", Matter.ACCOUNTS: "决算"}


def make_lists(organs: list[Organ], duties: Duties, now: datetime) -> None:
    """All of them, by the government's people of the past."""
    known = {organ.code: organ for organ in organs}
    writer, judge = (User.objects.get(username=past(organs[0], what)) for what in ("writing", "judging"))
    for row in data("lists.toml")["lists"]:
        for number, ago in enumerate(_VERSIONS, 1):
            if number == 1 or any("since" in one or "until" in one for one in row["entries"]):
                write, judged = Actor(writer, duties, now - ago), Actor(judge, duties, now - ago)
                values = {"kind": row["kind"], "title": row["title"]}
                actions.publish(judged, actions.save_version(write, Register, known[row["of"]], values, list(_entries(row, number))))
    for row in data("lists.toml")["duties"]:
        for organ in [one for one in organs if row["of"] in {one.code, _departments(one)}]:
            _schedule(row, organ, Actor(judge, duties, now))
    _deposit(organs[0], Actor(judge, duties, now))


def _entries(row: dict[str, Any], number: int) -> Iterator[RegisterEntry]:
    for entry in row["entries"]:
        if entry.get("since", 1) <= number <= entry.get("until", number):
            yield RegisterEntry(**{name: entry[name] for name in ("code", "name", "basis", "unit")})


def _departments(organ: Organ) -> str:
    """What the file calls the departments of the city together."""
    return "departments" if organ.kind == OrganKind.DEPARTMENT else ""


def _schedule(row: dict[str, Any], organ: Organ, judge: Actor) -> None:
    """A duty of this year, budgets and accounts of last year as well; its periods are tied to what fulfils them, where there is any."""
    matter = Matter(row["matter"])
    since = judge.today.year - (matter is not Matter.OTHER)
    duty = RecurringDuty(
        organ=organ,
        matter=matter,
        title=row["title"],
        rhythm=Rhythm(row.get("rhythm", Rhythm.YEAR)),
        days=row.get("days"),
        first_on=date(since, 1, 1),
        statutory_code=row["category"],
    )
    save_duty(judge, duty)
    used: set[int] = set()
    for period in duty.periods.order_by("begins_on"):
        item = _fulfilling(duty, period).exclude(pk__in=used).order_by("published_at").first()
        if matter is not Matter.OTHER and (approved_on := _approved_on(period, item, judge.today)):
            start(judge, period, on=approved_on)
        if item is not None:
            used.add(item.pk)
            tie(judge, period, item=item)


def _fulfilling(duty: RecurringDuty, period: DuePeriod) -> Any:
    """The public items that a period may be tied to."""
    public = Publication.objects.filter(organ__in=below((duty.organ_id,)), statutory_code=duty.statutory_code, withdrawn_at=None)
    if duty.by_law:
        own = "部门" if duty.organ.kind == OrganKind.DEPARTMENT else "报告"
        year = f"{period.begins_on.year}年"
        return public.filter(title__contains=_NAMED[Matter(duty.matter)]).filter(title__contains=year).filter(title__contains=own)
    return public.filter(published_at__date__range=(period.ends_on, period.ends_on + _SOON_AFTER))


def _approved_on(period: DuePeriod, item: Publication | None, today: date) -> date | None:
    """The day before the item was made; without one that of the spring session, for a budget, once it is over."""
    if item is not None:
        return before(item.made_on, 1) if item.made_on else None
    session = date(period.begins_on.year, 2, 27)
    return session if period.duty.matter == Matter.BUDGET and session < today else None


def _deposit(government: Organ, judge: Actor) -> None:
    """Rules and documents brought to the first reading place on the last working day."""
    moment = in_office(before(judge.now.astimezone(ZONE).date(), 1), Random(0))  # noqa: S311 - an hour of the day, not a secret
    public = Publication.objects.filter(organ=government, withdrawn_at=None, published_at__lt=moment)
    calm = public.exclude(item__events__recorded_at__gt=moment).order_by("-published_at")
    items = list(calm.values_list("pk", flat=True)[:_DEPOSITED])
    place = ReadingPlace.objects.filter(organ=government).order_by("pk").first()
    if items and place is not None:
        hand_over(Actor(judge.user, judge.duties, moment), government, place=place, handed_on=moment.date(), items=items, receiver="王静")
