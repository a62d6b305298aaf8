"""Items, compilations and the organ as JSON: everything that stands in the database about them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import ForeignObjectRel, Model

from gongkai_web.compilations import models as compilations
from gongkai_web.compilations.models import Compiled
from gongkai_web.deposits.models import Deposit
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.transfer.export.rows import path_of
from gongkai_web.transfer.models import Origin
from gongkai_web.visits.models import VisitCount

_OF_OTHERS = frozenset({"password"})
_COMPILED: tuple[type[Compiled], ...] = tuple(
    one for one in vars(compilations).values() if isinstance(one, type) and issubclass(one, Compiled) and not one._meta.abstract
)


def line(data: Mapping[str, Any]) -> bytes:
    """One line of a JSON Lines file."""
    return json.dumps(data, ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def columns(row: Model) -> dict[str, Any]:
    """Every column of a row, references by their numbers."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname not in _OF_OTHERS}


def organ_record(organ: Organ) -> dict[str, Any]:
    """The organ, with its sites and successions."""
    return {
        **columns(organ),
        "sites": [columns(one) for one in organ.sites.all()],
        "successions": [columns(one) for one in organ.successions.all()],
        "origins": [columns(one) for one in organ.origins.all()],
    }


def item_record(item: Item) -> dict[str, Any]:
    """One item with its draft, its publication and those before, its events, files, references, findings, and where it came from."""
    origin: Origin | None = getattr(item, "origin", None)
    publication: Publication | None = getattr(item, "publication", None)
    return {
        **columns(item),
        "draft": columns(item.draft),
        "publication": columns(publication) if publication else None,
        "past_publications": [columns(one) for one in item.past_publications.all()],
        "events": [{**columns(one), "by": one.by.username if one.by else None} for one in item.events.all()],
        "files": [{**columns(one), "path": path_of(one)} for one in item.attachments.all()],
        "relations": [columns(one) for one in item.relations.all()],
        "findings": [columns(one) for one in item.findings.all()],
        "origin": columns(origin) if origin else None,
    }


def compilation_records(organ: Organ) -> Iterator[dict[str, Any]]:
    """Guides, catalogues, clean-ups, gazette issues, columns, lists and reading places of an organ, each with its entries."""
    for model in _COMPILED:
        for one in model._default_manager.filter(organ=organ).order_by("pk").iterator(chunk_size=100):
            entries = {str(relation.get_accessor_name()): _entries(one, relation) for relation in model._meta.related_objects}
            yield {"type": model._meta.model_name, **columns(one), **entries}


def duty_records(organ: Organ) -> Iterator[dict[str, Any]]:
    """The schedule of recurring publications with its periods, what was handed to reading places, and the visits counted there."""
    for duty in organ.recurring.order_by("pk"):
        yield {"type": "recurring", **columns(duty), "periods": [columns(one) for one in duty.periods.order_by("pk")]}
    for deposit in Deposit.objects.filter(organ=organ).order_by("pk").iterator(chunk_size=100):
        yield {"type": "deposit", **columns(deposit), "lines": [columns(one) for one in deposit.lines.order_by("pk")]}
    for count in VisitCount.objects.filter(organ=organ).order_by("pk").iterator(chunk_size=1000):
        yield {"type": "visits", **columns(count)}


def _entries(one: Compiled, relation: ForeignObjectRel) -> list[dict[str, Any]]:
    return [columns(entry) for entry in getattr(one, str(relation.get_accessor_name())).order_by("pk")]
