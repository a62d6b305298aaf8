"""The world of the matrix with canaries in it: what is hidden, what was withdrawn, and what everyone may read, all of one department."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Model

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import (
    Catalogue,
    CatalogueEntry,
    Cleanup,
    CleanupVerdict,
    ColumnEntry,
    GazetteArticle,
    GazetteIssue,
    Guide,
    ReadingPlace,
    TopicColumn,
)
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.files import keep
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Reassessed, Review, Tie, Verdict
from gongkai_web.publishing.models import Attachment, Draft, Item, Publication, Relation
from tests.web.matrix.world import World
from tests.web.search.making import index_all
from tests.web.security.canaries import HIDDEN, PUBLIC, STAFF, Canaries, walled

HIDDEN_ROWS = 50
"""Of each table."""
_CATEGORIES = ("20-01", "20-05", "20-06", "20-13", "20-15")


@dataclass(frozen=True, slots=True)
class Planted:
    """`hidden`: by table, rows that nobody outside may read. `withdrawn`, `public`: items that were, and are, public."""

    world: World
    canaries: Canaries
    hidden: dict[type[Model], list[Any]]
    withdrawn: list[Publication]
    public: list[Publication]


def plant(world: World) -> Planted:
    """Puts all of it into the tables of the world's department. The index has seen what is withdrawn now, and not yet heard of it."""
    canaries = Canaries()
    _staff(world, canaries)
    canaries.known |= {Organ: [world.water], User: [world.writer, world.judge]}
    open_for(reads=[world.water.pk], writes=[world.water.pk])
    gone, public = (_publications(world, canaries, letter) for letter in (HIDDEN, PUBLIC))
    index_all()
    open_for(reads=[world.water.pk], writes=[world.water.pk])
    for one in gone:
        one.withdrawn_at, one.withdrawal_reason = world.everything.now, "数据有误"
        one.save()
    Item.objects.filter(publication__in=gone).update(state="withdrawn")
    hidden = _hidden(canaries)
    _files(canaries, hidden[Item][0], public[0].item)
    _compiled(canaries, [*public, *gone[:3]], hidden[Item][0])
    _tied(public, gone)
    _judged(world, canaries)
    open_for()
    return Planted(world, canaries, hidden, gone, public)


def _staff(world: World, canaries: Canaries) -> None:
    """Names of people whom no page of others may name, and what the log tells of them."""
    for user in (world.writer, world.judge, *(world.person() for _ in range(1))):
        user.full_name = canaries.mark(STAFF, "accounts_user.full_name")
        user.mail_address = f"{canaries.mark(STAFF, 'accounts_user.mail_address')}@luoze.example"
        user.save()
    canaries.known |= {Organ: [world.water], User: [world.writer]}
    canaries.rows(LogEntry, HIDDEN_ROWS, STAFF, recorded_at=world.everything.now)


def _publications(world: World, canaries: Canaries, letter: str) -> list[Publication]:
    """Public items of every kind, so that each list of the portal would hold some."""
    many = len(Kind) * (1 if letter == PUBLIC else 8)
    kinds = [list(Kind)[row % len(Kind)] for row in range(many)]
    items = [Item(organ=world.water, kind=kind, state="published", attribute="proactive") for kind in kinds]
    Item.objects.bulk_create(items)
    at = world.everything.now - timedelta(minutes=1)
    return canaries.rows(
        Publication,
        many,
        letter,
        item=items,
        kind=kinds,
        index_no=[f"{letter}/2026-{row}" for row in range(many)],
        statutory_code=[_CATEGORIES[row % len(_CATEGORIES)] for row in range(many)],
        report_year=2025,
        validity=["in_force" if kind in {Kind.RULES, Kind.NORMATIVE_DOCUMENT} else "" for kind in kinds],
        topic="",
        special_period="",
        published_at=at,
        updated_at=at,
        withdrawal_reason="",
        responsible_basis="made",
    )


