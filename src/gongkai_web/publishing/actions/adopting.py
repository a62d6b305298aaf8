"""Items of an old site, taken over as they were there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from gongkai.errors import ContractError
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.actions.publications import put_out
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.scanning import keep as keep_findings
from gongkai_web.publishing.actions.texts import accepted, columns_of, refuse_incomplete
from gongkai_web.publishing.clocks import due_on
from gongkai_web.publishing.files import keep
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import (
    Approved,
    AttributeFixed,
    ChannelUsed,
    Drafted,
    Imported,
    Scanned,
    Submitted,
    ValidityChanged,
)
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Validity
from gongkai_web.publishing.models import Attachment, Draft, Item, Publication
from gongkai_web.publishing.policies import BINDING
from gongkai_web.publishing.projection import validity_of
from gongkai_web.publishing.scan import Finding
from gongkai_web.publishing.uploads import Accepted

_PLACE = re.compile(r"/attachments/@([0-9]{1,4})/")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A disclosure attribute with what it rests on."""

    attribute: Attribute
    basis: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """One item as an old site had it. `text`: a link to the third of `files` reads `/attachments/@2/` (`place`).

    `fixed`: None where the old site does not say enough for a disclosure attribute. `findings`: of the scan of text and files.
    `address`: of its page on the old site. `ended`: since when it does not bind any more, and why. `complete`: nothing is missing that
    keeps it from being public.
    """

    kind: Kind
    text: TextFields
    imported: Imported
    fixed: Fixed | None = None
    files: tuple[Accepted, ...] = ()
    findings: tuple[Finding, ...] = ()
    address: str = ""
    ended: tuple[Validity, date] | None = None
    complete: bool = True


def place(number: int) -> str:
    """How a text refers to one of the files that come with it, before the file has an address."""
    return f"/attachments/@{number}/"


@transaction.atomic
def adopt(actor: Actor, organ: Organ, adoption: Adoption) -> Item:
    """An item from an old site; public at once if it was public there and the scan found nothing, else with the reviewers, or a draft.

    What was public there was reviewed before it went out (OGI-R 17) and is approved by the system as it was; whoever imports it answers
    for publishing it here. The time of the publication here is now; when it was published there stands beside it.
    Raises: Refused.
    """
    demand(actor, Right.TRANSFER, organ)
    open_gates(actor.duties)
    if actor.user is None:
        raise ContractError("an import is answered for by a person", remedy="give the actor a user")
    text = accepted(adoption.text, actor.today)
    item = Item.objects.create(organ=organ, kind=adoption.kind)
    record = Record.begun(actor, item, Drafted(actor.today))
    files = _attached(item, adoption.files)
    body = _PLACE.sub(lambda one: _address(files, int(one[1])), text.body)
    until = due_on(text.made_on, text.special_period)
    Draft.objects.create(item=item, organ=organ, saved_by=actor.user, due_on=until, **columns_of(replace(text, body=body)))
    if adoption.fixed is not None:
        record.add(AttributeFixed(actor.today, adoption.fixed.attribute, adoption.fixed.basis, adoption.fixed.reason))
    record.add(adoption.imported)
    if record.life.adopted and adoption.complete:
        refuse_incomplete(text, Kind(item.kind), record.life.attribute, has_files=bool(files))
        _search_and_put_out(record, adoption)
    return item


def _search_and_put_out(record: Record, adoption: Adoption) -> None:
    """What the scan found something in stays with the reviewers."""
    record.add(Submitted(record.today, 1))
    keep_findings(record, adoption.findings)
    record.add(Scanned(record.today, 1, tuple(sorted({one.id for one in adoption.findings}))), by_system=True)
    if adoption.findings:
        return
    record.add(Approved(record.today, 1), by_system=True)
    put_out(record)
    since = adoption.imported.first_published_on or record.today
    record.add(ChannelUsed(since, Channel.SITE, adoption.address), by_system=True)
    if adoption.ended is not None and record.item.kind in BINDING:
        validity, on = adoption.ended
        record.add(ValidityChanged(on, validity))
        now = validity_of(record.item.draft, record.item.kind, record.life, record.today)
        Publication.objects.filter(item=record.item).update(validity=now)


def _attached(item: Item, files: Sequence[Accepted]) -> list[Attachment]:
    rows = [
        Attachment(
            item=item,
            organ=item.organ,
            name=one.name,
            media_type=one.media_type,
            size=len(one.content),
            sha256=keep(one.content),
            position=number,
        )
        for number, one in enumerate(files)
    ]
    return Attachment.objects.bulk_create(rows)


def _address(files: Sequence[Attachment], number: int) -> str:
    if number >= len(files):
        return place(number)
    with override("zh-hans"):  # the address without the prefix of a language
        return reverse("portal:attachment", args=[files[number].pk])
