"""What a person may do with an item now."""

from gongkai_web.organs.actor import Actor
from gongkai_web.publishing.life.events import Reviewed
from gongkai_web.publishing.life.fold import permitted as following
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import Review
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.policies import BINDING, REVIEWERS, STEPS
from gongkai_web.publishing.projection import life_of


def permitted(actor: Actor, item: Item) -> frozenset[str]:
    """The names of the actions that this person may do with the item now; the workbench offers nothing else.

    Run where the item can be seen: inside a transaction whose gates are open for its organ.
    """
    life = life_of(item)
    possible = following(life)
    names = {name for name, (right, event) in STEPS.items() if event in possible and actor.duties.may(right, item.organ)}
    if item.kind not in BINDING:
        names.discard("change_validity")
    return frozenset(names | {"review"}) if _reviews(actor, item, life) else frozenset(names)


def reviews_of(actor: Actor, item: Item) -> tuple[Review, ...]:
    """The reviews that this person may give to the item now, those already passed among them: a reviewer may think better of it."""
    return _reviews(actor, item, life_of(item))


def _reviews(actor: Actor, item: Item, life: Life) -> tuple[Review, ...]:
    if Reviewed not in following(life):
        return ()
    return tuple(one for one in life.needed if actor.duties.may(REVIEWERS[one], item.organ))
