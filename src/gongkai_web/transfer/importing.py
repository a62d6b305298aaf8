"""The rows of a confirmed package become items, each in a transaction of its own: a worker that dies leaves whole ones only."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for, open_gates
from gongkai_web.publishing.actions import adopt, adopt_reference
from gongkai_web.publishing.life.vocabulary import State, Tie
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.transfer import store
from gongkai_web.transfer.models import Origin, PackageRow
from gongkai_web.transfer.models import Package as Stored
from gongkai_web.transfer.prepared import Context, Prepared, prepared
from gongkai_web.transfer.reading.cells import several
from gongkai_web.transfer.reading.check import Problem
from gongkai_web.transfer.reading.columns import TIES
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.reading.package import Package
from gongkai_web.transfer.stages import Outcome, Stage

_AT_ONCE = 40
"""Rows that are made ready together."""
_WITH_FILES = 10
"""The same where rows name files, each of which may have 50 MB."""


def import_rows(package: Stored, told: Callable[[int], None]) -> None:
    """Imports the rows that wait, in their order, until none does, then ties the items to each other."""
    try:
        source = Package(store.path_of(package.place), package.name)
    except (Refused, FileNotFoundError) as error:
        _stop(package, str(error))
        return
    with source:
        context = Context(package.organ, package.site, source, Mapped.from_json(package.mapping), timezone.localdate())
        while rows := _waiting(package):
            actor = _actor(package)
            if not actor.duties.may(Right.TRANSFER, package.organ):
                _stop(package, "")
                return
            for one in prepared(rows, context):
                _import(one, actor, package)
                told(1)
    _finish(package)


def _actor(package: Stored) -> Actor:
    """Whoever confirmed the package, with the rights of today."""
    now = timezone.now()
    user = package.confirmed_by or package.by
    return Actor(user, duties(user, timezone.localdate(now)), now)


@transaction.atomic
def _waiting(package: Stored) -> Sequence[PackageRow]:
    open_for(reads=[package.organ_id])
    rows = list(package.rows.filter(outcome=Outcome.WAITING).order_by("number")[:_AT_ONCE])
    return rows[:_WITH_FILES] if any("files" in row.values for row in rows) else rows


def _import(one: Prepared, actor: Actor, package: Stored) -> None:
    """Imports one row, or writes down why not. What goes wrong with it leaves the others alone."""
    try:
        with transaction.atomic():
            open_gates(actor.duties)
            row = PackageRow.objects.select_for_update().get(pk=one.row.pk)
            if row.outcome != Outcome.WAITING:
                return
            _settle(row, one, *_imported(row, one, actor, package))
    except (Refused, IntegrityError) as error:
        why = str(error) if isinstance(error, Refused) else type(error).__name__
        with transaction.atomic():
            open_gates(actor.duties)
            _settle(one.row, replace(one, faults=(*one.faults, Problem("title", "refused", why[:300]))), Outcome.FAILED, None)


def _imported(row: PackageRow, one: Prepared, actor: Actor, package: Stored) -> tuple[Outcome, Item | None]:
    if one.faults:
        return Outcome.FAILED, None
    if one.adoption is None:
        return Outcome.LEFT_OUT, None
    known = Origin.objects.filter(organ=package.organ_id, site=package.site, source_id=row.source_id).select_related("item").first()
    if known is not None:
        return Outcome.KNOWN, known.item
    item = adopt(actor, package.organ, one.adoption)
    Origin.objects.create(item=item, organ=package.organ, site=package.site, source_id=row.source_id, address=one.adoption.address[:500])
    match item.state:
        case State.PUBLISHED:
            return Outcome.PUBLIC, item
        case State.IN_REVIEW:
            return Outcome.HELD, item
        case _:
            return Outcome.DRAFT, item


def _settle(row: PackageRow, one: Prepared, outcome: Outcome, item: Item | None) -> None:
    row.outcome, row.item, row.links = outcome, item, list(one.links)
    row.faults = [[problem.field, problem.code, problem.value] for problem in one.faults]
    row.remarks = [*row.remarks, *([problem.field, problem.code, problem.value] for problem in one.remarks)]
    kept = {name: text for name, text in row.values.items() if name in TIES} if item else {}
    row.values = {**kept, "index_no": row.values["index_no"]} if item and "index_no" in row.values else kept
    row.save(update_fields=["outcome", "item", "links", "faults", "remarks", "values"])


def _finish(package: Stored) -> None:
    """Ties the items, forgets what was read, and removes the package."""
    actor = _actor(package)
    with transaction.atomic():
        open_gates(actor.duties)
        for row in (
            package.rows.select_related("item__organ")
            .filter(item__isnull=False)
            .exclude(values={})
            .order_by("number")
            .iterator(chunk_size=500)
        ):
            row.remarks = [*row.remarks, *([one.field, one.code, one.value] for one in _ties(row, package, actor))]
            row.values = {}
            row.save(update_fields=["remarks", "values"])
        _end(package, Stage.DONE, "")


def _ties(row: PackageRow, package: Stored, actor: Actor) -> Iterator[Problem]:
    """Ties an item to those that its row names, and tells of those that it cannot be tied to."""
    if row.item is None:
        return
    for field in TIES:
        for number in several(row.values.get(field, "")):
            target = _named(number, package)
            if target is None:
                yield Problem(field, "tie_missing", number[:100])
                continue
            try:
                adopt_reference(actor, row.item, target=target, tie=Tie(field))
            except Refused as refusal:
                yield Problem(field, "tie_refused", f"{number[:100]} {refusal}"[:300])


def _named(number: str, package: Stored) -> Item | Publication | None:
    """The item with an index number, or the one that had that number on the old site."""
    public = Publication.objects.filter(index_no=number, withdrawn_at=None).first()
    origin = Origin.objects.filter(organ=package.organ_id, site=package.site, source_id=number).select_related("item").first()
    return public or (origin.item if origin else None)


def _stop(package: Stored, why: str) -> None:
    """Leaves the rest of a package: nobody may import it any more, or its file is gone. `why`: empty where the right is."""
    with transaction.atomic():
        open_for(reads=[package.organ_id], writes=[package.organ_id])
        _end(package, Stage.REFUSED, why)


def _end(package: Stored, stage: Stage, refusal: str) -> None:
    package.stage, package.refusal, package.finished_at = stage, refusal, timezone.now()
    package.save(update_fields=["stage", "refusal", "finished_at"])
    transaction.on_commit(lambda: store.forget(package.place))
