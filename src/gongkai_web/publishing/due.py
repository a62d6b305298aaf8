"""Which items a clock runs for, as conditions of a query: the workbench counts and lists them, the worker reminds of them."""

from datetime import date, timedelta

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.errors import ContractError
from gongkai_web.publishing.clocks import filed_until, soon_until
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Attribute, State

REASSESS_AHEAD = timedelta(days=30)
"""So long before the day an item counts as to be assessed again."""
UNDER_WAY = (State.DRAFTED, State.ATTRIBUTE_FIXED, State.IN_REVIEW, State.APPROVED)
"""The states of an item that somebody still has to bring on."""


class Clock(TextChoices):
    """How an item stands to its clock."""

    RUNNING = "running", _("time for publishing runs")
    SOON = "soon", _("to be public soon")
    OVERDUE = "overdue", _("to be public, and late")
    TAKE_DOWN = "take_down", _("to be withdrawn")
    FILE = "file", _("to be filed for the record")
    REASSESS = "reassess", _("to be assessed again")


def standing(clock: Clock, today: date) -> Q:
    """The condition on items whose clock stands so today.

    Law: OGI-R 26 and domain D.9 for publishing, Law on Administrative Penalties 48 for withdrawing, RULES-R 34 for filing, OGI-R 18 for
    assessing again.
    """
    not_as_it_should = Q(publication=None) | Q(publication__withdrawn_at__isnull=False) | Q(changed_on__isnull=False)
    on_its_way = Q(state__in=UNDER_WAY, attribute__in=("", Attribute.PROACTIVE)) & not_as_it_should
    match clock:
        case Clock.RUNNING:
            return on_its_way & (Q(draft__made_on__isnull=False) | Q(changed_on__isnull=False))
        case Clock.SOON:
            return on_its_way & Q(draft__due_on__gte=today, draft__due_on__lte=soon_or_a_week(today))
        case Clock.OVERDUE:
            return on_its_way & Q(draft__due_on__lt=today)
        case Clock.TAKE_DOWN:
            return Q(take_down_by__isnull=False)
        case Clock.FILE:
            return _to_be_filed(soon_or_a_week(today))
        case Clock.REASSESS:
            return Q(reassess_on__lte=today + REASSESS_AHEAD)


def _to_be_filed(last: date) -> Q:
    """Public rules whose filing is not recorded, and due by that day. Of what came from an old site nobody knows here: it is left out."""
    until = filed_until(last)
    if until is None:
        return Q(pk__in=())
    unfiled = Q(publication__kind=Kind.RULES, publication__withdrawn_at=None, publication__filed_on=None)
    return unfiled & Q(publication__first_published_on=None, publication__published_at__date__lte=until)


def soon_or_a_week(today: date) -> date:
    """The last day that counts as near. Where no calendar reaches, in a week: what is due is named too early rather than not at all."""
    try:
        return soon_until(today)
    except ContractError:
        return today + timedelta(days=7)
