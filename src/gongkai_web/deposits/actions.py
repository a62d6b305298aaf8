"""The only writer of deposits."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.deposits.models import Deposit, DepositLine
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.actions import use_channel
from gongkai_web.publishing.life.vocabulary import Channel
from gongkai_web.publishing.models import Item, Publication

_MOST = 500


@transaction.atomic
def hand_over(actor: Actor, organ: Organ, *, place: ReadingPlace, handed_on: date, items: Sequence[int], receiver: str = "") -> Deposit:
    """Records a batch of the organ's public items at a reading place, and with each item that it reached the public there.

    `items`: in the order of the slip. Law: OGI-R 25. Raises: Refused.
    """
    demand(actor, Right.PUBLISH, organ)
    if not items:
        raise _unrecorded(_("There is nothing in it."))
    if len(items) > _MOST:
        raise _unrecorded(_("A batch holds at most %(most)d items.") % {"most": _MOST})
    public = Publication.objects.filter(organ=organ, withdrawn_at=None).only("index_no", "title", "doc_no").in_bulk(list(items))
    if len(public) < len(items):
        raise _unrecorded(_("Some of the items are not public any more."))
    made = Deposit.objects.create(
        organ=organ, place=place, handed_on=handed_on, receiver=receiver.strip(), by=actor.user, recorded_at=actor.now
    )
    for item in Item.objects.filter(pk__in=items).select_related("organ").order_by("pk"):
        use_channel(actor, item, channel=Channel.READING_PLACE, on=handed_on, address=place.name)
    DepositLine.objects.bulk_create(
        DepositLine(deposit=made, organ=organ, item_id=pk, position=number, index_no=one.index_no, title=one.title, doc_no=one.doc_no)
        for number, (pk, one) in enumerate(((pk, public[pk]) for pk in items), 1)
    )
    return made


def _unrecorded(why: str) -> Refused:
    return Refused(_("This was not recorded."), why, _("Check the index numbers."))
