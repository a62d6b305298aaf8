"""The references of an item as its pages in the workbench tell them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai_web.publishing.kinds import TIES
from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Answer, Draft, Item, Publication, Relation


@dataclass(frozen=True, slots=True)
class Told:
    """One reference, from the item or to it. `url`: of the other item where this person works with it, else of its public page.

    `issued`, `removed`: as in the row. `standing`: of one from another organ that has to be confirmed: `open`, `confirmed`, `denied`.
    """

    pk: int
    tie: str
    title: str
    item: int | None
    index_no: str
    issued: bool
    removed: bool
    standing: str = ""


def references(item: Item) -> list[Told]:
    """What the item says of others, in the version that is being worked on and in the one that is out."""
    rows = list(Relation.objects.filter(source=item).order_by("pk"))
    named = _Named(row.target_id for row in rows)
    return [named.told(row, row.target_id) for row in rows]


def referred(item: Item) -> list[Told]:
    """What others say of it: those of its own organ, and public ones."""
    rows = list(Relation.objects.filter(target=item).order_by("pk"))
    named = _Named(row.source_id for row in rows)
    answers = {(one.source_id, one.tie): one.confirmed for one in Answer.objects.filter(target=item)}
    return [named.told(row, row.source_id, "" if row.entitled or not row.issued else _standing(row, answers)) for row in rows]


def other(event: Event) -> int | None:
    """The other item that an event is about; None where there is none."""
    match event:
        case events.Tied(target=found) | events.Untied(target=found) | events.TieImported(target=found) | events.TieAnswered(source=found):
            return found
        case _:
            return None


def said(event: Event, names: Mapping[int, str]) -> tuple[str, ...]:
    """What an event about a reference says; nothing for another event. `names`: titles of items."""
    match event:
        case events.Tied(version=version, tie=tie, target=target) | events.Untied(version=version, tie=tie, target=target):
            return (f"{TIES[tie]}《{names.get(target, target)}》", _("version %(version)d") % {"version": version})
        case events.TieImported(tie=tie, target=target):
            return (f"{TIES[tie]}《{names.get(target, target)}》",)
        case events.TieAnswered(tie=tie, source=source, confirmed=confirmed):
            return (f"《{names.get(source, source)}》{TIES[tie]}", _("confirmed") if confirmed else _("not confirmed"))
        case _:
            return ()


def titles(items: Iterable[int]) -> dict[int, str]:
    """What items are called: drafts that one may see, and what is public."""
    wanted = set(items)
    if not wanted:
        return {}
    public = Publication.objects.filter(pk__in=wanted).values_list("pk", "title")
    return dict(public) | dict(Draft.objects.filter(pk__in=wanted).values_list("pk", "title"))


def _standing(row: Relation, answers: dict[tuple[int, str], bool]) -> str:
    match answers.get((row.source_id, row.tie)):
        case None:
            return "open"
        case True:
            return "confirmed"
        case _:
            return "denied"


class _Named:
    """The other ends of references by what is known of them, asked for once."""

    def __init__(self, items: Iterable[int]) -> None:
        wanted = set(items)
        self.titles = titles(wanted)
        self.numbers = dict(Publication.objects.filter(pk__in=wanted).values_list("pk", "index_no"))
        self.own = set(Item.objects.filter(pk__in=wanted).values_list("pk", flat=True))

    def told(self, row: Relation, end: int, standing: str = "") -> Told:
        number = self.numbers.get(end, "")
        title = self.titles.get(end) or number or str(end)
        own = end if end in self.own else None
        return Told(row.pk, str(TIES[Tie(row.tie)]), title, own, number, row.issued, row.removed, standing)
