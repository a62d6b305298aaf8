"""What a row of an item repeats of its events, so that lists need not fold them. Dropped and rebuilt by `django rebuild_items`."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.conf import settings

from gongkai_web.publishing.clocks import reassessment, take_down_by
from gongkai_web.publishing.life.codec import decoded
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.fold import fold
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.validity import validity_on
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.models import Item, ItemEvent
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.policies import BINDING

_NOT_FOR_ALL = frozenset({Attribute.ON_REQUEST, Attribute.NOT_PUBLIC})


class Projected(TypedDict):
    """The columns of an item that follow from its life."""

    state: str
    attribute: str
    version: int
    reassess_on: date | None
    changed_on: date | None
    take_down_by: date | None


def projected(life: Life) -> Projected:
    """What the row of an item with that life says."""
    months: int = settings.GONGKAI_REASSESSMENT_MONTHS
    return Projected(
        state=life.state.value,
        attribute=life.attribute.value if life.attribute else "",
        version=life.version,
        reassess_on=reassessment(life.assessed_on, months) if life.assessed_on and life.attribute in _NOT_FOR_ALL else None,
        changed_on=life.changed_on,
        take_down_by=take_down_by(life.overturned_on) if life.overturned_on else None,
    )


def validity_of(text: Described, kind: str, life: Life, today: date) -> str:
    """What the row of a publication says about its validity on a day; empty for what neither binds nor has expired."""
    found = validity_on(today, life.validity, binding=kind in BINDING, effective_on=text.effective_on, expires_on=text.expires_on)
    return found.value if found else ""


def event_of(row: ItemEvent) -> Event:
    """The event that a row holds."""
    return decoded(row.kind, row.happened_on, row.data, row.by_id)


def life_of(item: Item) -> Life:
    """Where an item stands, from its events."""
    return life_from(tuple(item.events.order_by("number")))


def life_from(rows: Sequence[ItemEvent]) -> Life:
    """The same from the rows, in their order."""
    return fold([event_of(row) for row in rows])
