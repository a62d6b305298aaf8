"""The rows of a confirmed package become items, some hundred in a transaction: a worker that dies leaves whole ones only."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for, open_gates
from gongkai_web.publishing.actions import adopt_all, adopt_reference
from gongkai_web.publishing.life.vocabulary import State, Tie
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.publishing.scan.sandbox import Children
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

_AT_ONCE = 200
"""Rows of one transaction."""
_WAITING, _UNTIED = Q(outcome=Outcome.WAITING), Q(item__isnull=False) & ~Q(values={})


def import_rows(package: Stored, told: Callable[[int], None]) -> None:
    """Imports the rows that wait, in their order, until none does, then ties the items to each other."""
    try:
        source = Package(store.path_of(package.place), package.name)
    except (Refused, FileNotFoundError) as error:
        _stop(package, str(error))
        return
    with source, Children() as children:
        context = Context(package.organ, package.site, source, Mapped.from_json(package.mapping), timezone.localdate(), children)
        while rows := _first(package, _WAITING):
            actor = _actor(package)
            if not actor.duties.may(Right.TRANSFER, package.organ):
                _stop(package, "")
                return
            ready = prepared(rows, context)
            _import(ready, actor, package)
            told(len(ready))
    while rows := _first(package, _UNTIED):
        _tie(rows, _actor(package), package)
    _finish(package)


def _actor(package: Stored) -> Actor:
    """Whoever confirmed the package, with the rights of today."""
    now = timezone.now()
    user = package.confirmed_by or package.by
    return Actor(user, duties(user, timezone.localdate(now)), now)


@transaction.atomic
def _first(package: Stored, condition: Q) -> Sequence[PackageRow]:
    open_for(reads=[package.organ_id])
    return list(package.rows.filter(condition).order_by("number")[:_AT_ONCE])


def _import(ready: Sequence[Prepared], actor: Actor, package: Stored) -> None:
    """Imports rows in one transaction. What goes wrong with one leaves the others alone: they are tried again by halves."""
    try:
        with transaction.atomic():
            open_gates(actor.duties)
            _settle(_imported(ready, actor, package), package)
    except (Refused, IntegrityError) as error:
        if len(ready) > 1:
            half = len(ready) // 2
            _import(ready[:half], actor, package)
            _import(ready[half:], actor, package)
            return
        why = str(error) if isinstance(error, Refused) else type(error).__name__
        failed = replace(ready[0], faults=(*ready[0].faults, Problem("title", "refused", why[:300])))
        with transaction.atomic():
            _settle([(failed, Outcome.FAILED, None)], package)


_Settled = tuple[Prepared, Outcome, Item | None]


def _imported(ready: Sequence[Prepared], actor: Actor, package: Stored) -> list[_Settled]:
    """What becomes of each row. Raises: Refused, IntegrityError when one of them cannot be imported; then nothing is."""
    origins = Origin.objects.filter(organ=package.organ_id, site=package.site, source_id__in=[one.row.source_id for one in ready])
    known = {one.source_id: one.item for one in origins.select_related("item")}
    new = [(one.row, one.adoption) for one in ready if one.adoption is not None and one.row.source_id not in known]
    items = adopt_all(actor, package.organ, [adoption for _row, adoption in new]) if new else []
    Origin.objects.bulk_create(
        Origin(item=item, organ=package.organ, site=package.site, source_id=row.source_id, address=adoption.address[:500])
        for (row, adoption), item in zip(new, items, strict=True)
    )
    made = {row.pk: item for (row, _adoption), item in zip(new, items, strict=True)}
    return [(one, *_outcome(one, made.get(one.row.pk), known.get(one.row.source_id))) for one in ready]


def _outcome(one: Prepared, made: Item | None, known: Item | None) -> tuple[Outcome, Item | None]:
    if one.adoption is None:
        return Outcome.FAILED if one.faults else Outcome.LEFT_OUT, None
    if made is None:
        return Outcome.KNOWN, known
    match made.state:
        case State.PUBLISHED:
            return Outcome.PUBLIC, made
        case State.WITHDRAWN:
            return Outcome.WITHDRAWN, made
        case State.IN_REVIEW:
            return Outcome.HELD, made
        case _:
            return Outcome.DRAFT, made


def _settle(settled: Sequence[_Settled], package: Stored) -> None:
    """Writes down what became of rows, and keeps of what was read only what ties them to others."""
    for one, outcome, item in settled:
        row = one.row
        row.outcome, row.item, row.links = outcome, item, list(one.links)
        row.faults = [[problem.field, problem.code, problem.value] for problem in one.faults]
        row.remarks = _with(row.remarks, one.remarks)
        row.values = {name: text for name, text in row.values.items() if name in TIES} if item else {}
    _rewrite([one.row for one, *_ in settled], package, "outcome", "item", "links", "faults", "remarks", "values")


def _with(told: list[list[str]], more: Iterable[Problem]) -> list[list[str]]:
    """What is told about a row, and what else there is to tell."""
    return [*told, *(one for problem in more if (one := [problem.field, problem.code, problem.value]) not in told)]


def _rewrite(rows: Sequence[PackageRow], package: Stored, *columns: str) -> None:
    """Writes those columns of rows that are there, in one statement, and whatever right the person has by now."""
    open_for(reads=[package.organ_id], writes=[package.organ_id])
    PackageRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=columns)


@transaction.atomic
def _tie(rows: Sequence[PackageRow], actor: Actor, package: Stored) -> None:
    """Ties the items of rows to those that the rows name."""
    open_gates(actor.duties)
    numbers = {number for row in rows for field in TIES for number in several(row.values.get(field, ""))}
    named = _named(numbers, package)
    items = Item.objects.select_related("organ").in_bulk([row.item_id for row in rows])
    for row in rows:
        found = _ties(row, items[row.item_id], named, actor)
        row.remarks, row.values = _with(row.remarks, found), {}
    _rewrite(rows, package, "remarks", "values")


def _ties(row: PackageRow, item: Item, named: Mapping[str, Item | Publication], actor: Actor) -> Iterator[Problem]:
    """Ties an item to those that its row names, and tells of those that it cannot be tied to."""
    for field in TIES:
        for number in several(row.values.get(field, "")):
            if number not in named:
                yield Problem(field, "tie_missing", number[:100])
                continue
            try:
                adopt_reference(actor, item, target=named[number], tie=Tie(field))
            except Refused as refusal:
                yield Problem(field, "tie_refused", f"{number[:100]} {refusal}"[:300])


def _named(numbers: Collection[str], package: Stored) -> dict[str, Item | Publication]:
    """The items with these index numbers, or those that had these numbers on the old site."""
    origins = Origin.objects.filter(organ=package.organ_id, site=package.site, source_id__in=numbers).select_related("item")
    found: dict[str, Item | Publication] = {one.source_id: one.item for one in origins}
    return found | {one.index_no: one for one in Publication.objects.filter(index_no__in=numbers, withdrawn_at=None).only("index_no")}


@transaction.atomic
def _finish(package: Stored) -> None:
    """Removes the package."""
    open_for(reads=[package.organ_id], writes=[package.organ_id])
    _end(package, Stage.DONE, "")


def _stop(package: Stored, why: str) -> None:
    """Leaves the rest of a package: nobody may import it any more, or its file is gone. `why`: empty where the right is."""
    with transaction.atomic():
        open_for(reads=[package.organ_id], writes=[package.organ_id])
        _end(package, Stage.REFUSED, why)


def _end(package: Stored, stage: Stage, refusal: str) -> None:
    package.stage, package.refusal, package.finished_at = stage, refusal, timezone.now()
    package.save(update_fields=["stage", "refusal", "finished_at"])
    transaction.on_commit(lambda: store.forget(package.place))
