"""`python -m django rebuild_items`: what the rows of items repeat of their events is dropped and computed again."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Item, ItemEvent
from gongkai_web.publishing.projection import Projected, life_from, projected

_BATCH = 500


class Command(BaseCommand):
    """Rebuilds organ by organ, each in a transaction of its own: a rebuild that is stopped leaves no organ half done."""

    help = "Drops and rebuilds what the row of every item repeats of its events: state, attribute, version, days of clocks."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Says how many items were rebuilt, and how many of them had said something else."""
        total = wrong = 0
        for organ in Organ.objects.order_by("pk"):
            items, changed = _rebuilt(organ)
            total, wrong = total + items, wrong + changed
        self.stdout.write(f"{total} items rebuilt, {wrong} of them differed")


@transaction.atomic
def _rebuilt(organ: Organ) -> tuple[int, int]:
    open_for(reads=[organ.pk], writes=[organ.pk])
    items = {item.pk: item for item in Item.objects.select_for_update().filter(organ=organ)}
    changed: list[Item] = []
    rows = ItemEvent.objects.filter(organ=organ).order_by("item_id", "number").iterator(chunk_size=5000)
    for pk, events in groupby(rows, key=attrgetter("item_id")):
        item, columns = items[pk], projected(life_from(tuple(events)))
        if any(getattr(item, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(item, name, value)
            changed.append(item)
    Item.objects.bulk_update(changed, [*Projected.__annotations__], batch_size=_BATCH)
    return len(items), len(changed)
