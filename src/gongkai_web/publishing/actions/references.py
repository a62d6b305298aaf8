"""References of an item to others: of a version, like its text; and what is said to those of other organs."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.actions.drafts import stamped
from gongkai_web.publishing.actions.effects import take_effect
from gongkai_web.publishing.actions.interpreted import refuse_uninterpreted
from gongkai_web.publishing.actions.issuing import put_in_force
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.repeating import repeat
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import TieAnswered, Tied, TieImported, Untied
from gongkai_web.publishing.life.state import Reference
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Answer, Item, Publication, Relation
from gongkai_web.publishing.references import answerable
from gongkai_web.publishing.refusals import Refused
from gongkai_web.search.outbox import note


@transaction.atomic
def relate(actor: Actor, item: Item, *, target: Item | Publication, tie: Tie) -> Relation:
    """Ties an item to another of the organ, or to any that is public. The item takes the next version: references are reviewed like text.

    The public sees it with that version. Saying the same again changes nothing.
    Raises: Refused, also when something else than an interpretation is to interpret.
    """
    record = Record(actor, item, Right.WRITE_DRAFTS)
    record.demand(Tied)
    _refuse_unfit(record.item, target.pk, tie)
    if Reference(tie, target.pk) not in record.life.references:
        record.add(Tied(record.today, record.life.version + 1, tie, target.pk))
        stamped(record, record.item.draft)
        repeat(record)
    return Relation.objects.get(source=record.item, target_id=target.pk, tie=tie)


@transaction.atomic
def unrelate(actor: Actor, relation: Relation) -> None:
    """Takes a reference out of the next version. One that is public stays so until the amended item is published. Raises: Refused."""
    record = Record(actor, relation.source, Right.WRITE_DRAFTS)
    record.add(Untied(record.today, record.life.version + 1, Tie(relation.tie), relation.target_id))
    stamped(record, record.item.draft)
    repeat(record)


@transaction.atomic
def adopt_reference(actor: Actor, item: Item, *, target: Item | Publication, tie: Tie) -> None:
    """Ties an item from an old site to another as it was tied there; public at once where the item is. Raises: Refused."""
    record = Record(actor, item, Right.TRANSFER)
    _refuse_unfit(record.item, target.pk, tie)
    if Reference(tie, target.pk) in record.life.references:
        return
    record.add(TieImported(record.today, tie, target.pk))
    repeat(record)
    put_in_force(record)


@transaction.atomic
def answer_reference(actor: Actor, item: Item, *, reference: Relation, confirmed: bool) -> None:
    """Says for the organ whether another organ's public item does to this one what it says; only a yes brings it onto this one's page.

    A repeal or an amendment that is confirmed takes effect on its day. A yes can be taken back.
    Raises: Refused, also for the only interpretation of a document that needs one.
    """
    record = Record(actor, item, Right.PUBLISH)
    found = answerable([record.item.organ_id]).filter(pk=reference.pk, target=record.item).first()
    if found is None:
        raise Refused(
            _("This was not recorded."),
            _("No other organ's public item says that about this one, or its organ may say so without being confirmed."),
            _("Open the item again."),
        )
    tie = Tie(found.tie)
    record.add(TieAnswered(record.today, tie, found.source_id, confirmed))
    values = {"organ": record.item.organ, "confirmed": confirmed}
    Answer.objects.update_or_create(target=record.item, source_id=found.source_id, tie=tie, defaults=values)
    if tie is Tie.INTERPRETS and not confirmed:
        refuse_uninterpreted(record.item.publication)
    note(record.item.pk)
    note(found.source_id)
    if confirmed:
        take_effect(found, actor.now)
        open_gates(actor.duties)


def _refuse_unfit(item: Item, target: int, tie: Tie) -> None:
    if target == item.pk:
        raise _untied(_("An item cannot refer to itself."), _("Choose another one."))
    public = Publication.objects.filter(pk=target, withdrawn_at=None).exists()
    if not public and not Item.objects.filter(pk=target, organ=item.organ_id).exists():
        raise _untied(_("The other item is not public, and belongs to another organ."), _("Choose one that is public."))
    if tie is Tie.INTERPRETS and item.kind != Kind.INTERPRETATION:
        raise _untied(_("Only an interpretation interprets."), _("Make this item an interpretation, or choose another kind of reference."))


def _untied(why: str, remedy: str) -> Refused:
    return Refused(_("The items were not tied together."), why, remedy)
