"""The only writer of schedules and their periods."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.tree import below
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.actions import create_draft
from gongkai_web.publishing.clocks import due_on
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.recurring.kinds import BY_LAW, Rhythm
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from gongkai_web.recurring.schedule import spans


@transaction.atomic
def save_duty(actor: Actor, duty: RecurringDuty) -> RecurringDuty:
    """A line of the schedule, new or changed, with its periods up to today. Periods after its end go, unless an item is tied to them.

    Raises: Refused.
    """
    demand(actor, Right.PUBLISH, duty.organ)
    open_gates(actor.duties)
    Organ.objects.select_for_update().get(pk=duty.organ_id)  # two people at once do not enter the same line
    same = Q(title=duty.title) | Q(matter=duty.matter, matter__in=BY_LAW)
    if RecurringDuty.objects.filter(same, organ=duty.organ).exclude(pk=duty.pk).exists():
        raise Refused(_("This was not saved."), _("The schedule of the organ has it already."), _("Change the line that is there."))
    duty.save()
    extend(duty, actor.today)
    if duty.last_on is not None:
        duty.periods.filter(begins_on__gt=duty.last_on, item=None).delete()
    for period in duty.periods.filter(item=None):
        period.due_on = _due_on(duty, period)
        period.save(update_fields=["due_on"])
    return duty


def extend(duty: RecurringDuty, today: date) -> None:
    """The periods of a duty that have begun by today, those that are there already left as they are."""
    until = min(today, duty.last_on or today)
    found = [
        DuePeriod(duty=duty, organ_id=duty.organ_id, begins_on=one.first, ends_on=one.last)
        for one in spans(duty.first_on, until, Rhythm(duty.rhythm))
    ]
    for one in found:
        one.due_on = _due_on(duty, one)
    DuePeriod.objects.bulk_create(found, ignore_conflicts=True)


@transaction.atomic
def start(actor: Actor, period: DuePeriod, *, on: date) -> None:
    """Records when a budget or final accounts were approved: the 20 days of Budget Law 14 run from then. Raises: Refused."""
    found = _locked(actor, period)
    if not found.duty.by_law:
        raise _unrecorded(_("Its time runs from the end of the period."))
    if on > actor.today:
        raise _unrecorded(_("%(day)s has not come yet.") % {"day": on})
    found.started_on = on
    found.due_on = _due_on(found.duty, found)
    found.save(update_fields=["started_on", "due_on"])


@transaction.atomic
def tie(actor: Actor, period: DuePeriod, *, item: Item | Publication) -> None:
    """Says which item fulfils a period: any one of the organ's own, or a public one of an organ below it, such as the finance department.

    Raises: Refused.
    """
    found = _locked(actor, period)
    if isinstance(item, Item) and (item.organ_id != found.organ_id or item.state == State.DISCARDED):
        raise _unrecorded(_("It was given up, or belongs to another organ."))
    if isinstance(item, Publication) and item.organ_id not in below((found.organ_id,)):
        raise _unrecorded(_("It belongs to an organ that does not stand below this one."))
    found.item_id = item.pk
    found.save(update_fields=["item"])


@transaction.atomic
def untie(actor: Actor, period: DuePeriod) -> None:
    """Takes that back. Raises: Refused."""
    found = _locked(actor, period)
    found.item = None
    found.due_on = _due_on(found.duty, found)
    found.save(update_fields=["item", "due_on"])


@transaction.atomic
def draft(actor: Actor, period: DuePeriod) -> Item:
    """A new draft that will fulfil a period, with what is known about it filled in. Raises: Refused."""
    found = _locked(actor, period)
    if found.item_id is not None:
        raise _unrecorded(_("An item is tied to this period already."))
    with override("zh-hans"):
        title = f"{found.organ.name}{found}{found.duty.title}"
    text = TextFields(
        title=title,
        issuer=found.organ.name,
        source=found.organ.name,
        statutory_code=found.duty.statutory_code,
        made_on=found.started_on,
        special_period=_special_period(found.duty),
    )
    made = create_draft(actor, found.organ, kind=Kind(found.duty.kind), text=text)
    found.item = made
    found.save(update_fields=["item"])
    return made


def _locked(actor: Actor, period: DuePeriod) -> DuePeriod:
    """The period, for whoever writes for its organ."""
    demand(actor, Right.WRITE_DRAFTS, period.organ)
    open_gates(actor.duties)
    return DuePeriod.objects.select_for_update(of=("self",)).select_related("duty", "organ").get(pk=period.pk)


def _due_on(duty: RecurringDuty, period: DuePeriod) -> date | None:
    """By when a period's item has to be public."""
    if not duty.by_law:
        return period.ends_on + timedelta(days=duty.days or 0)
    return due_on(period.started_on, _special_period(duty))


def _special_period(duty: RecurringDuty) -> str:
    """The category of `gongkai.law.publication`: of a government 20 days from the approval, of a department from the reply."""
    if not duty.by_law:
        return ""
    return "budget" if duty.organ.kind == OrganKind.GOVERNMENT else "department_budget"


def _unrecorded(why: str) -> Refused:
    return Refused(_("This was not recorded."), why, _("Open the period again."))