def _hidden(canaries: Canaries) -> dict[type[Model], list[Any]]:
    """Rows of every walled table, none of them public."""
    made: dict[type[Model], list[Any]] = {Item: canaries.rows(Item, HIDDEN_ROWS)}
    del canaries.known[Publication]
    for model in walled():
        if model not in {Item, Publication}:
            given: dict[str, Any] = (
                {"item": None, "page": 1} if model is GazetteArticle else {}
            )  # what a scan says: an item has no words here
            made[model] = canaries.rows(model, HIDDEN_ROWS, **given)
    return made


def _files(canaries: Canaries, draft: Item, public: Item) -> None:
    """Files with marks inside: of a draft; of a public item, one that everyone has and one that goes with its next version."""
    for item, letter in ((draft, HIDDEN), (public, HIDDEN), (public, PUBLIC)):
        content = canaries.mark(letter, "content of a file").encode()
        name = f"{canaries.mark(letter, 'publishing_attachment.name')}.txt"
        about = {"name": name, "media_type": "text/plain", "size": len(content), "sha256": keep(content), "published": letter == PUBLIC}
        Attachment.objects.create(item=item, organ=item.organ, **about)
    Draft.objects.filter(item=public).delete()
    canaries.rows(Draft, 1, HIDDEN, item=public)


def _compiled(canaries: Canaries, chosen: list[Publication], draft: Item) -> None:
    """What is public of every compilation; in it stand items that were withdrawn since, and one that never was public."""
    items = [*(one.item for one in chosen), draft]
    (catalogue,) = canaries.rows(Catalogue, 1, PUBLIC, number=1)
    canaries.rows(CatalogueEntry, 2, PUBLIC, catalogue=catalogue)
    (issue,) = canaries.rows(GazetteIssue, 1, PUBLIC, year=2026, number=1, scan={})
    canaries.rows(GazetteArticle, len(items), PUBLIC, issue=issue, item=items, title="", doc_no="")
    scan = {"sha256": keep(b"%PDF-1.4"), "name": "scan.pdf", "size": 8, "findings": []}
    (scanned,) = canaries.rows(GazetteIssue, 1, PUBLIC, year=1998, number=1, scan=scan)
    canaries.rows(GazetteArticle, 2, PUBLIC, issue=scanned, item=None, page=1)
    (column,) = canaries.rows(TopicColumn, 1, PUBLIC)
    canaries.rows(ColumnEntry, len(items), PUBLIC, column=column, item=items)
    (cleanup,) = canaries.rows(Cleanup, 1, PUBLIC)
    canaries.rows(CleanupVerdict, len(items), PUBLIC, cleanup=cleanup, item=items)
    (guide,) = canaries.rows(Guide, 1, PUBLIC, number=1)
    (place,) = canaries.rows(ReadingPlace, 1, PUBLIC)
    for one in (catalogue, issue, scanned, column, cleanup, guide, place):  # with its lines, which from then on stay as they are
        one.published_at = chosen[0].published_at
        one.save()


def _tied(public: list[Publication], gone: list[Publication]) -> None:
    """References between what is public and what was, both ways."""
    for tie, here, there in zip(Tie, public, gone, strict=False):
        for source, target in ((here, there), (there, here)):
            Relation.objects.create(
                organ=source.organ, source=source.item, target=target.item, tie=tie, issued=True, published=True, entitled=True
            )


def _judged(world: World, canaries: Canaries) -> None:
    """Items on their way, with what people said about them."""

    def said() -> str:
        return canaries.mark(HIDDEN, "publishing_itemevent.data")

    actions.review(world.judging, world.in_review(), review=Review.SECRECY, verdict=Verdict.RETURNED, opinion=said())
    actions.send_back(world.judging, world.reviewed(), opinion=said())
    actions.discard(world.everything, world.draft(), reason=said())
    kept = world.approved(public=False)
    actions.reassess(world.judging, kept, result=Reassessed.KEEP, reason=said())
