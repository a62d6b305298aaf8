"""The scan, as part of submitting and of publishing."""

from collections.abc import Iterable, Iterator

from gongkai_web.publishing.actions.record import Record
from gongkai_web.publishing.actions.texts import fields_of
from gongkai_web.publishing.models import Item, ScanFinding
from gongkai_web.publishing.scan import Finding, scan


def found_in(record: Record) -> tuple[Finding, ...]:
    """What the scan finds in the item's working text and in the files that would go out with it."""
    files = [(file.name, file.open()) for file in record.item.attachments.filter(removed=False)]
    return scan(fields_of(record.item.draft), files)


def keep(record: Record, found: tuple[Finding, ...]) -> None:
    """Puts the findings of a new scan in the place of the last one's."""
    record.item.findings.all().delete()
    ScanFinding.objects.bulk_create(rows_of(record.item, found))


def rows_of(item: Item, found: Iterable[Finding]) -> Iterator[ScanFinding]:
    """The rows of an item's findings, each finding once."""
    for one in {one.id: one for one in found}.values():
        yield ScanFinding(item=item, organ=item.organ, finding=one.id, kind=one.kind, where=one.where, excerpt=one.excerpt)
