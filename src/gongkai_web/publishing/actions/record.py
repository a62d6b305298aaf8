"""One item while an action changes it."""

from dataclasses import replace
from datetime import date, datetime

from django.conf import settings

from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.life.apart import taken_from
from gongkai_web.publishing.life.codec import encoded, kind_of
from gongkai_web.publishing.life.errors import LifeError
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.fold import STEPS, fold, then
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.models import Item, ItemEvent
from gongkai_web.publishing.projection import event_of, projected
from gongkai_web.publishing.refusals import refused_by


class Record:
    """An item that is locked until the action's transaction ends, with its life so far.

    `add` is the one way in which anything happens to an item: the event has to follow from the life, is written, and the item's row
    repeats what came of it.
    """

    def __init__(self, actor: Actor, item: Item, right: Right) -> None:
        """Raises: Refused when the actor lacks the right for the item's organ."""
        demand(actor, right, item.organ)
        open_gates(actor.duties)
        self._take(actor, item)

    def _take(self, actor: Actor, item: Item) -> None:
        self.actor = actor
        self.item = Item.objects.select_for_update(of=("self",)).select_related("organ").get(pk=item.pk, organ=item.organ_id)
        events = [event_of(row) for row in self.item.events.order_by("number")]
        self._count = len(events)
        self.life: Life = fold(events)

    @classmethod
    def of_system(cls, item: Item, now: datetime) -> "Record":
        """The record of an item that the system itself changes; whoever calls it has opened the gates for its organ."""
        record = cls.__new__(cls)
        record._take(Actor(None, Duties({}), now), item)
        return record

    @classmethod
    def begun(cls, actor: Actor, item: Item, event: Event) -> "Record":
        """The record of an item that was just made, with its first event."""
        record = cls.__new__(cls)
        record.actor, record.item, record._count = actor, item, 0
        event = replace(event, person=actor.user.pk if actor.user else None)
        record.life = fold([event])
        record._write(event)
        return record

    @property
    def today(self) -> date:
        """The day of the action."""
        return self.actor.today

    def demand(self, kind: type[Event]) -> None:
        """Raises: Refused when no event of that kind may follow now, whatever it says."""
        rule = STEPS[kind].forbidden(self.life)
        if rule is not None:
            raise refused_by(rule)

    def add(self, event: Event, *, by_system: bool = False) -> None:
        """Lets it happen. Raises: Refused when it cannot follow, or is not for whoever wrote the version."""
        person = None if by_system or self.actor.user is None else self.actor.user.pk
        event = replace(event, person=person)
        self.life = following(self.life, event)
        self._write(event)

    def _write(self, event: Event) -> None:
        self._count += 1
        row_of(event, self.item, self._count, self.actor.now).save(force_insert=True)
        changed = repeat_life(self.item, self.life)
        if changed:
            self.item.save(update_fields=changed)


def following(life: Life, event: Event) -> Life:
    """The life after one more event. Raises: Refused when it cannot follow, or is not for whoever wrote the version."""
    try:
        after = then(life, event)
    except LifeError as error:
        raise refused_by(error.rule) from error
    if type(event) in taken_from(life, event.person, settings.GONGKAI_NOT_BY_AUTHOR):
        raise refused_by(Rule.FOUR_EYES)
    return after


def row_of(event: Event, item: Item, number: int, now: datetime) -> ItemEvent:
    """The row of the event of that number in the item's life."""
    return ItemEvent(
        item=item,
        organ=item.organ,
        number=number,
        kind=kind_of(type(event)),
        happened_on=event.happened_on,
        recorded_at=now,
        by_id=event.person,
        data=encoded(event),
    )


def repeat_life(item: Item, life: Life) -> list[str]:
    """Has the item's row repeat its life, and answers which columns that changed."""
    columns = projected(life)
    changed = [name for name, value in columns.items() if getattr(item, name) != value]
    for name, value in columns.items():
        setattr(item, name, value)
    return changed
