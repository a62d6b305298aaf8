"""Making public, and taking back."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.scanning import found_in
from gongkai_web.publishing.actions.texts import columns_of, fields_of
from gongkai_web.publishing.index_numbers import next_number
from gongkai_web.publishing.kinds import Kind, Tie
from gongkai_web.publishing.life.events import ChannelUsed, Published, Withdrawn
from gongkai_web.publishing.life.vocabulary import Channel, State, Validity
from gongkai_web.publishing.models import Item, PastPublication, Publication, Relation
from gongkai_web.publishing.policies import BINDING
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.text import opening, plain
from gongkai_web.search.outbox import note

_LONGEST_REASON = 500


@transaction.atomic
def publish(actor: Actor, item: Item) -> Publication:
    """Makes the approved version public: index number and time come from the system, and stay.

    All in one transaction: the public text, its files, references whose other end is public, the events, the site as a channel, and
    the note for the search index. An amended version takes the place of the one before, which is kept for the record.
    Raises: Refused, also where a normative document has no interpretation (domain D.6), and where the scan finds what nobody released.
    """
    record = Record(actor, item, Right.PUBLISH)
    record.demand(Published)
    _refuse_without_interpretation(record.item)
    _refuse_found(record)
    relations = _relations(record.item)  # locked before the counter is: whoever publishes the other end waits here
    number = record.life.index_no or next_number(record.item.organ, record.item.draft.statutory_code, record.today)
    record.add(Published(record.today, record.life.version, number))
    publication = _written(record)
    record.item.attachments.filter(removed=True).delete()
    record.item.attachments.update(published=True)
    _tie(relations)
    record.add(ChannelUsed(record.today, Channel.SITE), by_system=True)
    note(record.item.pk)
    return publication


def _refuse_without_interpretation(item: Item) -> None:
    """A document that needs an interpretation goes out with one that is public or approved to be."""
    if item.kind not in settings.GONGKAI_INTERPRETATION_REQUIRED:
        return
    ready = Q(source__state=State.APPROVED) | Q(source__publication__isnull=False, source__publication__withdrawn_at=None)
    if not Relation.objects.filter(ready, target=item, tie=Tie.INTERPRETS).exists():
        raise Refused(
            _("The document was not published."),
            _("It has no interpretation that is public or approved."),
            _("Draft the interpretation, tie it to this document, and have it approved; both can then go out together."),
        )


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
    draft = record.item.draft
    text = plain(draft.body)
    columns = columns_of(fields_of(draft))
    columns["abstract"] = draft.abstract or opening(text)
    validity = (record.life.validity or Validity.IN_FORCE).value if record.item.kind in BINDING else ""
    columns |= {"version": record.life.version, "updated_at": record.actor.now, "validity": validity, "text": text}
    columns |= {"withdrawn_at": None, "withdrawal_reason": ""}
    found = Publication.objects.filter(item=record.item).first()
    if found is not None:
        if found.withdrawn_at is None:
            _archive(record, found)
        for name, value in columns.items():
            setattr(found, name, value)
        found.save()
        return found
    own = {"organ": record.item.organ, "kind": Kind(record.item.kind), "index_no": record.life.index_no, "published_at": record.actor.now}
    try:
        with transaction.atomic():
            return Publication.objects.create(item=record.item, **own, **columns)
    except IntegrityError as error:
        raise Refused(
            _("The item was not published."),
            _("The index number %(number)s is taken by another organ.") % {"number": record.life.index_no},
            _("Have the pattern of index numbers of one of the two organs changed."),
        ) from error


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
        **columns_of(fields_of(publication)),
    )


def _relations(item: Item) -> QuerySet[Relation]:
    """The references of an item's own organ to and from it, locked."""
    found = Relation.objects.select_for_update().filter(Q(source=item) | Q(target=item), organ=item.organ_id).order_by("pk")
    return Relation.objects.filter(pk__in=[one.pk for one in found])


def _tie(relations: QuerySet[Relation]) -> None:
    """Shows the references whose other end is public too."""
    public = set(
        Publication.objects.filter(withdrawn_at=None)
        .filter(Q(item__in=relations.values("source")) | Q(item__in=relations.values("target")))
        .values_list("pk", flat=True)
    )
    shown = [one.pk for one in relations if {one.source_id, one.target_id} <= public]
    Relation.objects.filter(pk__in=shown).update(published=True)


@transaction.atomic
def withdraw(actor: Actor, item: Item, *, reason: str) -> None:
    """Takes an item off the public side, at once and with its files. Title, numbers and the reason stay for the public to read.

    The text leaves the public table: no list, feed or search can show it by mistake. Raises: Refused.
    """
    record = Record(actor, item, Right.WITHDRAW)
    words = " ".join(reason.split())
    if len(words) > _LONGEST_REASON:
        raise Refused(
            _("The item was not withdrawn."),
            _("The reason is longer than %(most)d characters.") % {"most": _LONGEST_REASON},
            _("Shorten it."),
        )
    record.add(Withdrawn(record.today, words))
    publication = record.item.publication
    _archive(record, publication)
    publication.abstract = publication.body = publication.text = ""
    publication.keywords = []
    publication.withdrawn_at, publication.withdrawal_reason = actor.now, words
    publication.save()
    record.item.attachments.filter(removed=True).delete()
    record.item.attachments.update(published=False)
    _relations(record.item).update(published=False)
    note(record.item.pk)
