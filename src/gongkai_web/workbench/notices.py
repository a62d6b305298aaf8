"""What a person was told, with the items that it is about as far as the person sees them."""

from dataclasses import dataclass

from gongkai_web.accounts.models import Notice
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.models import Draft

_MOST = 500


@dataclass(frozen=True, slots=True)
class Told:
    """A notice. `title`: of its item; empty where it has none that the person may read."""

    notice: Notice
    title: str


def told(actor: Actor, *, unseen: bool = False) -> list[Told]:
    """The notices of a person, the last first. `unseen`: those alone that were not put away."""
    found = Notice.objects.filter(person=actor.user).select_related("by")
    rows = list((found.filter(seen_at=None) if unseen else found)[:_MOST])
    items = {one.item for one in rows if one.item is not None}
    organs = actor.duties.organs.get(Right.READ_DRAFTS, frozenset())
    titles = dict(Draft.objects.filter(pk__in=items, organ__in=organs).values_list("pk", "title")) if items else {}
    return [Told(one, titles.get(one.item, "") if one.item is not None else "") for one in rows]
