"""Which items a clock runs for, as conditions of a query: the workbench counts and lists them, the worker reminds of them."""

from datetime import date, timedelta

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.errors import ContractError
from gongkai_web.publishing.clocks import soon_until
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
    REASSESS = "reassess", _("to be assessed again")


def standing(clock: Clock, today: date) -> Q:
    """The condition on items whose clock stands so today.

    Law: OGI-R 26 and domain D.9 for publishing, Law on Administrative Penalties 48 for withdrawing, OGI-R 18 for assessing again.
    """
    never_out = Q(publication=None) | Q(publication__withdrawn_at__isnull=False)
    on_its_way = Q(state__in=UNDER_WAY, attribute__in=("", Attribute.PROACTIVE)) & never_out
    match clock:
        case Clock.RUNNING:
            return on_its_way & Q(draft__made_on__isnull=False)
        case Clock.SOON:
            return on_its_way & Q(draft__due_on__gte=today, draft__due_on__lte=soon_or_a_week(today))
        case Clock.OVERDUE:
            return on_its_way & Q(draft__due_on__lt=today)
        case Clock.TAKE_DOWN:
            return Q(take_down_by__isnull=False)
        case Clock.REASSESS:
            return Q(state=State.KEPT, reassess_on__lte=today + REASSESS_AHEAD)


def soon_or_a_week(today: date) -> date:
    """The last day that counts as near. Where no calendar reaches, in a week: what is due is named too early rather than not at all."""
    try:
        return soon_until(today)
    except ContractError:
        return today + timedelta(days=7)
