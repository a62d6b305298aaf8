"""The references of an item as its versions go out, and as it is taken back."""

from django.db.models import Q

from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.actions.effects import take_effect
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.repeating import repeat
from gongkai_web.publishing.models import Item, Publication, Relation
from gongkai_web.search.outbox import note


def lock(item: Item) -> None:
    """Locks the references of the item's own organ to it, from it, and to what it refers to: whoever publishes another end waits here."""
    targets = Relation.objects.filter(source=item).values("target")
    touching = Q(source=item) | Q(target=item) | Q(target__in=targets)
    list(Relation.objects.select_for_update().filter(touching, organ=item.organ_id).order_by("pk").values_list("pk"))


def issue(record: Record) -> None:
    """Shows the references of the version that has just gone out, and those that its organ has already made to it in public.

    The index is told of both ends; what the organ may say takes effect.
    """
    before = _targets(record.item)
    repeat(record)
    waiting = Relation.objects.filter(target=record.item, organ=record.item.organ_id, issued=True, published=False)
    for one in waiting:
        note(one.source_id)
    waiting.update(published=True)
    for target in before - _targets(record.item):
        note(target)
    put_in_force(record)


def put_in_force(record: Record) -> None:
    """Tells the index of what an item refers to in public, and lets that take effect which its organ may say."""
    for row in Relation.objects.filter(source=record.item, published=True).order_by("target"):
        note(row.target_id)
        if row.entitled:
            take_effect(row, record.actor.now)
    open_gates(record.actor.duties)


def take_back(record: Record) -> None:
    """Hides the references of an item that was withdrawn."""
    for target in _targets(record.item):
        note(target)
    repeat(record)


def named(item: Item) -> list[dict[str, object]]:
    """What the version that is still out says of others, for the record; of what is not public there is no more than its number."""
    rows = Relation.objects.filter(source=item, issued=True).order_by("pk").values_list("tie", "target")
    numbers = dict(Publication.objects.filter(pk__in=[target for _tie, target in rows]).values_list("pk", "index_no"))
    return [{"tie": tie, "item": target, "index_no": numbers.get(target, "")} for tie, target in rows]


def _targets(item: Item) -> set[int]:
    return set(Relation.objects.filter(source=item, published=True).values_list("target", flat=True))
