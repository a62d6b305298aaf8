"""From what happened to where an item stands."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce

from gongkai.errors import ContractError
from gongkai_web.publishing.life import disclosing, drafting, events, reviewing, tying
from gongkai_web.publishing.life.errors import LifeError
from gongkai_web.publishing.life.events import Drafted, Event
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.step import Step

STEPS: Mapping[type[Event], Step] = {
    events.Revised: drafting.REVISED,
    events.Tied: tying.TIED,
    events.Untied: tying.UNTIED,
    events.TieImported: tying.TIE_IMPORTED,
    events.TieAnswered: tying.TIE_ANSWERED,
    events.AttributeFixed: drafting.ATTRIBUTE_FIXED,
    events.Imported: drafting.IMPORTED,
    events.Submitted: drafting.SUBMITTED,
    events.Scanned: reviewing.SCANNED,
    events.FindingReleased: reviewing.FINDING_RELEASED,
    events.Reviewed: reviewing.REVIEWED,
    events.SentBack: reviewing.SENT_BACK,
    events.Approved: reviewing.APPROVED,
    events.Published: disclosing.PUBLISHED,
    events.ChannelUsed: disclosing.CHANNEL_USED,
    events.ValidityChanged: disclosing.VALIDITY_CHANGED,
    events.Filed: disclosing.FILED,
    events.DecisionOverturned: disclosing.DECISION_OVERTURNED,
    events.Withdrawn: disclosing.WITHDRAWN,
    events.Reassessment: disclosing.REASSESSMENT,
    events.Discarded: drafting.DISCARDED,
}
"""Every kind of event after the first."""


def fold(events: Sequence[Event]) -> Life:
    """Where an item stands after all that happened to it, in the order recorded.

    Raises: LifeError for an order that cannot be, naming both events and the rule; ContractError when nothing happened.
    """
    if not events:
        raise ContractError("an item without events has no life", remedy="begin with Drafted")
    first, *others = events
    if not isinstance(first, Drafted):
        raise LifeError(Rule.BEGINNING, first, None)
    return reduce(then, others, Life(first, author=first.person))


def then(life: Life, event: Event) -> Life:
    """The life after one more event.

    Raises: LifeError, as `fold`.
    """
    step = STEPS.get(type(event))
    if step is None:
        raise LifeError(Rule.BEGINNING, event, life.last)
    rule = step.forbidden(life) or step.fits(life, event)
    if rule is not None:
        raise LifeError(rule, event, life.last)
    return replace(step.apply(life, event), last=event)


def permitted(life: Life) -> frozenset[type[Event]]:
    """The kinds of events that may come next: `then` takes an event if and only if its kind is among them and what it says fits."""
    return frozenset(kind for kind, step in STEPS.items() if step.forbidden(life) is None)
