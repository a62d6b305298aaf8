"""Making public, and taking back."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.actions import issuing
from gongkai_web.publishing.actions.ended import refuse_ended
from gongkai_web.publishing.actions.interpreted import refuse_dropping, refuse_without_interpretation
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.scanning import found_in
from gongkai_web.publishing.actions.taking_effect import refuse_early_effect
from gongkai_web.publishing.actions.texts import columns_of, fields_of
from gongkai_web.publishing.index_numbers import next_number
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import ChannelUsed, Published, Withdrawn
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import Channel
from gongkai_web.publishing.models import Draft, Item, PastPublication, Publication, Relation
from gongkai_web.publishing.projection import validity_of
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.scan.words import Words, refuse_personal_data
from gongkai_web.publishing.text import opening, plain
from gongkai_web.search.outbox import note

_LONGEST_REASON = 500


@transaction.atomic
def publish(actor: Actor, item: Item) -> Publication:
    """Makes the approved version public: index number and time come from the system, and stay.

    All in one transaction: the public text, its files, references whose other end is public, the events, the site as a channel, and
    the note for the search index. An amended version takes the place of the one before, which is kept for the record.
    Raises: Refused, also where a normative document has no interpretation or would lose its only one (domain D.6), where rules would take
    effect too early (D.5), and where the scan finds what nobody released.
    """
    record = Record(actor, item, Right.PUBLISH)
    record.demand(Published)
    refuse_ended(record.item.organ, record.today)
    issuing.lock(record.item)  # before the counter is
    refuse_without_interpretation(record.item)
    refuse_early_effect(record.item, record.today)
    refuse_dropping(record)
    _refuse_found(record)
    publication = put_out(record)
    issuing.issue(record)
    record.add(ChannelUsed(record.today, Channel.SITE), by_system=True)
    return publication


def put_out(record: Record) -> Publication:
    """The approved version with its files on the public side, the event, and the note for the search index. Raises: Refused."""
    item, life = record.item, record.life
    number = life.index_no or _old_number(life) or next_number(item.organ, item.draft.statutory_code, record.today)
    record.add(Published(record.today, life.version, number))
    publication = _written(record)
    item.attachments.filter(removed=True).delete()
    item.attachments.update(published=True)
    note(item.pk)
    return publication


def _old_number(life: Life) -> str:
    """The index number of an old site, to be kept where nobody has it here; empty where there is none."""
    number = life.imported.index_no if life.imported else ""
    return number if number and not Publication.objects.filter(index_no=number).exists() else ""


def _refuse_found(record: Record) -> None:
    """The scan once more, on what is about to go out: its rules may have become better since the reviews."""
    new = {one.id: one for one in found_in(record)}.keys() - record.life.released
    if new:
        raise Refused(
            _("The item was not published."),
            _("The scan finds %(count)d places that nobody released.") % {"count": len(new)},
            _("Submit the item again: the reviewers then see each of them."),
        )


def _written(record: Record) -> Publication:
    found = Publication.objects.filter(item=record.item).first()
    if found is not None:
        if found.withdrawn_at is None:
            _archive(record, found)
        for name, value in _shown(record.item.draft, record.life, record.actor).items():
            setattr(found, name, value)
        found.save()
        return found
    first = first_publication(record.item.draft, record.life, record.actor)
    try:
        with transaction.atomic():
            first.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(
            _("The item was not published."),
            _("The index number %(number)s is taken by another organ.") % {"number": record.life.index_no},
            _("Have the pattern of index numbers of one of the two organs changed."),
        ) from error
    return first


def first_publication(draft: Draft, life: Life, actor: Actor) -> Publication:
    """The row of what goes out for the first time; index number, time, and the day of an old site never change after."""
    item = draft.item
    own = {"item": item, "organ": item.organ, "kind": Kind(item.kind), "index_no": life.index_no, "published_at": actor.now}
    own["first_published_on"] = life.imported.first_published_on if life.imported else None
    return Publication(**own, **_shown(draft, life, actor))


def _shown(draft: Draft, life: Life, actor: Actor) -> dict[str, Any]:
    """The columns of a publication that come from the version that goes out."""
    text = plain(draft.body)
    columns = columns_of(fields_of(draft))
    columns["abstract"] = draft.abstract or opening(text)
    validity = validity_of(draft, draft.item.kind, life, actor.today)
    columns |= {"version": life.version, "updated_at": actor.now, "validity": validity, "text": text}
    return columns | {"withdrawn_at": None, "withdrawal_reason": ""}


def _archive(record: Record, publication: Publication) -> None:
    """Keeps what the public read until now."""
    files = [{"name": file.name, "sha256": file.sha256} for file in record.item.attachments.filter(published=True)]
    PastPublication.objects.create(
        item=record.item,
        organ=record.item.organ,
        version=publication.version,
        began_at=publication.updated_at,
        ended_at=record.actor.now,
        files=files,
        references=issuing.named(record.item),
        **columns_of(fields_of(publication)),
    )


def referring(item: Item) -> QuerySet[Publication]:
    """What is public, of whatever organ, and refers to an item: whoever reads it is led to a withdrawn one."""
    sources = Relation.objects.filter(target=item, published=True).values("source")
    return Publication.objects.filter(withdrawn_at=None, item__in=sources).order_by("pk")


def empty(publication: Publication, at: datetime, reason: str) -> None:
    """Takes out of the row of a withdrawn item what the public shall read no more."""
    publication.abstract = publication.body = publication.text = ""
    publication.keywords = []
    publication.withdrawn_at, publication.withdrawal_reason = at, reason


@transaction.atomic
def withdraw(actor: Actor, item: Item, *, reason: str) -> None:
    """Takes an item off the public side, at once and with its files. Numbers, day and reason stay for the public to read.

    The text leaves the public table: no list, feed or search can show it by mistake. What refers to it goes on doing so, and shows that it
    was withdrawn. Raises: Refused.
    """
    record = Record(actor, item, Right.WITHDRAW)
    words = " ".join(reason.split())
    if len(words) > _LONGEST_REASON:
        raise Refused(
            _("The item was not withdrawn."),
            _("The reason is longer than %(most)d characters.") % {"most": _LONGEST_REASON},
            _("Shorten it."),
        )
    refuse_personal_data(_("The item was not withdrawn."), [Words(_("reason of the withdrawal"), words)])
    record.add(Withdrawn(record.today, words))
    publication = record.item.publication
    _archive(record, publication)
    empty(publication, actor.now, words)
    publication.save()
    record.item.attachments.filter(removed=True).delete()
    record.item.attachments.update(published=False)
    issuing.take_back(record)
    note(record.item.pk)
