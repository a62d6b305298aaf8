"""What happens to what is public: other channels, and whether it still binds."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for, open_gates
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.life.events import ChannelUsed, DecisionOverturned, Filed, ValidityChanged
from gongkai_web.publishing.life.validity import ENDED, has_expired
from gongkai_web.publishing.life.vocabulary import Channel, Overturned, Validity
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.publishing.policies import BINDING, tells_of_penalty
from gongkai_web.publishing.projection import validity_of
from gongkai_web.publishing.refusals import Refused
from gongkai_web.search.outbox import note

_LONGEST_ADDRESS = 500
_LONGEST_NUMBER = 60


@transaction.atomic
def use_channel(actor: Actor, item: Item, *, channel: Channel, on: date, address: str = "") -> None:
    """Records that a public item also reached people through a channel on a day; the annual report's figures come from here.

    Law: OGI-R 23, 25. Raises: Refused, also for the site itself, which publishing records.
    """
    record = Record(actor, item, Right.PUBLISH)
    _refuse_future(record, on)
    if channel == Channel.SITE:
        raise _unrecorded(_("Publishing on the site is recorded by itself."), _("Choose another channel."))
    if len(address) > _LONGEST_ADDRESS:
        raise _unrecorded(_("The address is longer than %(most)d characters.") % {"most": _LONGEST_ADDRESS}, _("Shorten it."))
    record.add(ChannelUsed(on, Channel(channel), address.strip()))


@transaction.atomic
def print_in_gazette(actor: Actor, items: Collection[int], *, on: date, issue: str) -> None:
    """Records that public items, of whatever organs, were printed in an issue of a gazette that the actor is about to publish.

    It is the system that records it, with the gates open for one organ after the other: whoever publishes the gazette has no say over
    the items of others, and their history shows the issue and not the person.
    Law: OGI-R 23. Raises: Refused for a day that has not come, and naming the items that are not public any more.
    """
    if on > actor.today:
        raise _not_come(on)
    printed = Publication.objects.filter(pk__in=items).order_by("pk")
    if gone := list(printed.exclude(withdrawn_at=None).values_list("index_no", flat=True)):
        raise _unrecorded(_("Not public any more: %(numbers)s.") % {"numbers": "、".join(gone)}, _("Take it out of the issue."))
    for publication in printed:
        open_for(reads=[publication.organ_id], writes=[publication.organ_id])
        record = Record.of_system(Item.objects.get(pk=publication.pk), actor.now)
        record.add(ChannelUsed(on, Channel.GAZETTE, issue))
    open_gates(actor.duties)


@transaction.atomic
def change_validity(actor: Actor, item: Item, *, validity: Validity, on: date, by: str = "") -> None:
    """Records that a rule or normative document was amended, repealed or expired on a day, or is in force again.

    `by`: index number of the document that did it. Shown on the page of the document itself (domain D.5).
    Raises: Refused, also for one that its own text has let expire, which cannot be in force again without another text.
    """
    record = Record(actor, item, Right.PUBLISH)
    _refuse_future(record, on)
    if record.item.kind not in BINDING:
        raise _unrecorded(_("Only rules and normative documents bind."), _("Choose one of those."))
    if by and not Publication.objects.filter(index_no=by, withdrawn_at=None).exclude(item=record.item).exists():
        raise _unrecorded(
            _("No other public document has the index number %(number)s.") % {"number": by}, _("Check it, or leave it empty.")
        )
    record.add(ValidityChanged(on, Validity(validity), by))
    publication = record.item.publication
    if validity not in ENDED and has_expired(publication.expires_on, record.today):
        raise _unrecorded(
            _("By its own text it was valid until %(day)s.") % {"day": publication.expires_on},
            _("Amend that day in the text, and publish the amended version."),
        )
    publication.validity = validity_of(publication, record.item.kind, record.life, record.today)
    publication.save(update_fields=["validity"])
    note(record.item.pk)


@transaction.atomic
def record_filing(actor: Actor, item: Item, *, on: date, number: str) -> None:
    """Records that a public rule or normative document was filed for the record; recorded again, the last word counts.

    Law: RULES-R 34 (domain D.5). Raises: Refused.
    """
    record = Record(actor, item, Right.PUBLISH)
    _refuse_future(record, on)
    if record.item.kind not in BINDING:
        raise _unrecorded(_("Only rules and normative documents are filed."), _("Choose one of those."))
    if len(number) > _LONGEST_NUMBER:
        raise _unrecorded(_("The number is longer than %(most)d characters.") % {"most": _LONGEST_NUMBER}, _("Shorten it."))
    record.add(Filed(on, number.strip()))
    publication = record.item.publication
    publication.filed_on, publication.filing_no = on, number.strip()
    publication.save(update_fields=["filed_on", "filing_no"])
    note(record.item.pk)


@transaction.atomic
def overturn(actor: Actor, item: Item, *, result: Overturned, on: date, document: str) -> None:
    """Records that the penalty decision of a public item was altered, revoked, or found unlawful or void; from then on a clock runs.

    The item has to be withdrawn within three working days, with the reason told to the public.
    Law: Law on Administrative Penalties 48. Raises: Refused.
    """
    record = Record(actor, item, Right.WITHDRAW)
    _refuse_future(record, on)
    if not tells_of_penalty(record.item.draft):
        raise _unrecorded(_("The item does not tell of a penalty decision."), _("Its category or its special period would say so."))
    if len(document) > _LONGEST_ADDRESS:
        raise _unrecorded(_("The name of the document is too long."), _("Shorten it."))
    record.add(DecisionOverturned(on, Overturned(result), document.strip()))


def _refuse_future(record: Record, on: date) -> None:
    if on > record.today:
        raise _not_come(on)


def _not_come(on: date) -> Refused:
    return _unrecorded(_("%(day)s has not come yet.") % {"day": on}, _("Record it when it has happened."))


def _unrecorded(why: str, remedy: str) -> Refused:
    return Refused(_("This was not recorded."), why, remedy)
