"""The whole export: README, organ, items as JSON and as a table, compilations, files, manifest."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import files as package_files
from pathlib import Path

from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import QuerySet

from gongkai_web.api.safe_csv import lines
from gongkai_web.compilations.models import GazetteIssue
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Item, PastPublication, Publication, Relation
from gongkai_web.transfer.export.records import compilation_records, duty_records, item_record, line, organ_record
from gongkai_web.transfer.export.rows import HEADER, path_of, row
from gongkai_web.transfer.export.stream import Stream
from gongkai_web.transfer.reading.package import FORMAT

_CHUNK = 200
_PIECE = 256 * 1024
_PACKED = ("text/", "application/json", "application/xml")


def export(organ: Organ, *, at: datetime, by: str) -> Iterator[bytes]:
    """The pieces of the ZIP file, in the state of one moment. Memory does not grow with the number of items or the size of files.

    Whoever calls it has made sure that `by` may have it; the database is opened for this organ's rows while the pieces are taken.
    """
    with _one_moment(organ):
        stream = Stream(at)
        numbers = _numbers(organ)
        readme = package_files("gongkai_web.transfer").joinpath("data/export-readme.md").read_bytes()
        yield from stream.add("README.md", [readme])
        yield from stream.add("organ.json", [line(organ_record(organ))])
        yield from stream.add("items.jsonl", (line(item_record(one)) for one in _items(organ)))
        yield from stream.add("items.csv", (text.encode() for text in lines(HEADER, (row(one, numbers) for one in _items(organ)))))
        yield from stream.add("compilations.jsonl", map(line, compilation_records(organ)))
        yield from stream.add("duties.jsonl", map(line, duty_records(organ)))
        for path, digest, packed in _files(organ):
            yield from stream.add(path, _bytes_of(digest), packed=packed)
        made = {"format": FORMAT, "organ": {"code": organ.code, "name": organ.name}, "made_at": at.isoformat(), "by": by}
        listed = {**made, "items": len(numbers), "files": [one._asdict() for one in stream.written]}
        yield from stream.add("manifest.json", [json.dumps(listed, ensure_ascii=False, indent=1).encode()])
        yield from stream.close()


@contextmanager
def _one_moment(organ: Organ) -> Iterator[None]:
    """A transaction that sees the database as it was at its beginning, and writes nothing."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        open_for(reads=[organ.pk])
        yield


def _items(organ: Organ) -> Iterator[Item]:
    known: QuerySet[Item] = Item.objects.filter(organ=organ).select_related("organ", "draft", "publication", "origin")
    known = known.prefetch_related("events__by", "attachments", "relations", "findings", "past_publications")
    yield from known.order_by("pk").iterator(chunk_size=_CHUNK)


def _numbers(organ: Organ) -> dict[int, str]:
    """By what a reference names each item of the organ, or what it refers to elsewhere: index number, or number in this export."""
    own = {pk: f"{organ.code}#{pk}" for pk in Item.objects.filter(organ=organ).order_by("pk").values_list("pk", flat=True).iterator()}
    public = Item.objects.filter(organ=organ, publication__isnull=False).values_list("pk", "publication__index_no")
    elsewhere = set(Relation.objects.filter(organ=organ).values_list("target", flat=True)) - own.keys()
    return own | dict(public.iterator()) | dict(Publication.objects.filter(pk__in=elsewhere).values_list("pk", "index_no"))


def _files(organ: Organ) -> Iterator[tuple[str, str, bool]]:
    """Path, hash, and whether it is worth packing, of each file once; those of earlier publications and scans of gazettes as well."""
    seen: set[str] = set()
    for item in Item.objects.filter(organ=organ).prefetch_related("attachments").order_by("pk").iterator(chunk_size=_CHUNK):
        for file in item.attachments.all():
            path = path_of(file)
            if path not in seen:
                seen.add(path)
                yield path, file.sha256, file.media_type.startswith(_PACKED)
    for scan in GazetteIssue.objects.filter(organ=organ).exclude(scan={}).order_by("pk").values_list("scan", flat=True):
        path = f"files/{scan['sha256']}/{scan['name']}"
        if path not in seen:
            seen.add(path)
            yield path, scan["sha256"], False
    past = PastPublication.objects.filter(organ=organ).exclude(files=[]).values_list("files", flat=True)
    for files in past.iterator(chunk_size=_CHUNK):
        for one in files:
            path = f"files/{one['sha256']}/{one['name']}"
            if path not in seen and storages["private"].exists(_place(one["sha256"])):
                seen.add(path)
                yield path, one["sha256"], False


def _bytes_of(digest: str) -> Iterator[bytes]:
    with Path(storages["private"].path(_place(digest))).open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _place(digest: str) -> str:
    return f"{digest[:2]}/{digest}"
