"""The rows of an item's references, which repeat its events."""

from gongkai_web.organs.tree import below
from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.life.state import Reference
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Publication, Relation
from gongkai_web.publishing.policies import STATING


def repeat(record: Record) -> None:
    """Brings the rows up to what the item's life says of its working version and of the one that is out."""
    working, public = record.life.references, record.life.public_references
    rows = {Reference(Tie(row.tie), row.target_id): row for row in Relation.objects.filter(source=record.item)}
    for reference in sorted(rows.keys() - working - public):
        rows.pop(reference).delete()
    for reference in sorted((working | public) - rows.keys()):
        rows[reference] = Relation(source=record.item, organ=record.item.organ, target_id=reference.item, tie=reference.tie)
    targets = dict(Publication.objects.filter(pk__in={one.item for one in public}).values_list("pk", "organ_id"))
    for reference, row in rows.items():
        issued = reference in public
        if issued and not row.issued:
            row.entitled = _entitled(record, reference.tie, targets.get(reference.item))
        row.issued, row.published, row.removed = issued, issued and reference.item in targets, reference not in working
        row.save()


def _entitled(record: Record, tie: Tie, target: int | None) -> bool:
    """Whether the item's organ may say that about an item of an organ: its own, or one below it in its area or its system.

    What is not public is always of its own. Law: OGI-R 3, for the two trees.
    """
    own = record.item.organ_id
    return tie not in STATING or target in {None, own} or target in below((own,))
