"""Items about an emergency: begun or taken into its column while nobody outside sees them, public there with their own publication."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai_web.compilations.hours import Emergency
from gongkai_web.compilations.models import EmergencyItem, TopicColumn
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.actions import create_draft
from gongkai_web.publishing.due import UNDER_WAY
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.models import Item, Publication

_RESPONSES = "20-12"
"""OGI-R 20(12): early warning and response in emergencies."""
_AT_ONCE = "emergency"
"""The category of `gongkai.law.publication` of what is published at once."""


@transaction.atomic
def draft_item(actor: Actor, column: TopicColumn) -> Item:
    """A new draft about an emergency, with what is known filled in. Raises: Refused."""
    found = _locked(actor, column)
    with override("zh-hans"):
        title = _("Notice on %(event)s") % {"event": found.event}
    text = TextFields(
        title=title,
        issuer=found.organ.name,
        source=found.organ.name,
        statutory_code=_RESPONSES if found.emergency == Emergency.MAJOR else "",
        made_on=actor.today,
        special_period=_AT_ONCE,
    )
    made = create_draft(actor, found.organ, kind=Kind.INFORMATION, text=text)
    EmergencyItem.objects.create(column=found, organ=found.organ, item=made)
    return made


@transaction.atomic
def bind(actor: Actor, column: TopicColumn, *, item: Item) -> None:
    """Says that an item on its way is about the emergency: whoever publishes it publishes it there. Raises: Refused."""
    found = _locked(actor, column)
    known = Item.objects.select_for_update(of=("self",)).filter(organ=found.organ, state__in=UNDER_WAY)
    EmergencyItem.objects.get_or_create(column=found, item=_hidden(known, item), defaults={"organ": found.organ})


@transaction.atomic
def unbind(actor: Actor, column: TopicColumn, *, item: Item) -> None:
    """Takes that back, as long as the public does not read the item. Raises: Refused."""
    found = _locked(actor, column)
    known = Item.objects.select_for_update(of=("self",)).filter(organ=found.organ)
    found.written.filter(item=_hidden(known, item)).delete()


def _hidden(known: QuerySet[Item], item: Item) -> Item:
    """The item, which is among those and not public: what is goes into a column, and out of it, by a change of the column."""
    found = known.filter(pk=item.pk).first()
    if found is None or Publication.objects.filter(pk=item.pk, withdrawn_at=None).exists():
        raise _unrecorded(
            _("It is public, was given up, or belongs to another organ."), _("Public items are listed by a change of the column.")
        )
    return found


def _locked(actor: Actor, column: TopicColumn) -> TopicColumn:
    """The column, for whoever writes for its organ."""
    demand(actor, Right.WRITE_DRAFTS, column.organ)
    known = TopicColumn.objects.select_for_update(of=("self",)).select_related("organ")
    found = known.filter(pk=column.pk, replaces=None).exclude(emergency="").first()
    if found is None or found.over_at is not None:
        raise _unrecorded(_("The emergency is over, or was given up."), _("Begin an item of its own."))
    return found


def _unrecorded(why: str, remedy: str) -> Refused:
    return Refused(_("This was not recorded."), why, remedy)
