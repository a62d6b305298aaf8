"""What waits for a person: reviews, approvals, publications, drafts of one's own, reassessments."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.actions import possible_for
from gongkai_web.publishing.due import Clock, standing
from gongkai_web.publishing.life.events import Reviewed
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models import Item, ItemEvent
from gongkai_web.publishing.policies import REVIEWERS, STEPS
from gongkai_web.publishing.projection import life_from
from gongkai_web.publishing.references import unanswered

_MOST = 300
"""Items that are looked at, the longest waiting first: who has more than that waiting has them in the list, by state."""
_WRITING = (State.DRAFTED, State.ATTRIBUTE_FIXED)
_UNDER_WAY = (*_WRITING, State.IN_REVIEW, State.APPROVED)


@dataclass(slots=True)
class Waiting:
    """Items by what they wait for."""

    reviews: list[Item] = field(default_factory=list)
    approvals: list[Item] = field(default_factory=list)
    publications: list[Item] = field(default_factory=list)
    drafts: list[Item] = field(default_factory=list)
    reassessments: list[Item] = field(default_factory=list)
    answers: list[Item] = field(default_factory=list)


def waiting(actor: Actor) -> Waiting:
    """What waits for this person. Three queries, however many items."""
    found = Waiting()
    items = _looked_at(actor)
    for item, life in zip(items, _lives(items), strict=True):
        _sort(found, actor, item, life)
    found.answers.extend(_to_be_answered(actor))
    return found


def _to_be_answered(actor: Actor) -> Sequence[Item]:
    """Public items about which other organs say what only one's own can confirm."""
    organs = actor.duties.organs.get(STEPS["answer_reference"][0], frozenset())
    known = Item.objects.filter(pk__in=unanswered(organs).order_by().values("target")) if organs else Item.objects.none()
    return list(known.select_related("organ", "draft", "draft__saved_by").order_by("pk")[:_MOST])


def _looked_at(actor: Actor) -> Sequence[Item]:
    organs = actor.duties.organs.get(Right.READ_DRAFTS, frozenset())
    known = Item.objects.filter(Q(state__in=_UNDER_WAY) | standing(Clock.REASSESS, actor.today), organ__in=organs)
    return list(known.select_related("organ", "draft", "draft__saved_by").order_by("draft__saved_at")[:_MOST])


def _lives(items: Sequence[Item]) -> list[Life]:
    rows: dict[int, list[ItemEvent]] = defaultdict(list)
    for row in ItemEvent.objects.filter(item__in=items).order_by("item", "number"):
        rows[row.item_id].append(row)
    return [life_from(rows[item.pk]) for item in items]


def _sort(found: Waiting, actor: Actor, item: Item, life: Life) -> None:
    if Reviewed in possible_for(actor, life) and any(actor.duties.may(REVIEWERS[one], item.organ) for one in life.open_reviews):
        found.reviews.append(item)
    if _can(actor, item, life, "approve") and not life.open_reviews:
        found.approvals.append(item)
    if life.state is State.APPROVED and _can(actor, item, life, "publish"):
        found.publications.append(item)
    if life.state in _WRITING and item.draft.saved_by == actor.user:
        found.drafts.append(item)
    if life.state is State.KEPT and _can(actor, item, life, "reassess"):
        found.reassessments.append(item)


def _can(actor: Actor, item: Item, life: Life, name: str) -> bool:
    right, event = STEPS[name]
    return event in possible_for(actor, life) and actor.duties.may(right, item.organ)
