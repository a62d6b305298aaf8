"""What a person may do with an item now, and what keeps them from the next step."""

from django.conf import settings

from gongkai_web.organs.actor import Actor
from gongkai_web.publishing.actions.drafts import refuse_unready
from gongkai_web.publishing.actions.ended import refuse_ended
from gongkai_web.publishing.actions.interpreted import refuse_without_interpretation
from gongkai_web.publishing.actions.taking_effect import refuse_early_effect
from gongkai_web.publishing.life.apart import taken_from
from gongkai_web.publishing.life.events import Event, Reviewed
from gongkai_web.publishing.life.fold import STEPS as FOLLOWING
from gongkai_web.publishing.life.fold import permitted as following
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import Review
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.policies import BINDING, REVIEWERS, STEPS, tells_of_penalty
from gongkai_web.publishing.projection import life_of
from gongkai_web.publishing.references import answerable
from gongkai_web.publishing.refusals import Refused, refused_by

_ONWARD = ("submit", "approve", "publish")
"""The steps of an item's way that something may be missing for."""


def permitted(actor: Actor, item: Item) -> frozenset[str]:
    """The names of the actions that this person may do with the item now; the workbench offers nothing else.

    Run where the item can be seen: inside a transaction whose gates are open for its organ.
    """
    life = life_of(item)
    possible = possible_for(actor, life)
    names = {name for name, (right, event) in STEPS.items() if event in possible and actor.duties.may(right, item.organ)}
    if item.kind not in BINDING:
        names -= {"change_validity", "record_filing"}
    if not tells_of_penalty(item.draft):
        names.discard("overturn")
    if "answer_reference" in names and not answerable([item.organ_id]).filter(target=item).exists():
        names.discard("answer_reference")
    return frozenset(names | {"review"}) if _reviews(actor, item, life) else frozenset(names)


def possible_for(actor: Actor, life: Life) -> frozenset[type[Event]]:
    """The kinds of events that may come next, without those that are not for whoever wrote the version; rights are another matter."""
    return following(life) - _taken(actor, life)


def hindrances(actor: Actor, item: Item) -> dict[str, Refused]:
    """The next steps that this person has the right to, and what has to be done first; not those that are nobody's turn."""
    life = life_of(item)
    found = {}
    for name in _ONWARD:
        if actor.duties.may(STEPS[name][0], item.organ) and (refusal := _hindrance(actor, item, life, name)) is not None:
            found[name] = refusal
    if Reviewed in following(life) & _taken(actor, life) and any(actor.duties.may(REVIEWERS[one], item.organ) for one in life.needed):
        found["review"] = refused_by(Rule.FOUR_EYES)
    return found


def _hindrance(actor: Actor, item: Item, life: Life, name: str) -> Refused | None:
    event = STEPS[name][1]
    rule = FOLLOWING[event].forbidden(life)
    if rule is Rule.NOT_NOW:
        return None
    if rule is None and event in _taken(actor, life):
        rule = Rule.FOUR_EYES
    if rule is not None:
        return refused_by(rule)
    try:
        refuse_ended(item.organ, actor.today)
        match name:
            case "submit":
                refuse_unready(item, life)
            case "publish":
                refuse_without_interpretation(item)
                refuse_early_effect(item, actor.today)
    except Refused as refusal:
        return refusal
    return None


def _taken(actor: Actor, life: Life) -> frozenset[type[Event]]:
    return taken_from(life, actor.user.pk if actor.user else None, settings.GONGKAI_NOT_BY_AUTHOR)


def reviews_of(actor: Actor, item: Item) -> tuple[Review, ...]:
    """The reviews that this person may give to the item now, those already passed among them: a reviewer may think better of it."""
    return _reviews(actor, item, life_of(item))


def _reviews(actor: Actor, item: Item, life: Life) -> tuple[Review, ...]:
    if Reviewed not in possible_for(actor, life):
        return ()
    return tuple(one for one in life.needed if actor.duties.may(REVIEWERS[one], item.organ))
