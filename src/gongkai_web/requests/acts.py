"""What applicants do themselves, with query code and second proof; each is offered only where the law's order has a place for it."""

from collections.abc import Collection, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.ledger.case import HandledCase, Kind, State
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling
from gongkai.ledger.fold import permitted
from gongkai_web.organs.models import Organ


class Act(TextChoices):
    """One of them."""

    CORRECT = "correct", _("Correct the request")
    REASON = "reason", _("Say why you ask so much")
    PAID = "paid", _("Say that the fee is paid")
    WITHDRAW = "withdraw", _("Withdraw the request")
    RATE = "rate", _("Rate the service")
    COMPLAIN = "complain", _("Complain to the oversight office")


EVENTS: Mapping[Act, Event] = {
    Act.CORRECT: handling.CorrectedRequestReceived(),
    Act.REASON: handling.ReasonsGiven(),
    Act.WITHDRAW: handling.Withdrawn(),
}
"""What the ledger knows it as. That a fee was paid is for the office to see in its account; of a rating the law knows nothing."""
SPOKEN = frozenset({Act.CORRECT, Act.REASON, Act.COMPLAIN})
"""Those that are nothing without words."""


class Grade(TextChoices):
    """How satisfied somebody is, in the five grades of the services of government."""

    VERY_SATISFIED = "5", _("very satisfied")
    SATISFIED = "4", _("satisfied")
    BY_AND_LARGE = "3", _("by and large satisfied")
    DISSATISFIED = "2", _("dissatisfied")
    VERY_DISSATISFIED = "1", _("very dissatisfied")


def overseer(organ: Organ) -> Organ | None:
    """Who takes complaints about an organ: the competent department of its area, or of its system where it stands in none.

    Law: OGI-R 3, 47(2).
    """
    return organ.area_supervisor or organ.system_supervisor


def offered(folded: HandledCase, done: Collection[str], *, late: bool, overseen: bool) -> list[Act]:
    """What the applicant may do now. `done`: what was done before. `late`: the answer is overdue. `overseen`: somebody takes complaints.

    Law: OGI-R 30, 35, 47(2); FEE 6.
    """
    may = permitted(folded)
    answered = folded.latest is not None and folded.latest.answered is not None and folded.state is not State.WITHDRAWN
    asked = folded.kind is Kind.REQUEST
    standing = {
        **{act: type(event) in may for act, event in EVENTS.items()},
        Act.PAID: folded.state is State.FEE_PENDING and Act.PAID not in done,
        Act.RATE: asked and answered and Act.RATE not in done,
        Act.COMPLAIN: asked and overseen and (answered or late),
    }
    return [act for act in Act if standing[act]]
