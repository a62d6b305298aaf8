"""What a reference does to its target: a document that is repealed or amended is marked so from the day on which that takes effect."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.life.events import ValidityChanged
from gongkai_web.publishing.life.validity import ENDED
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Item, Publication, Relation
from gongkai_web.publishing.policies import BINDING, EFFECTS
from gongkai_web.publishing.projection import validity_of
from gongkai_web.publishing.references import recognised
from gongkai_web.search.outbox import note


def ready(today: date) -> QuerySet[Relation]:
    """The references that may have taken effect by that day, and whose targets are not marked so."""
    sources = Publication.objects.filter(pk=OuterRef("source_id"), withdrawn_at=None, effective_on__lte=today)
    targets = Publication.objects.filter(pk=OuterRef("target_id"), withdrawn_at=None, kind__in=BINDING).exclude(validity__in=ENDED)
    return recognised().filter(Exists(sources), Exists(targets), tie__in=EFFECTS).order_by("pk")


def take_effect(relation: Relation, now: datetime) -> bool:
    """Marks the target of a recognised reference as what the reference makes of it, once, and answers whether it did.

    Domain D.5: the mark stands on the original page as soon as the document has changed; no further decision of its organ is needed where
    that organ, or one above it, has decided. It is the system that marks it, within the caller's transaction, and the gates stay open for
    the target's organ alone. What a person says about the validity afterwards counts: the same reference does not undo it.
    """
    today = timezone.localdate(now)
    source = Publication.objects.filter(pk=relation.source_id, withdrawn_at=None).first()
    target = Publication.objects.filter(pk=relation.target_id, withdrawn_at=None, kind__in=BINDING).first()
    validity = EFFECTS.get(Tie(relation.tie))
    if source is None or target is None or validity is None or _since(source) > today:
        return False
    open_for(reads=[target.organ_id], writes=[target.organ_id])
    record = Record.of_system(Item.objects.get(pk=target.pk), now)
    known = record.item.events.filter(kind="validity_changed", data__by=source.index_no).exists()
    if known or record.life.validity in {*ENDED, validity}:
        return False
    record.add(ValidityChanged(_since(source), validity, source.index_no))
    target.validity = validity_of(target, record.item.kind, record.life, today)
    target.save(update_fields=["validity"])
    note(target.pk)
    return True


def _since(source: Publication) -> date:
    """The day on which a document takes effect: the one that it sets itself, else that of its publication."""
    return source.effective_on or source.first_published_on or timezone.localdate(source.updated_at)
