"""Which references stand on the page of their target, and which its organ has yet to answer, as queries.

They go by publications: of another organ's items the database shows nothing else.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai_web.publishing.life.vocabulary import State, Tie
from gongkai_web.publishing.models import Answer, Item, Publication, Relation
from gongkai_web.publishing.policies import STATING

_ANSWERS = Answer.objects.filter(target=OuterRef("target_id"), source=OuterRef("source_id"), tie=OuterRef("tie"))
_RECOGNISED = Q(entitled=True) | Exists(_ANSWERS.filter(confirmed=True))
"""Said by an organ that may say so, or confirmed by the target's organ."""


def _public(end: str) -> Exists:
    return Exists(Publication.objects.filter(pk=OuterRef(end), withdrawn_at=None))


def recognised() -> QuerySet[Relation]:
    """The public references that stand on the pages of their targets too."""
    return Relation.objects.filter(_RECOGNISED, published=True)


def answerable(organs: Iterable[int]) -> QuerySet[Relation]:
    """What other organs say in public about the public items of these organs, and these organs alone can confirm."""
    items = Publication.objects.filter(organ__in=organs, withdrawn_at=None).values("pk")
    told = Relation.objects.filter(_public("source_id"), target__in=items, published=True, entitled=False, tie__in=STATING)
    return told.order_by("pk")


def unanswered(organs: Iterable[int]) -> QuerySet[Relation]:
    """Those of them to which nothing has been said yet."""
    return answerable(organs).filter(~Exists(_ANSWERS))


def interpreted(document: int, organ: int, *, besides: int | None = None) -> bool:
    """Whether a document of an organ has an interpretation that is public or approved to be; one of another organ counts once it is
    recognised. `besides`: an interpretation that is to be left out.
    """
    known = Relation.objects.filter(target=document, tie=Tie.INTERPRETS).exclude(source=besides)
    approved = Q(organ=organ, removed=False, source__in=Item.objects.filter(organ=organ, state=State.APPROVED))
    issued = Q(_public("source_id"), issued=True) & (Q(organ=organ) | _RECOGNISED)
    return known.filter(approved | issued).exists()
