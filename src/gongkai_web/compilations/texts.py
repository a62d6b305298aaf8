"""What stands in a compilation: every text for the scan, everything for whoever reads it before it goes out."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import CharField, Field, Model, TextField
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.compilations.models import Compiled, GazetteArticle
from gongkai_web.publishing.models import Publication
from gongkai_web.publishing.scan.words import Words

_OF_THE_SYSTEM = frozenset({"id", "organ", "published_at", "position"})

Fact = tuple[str, str]
"""What something is called, and what it is."""


def texts(one: Compiled) -> Iterator[Words]:
    """Every text that somebody wrote into a compilation and its lines, with what it is called."""
    yield from _written(one, one.CONTACT)
    for place, line in enumerate(lines(one), 1):
        where = _("line %(number)d") % {"number": place}
        yield from (Words(f"{where} · {words.name}", words.text) for words in _written(line))


def read_fields(model: type[Model]) -> "list[Field[Any, Any]]":
    """The columns of a compilation or a line that somebody fills in."""
    return [field for field in model._meta.concrete_fields if field.editable and field.name not in _OF_THE_SYSTEM]


def facts(one: Compiled) -> list[Fact]:
    """What stands in it beside its lines."""
    return [_fact(one, field) for field in read_fields(type(one))]


def table(one: Compiled) -> list[list[Fact]]:
    """What stands in each of its lines; an item by its index number and title."""
    rows = lines(one)
    items = [row.item_id for row in rows if getattr(row, "item_id", None)]
    public = Publication.objects.filter(pk__in=items).values_list("pk", "index_no", "title")
    titles = {pk: f"{index_no} {title}" for pk, index_no, title in public}
    return [
        [
            (_("item"), titles[row.item_id]) if field.name == "item" else _fact(row, field)
            for field in read_fields(type(row))
            if (row.item_id if field.name == "item" else not field.is_relation and _belongs(row, field.name))
        ]
        for row in rows
    ]


def _belongs(row: Any, name: str) -> bool:
    """Whether a line has that column: an article of the gazette is an item, or what the contents of a scan say."""
    return not (isinstance(row, GazetteArticle) and row.item_id and name in {"page", "title", "doc_no"})


def lines(one: Compiled) -> list[Any]:
    """The rows of its lines, in their order."""
    return list(getattr(one, one.LINES).all()) if one.LINES else []


def _written(row: Model, contact: frozenset[str] = frozenset()) -> Iterator[Words]:
    for field in read_fields(type(row)):
        if isinstance(field, CharField | TextField) and not field.choices and (text := field.value_from_object(row)):
            yield Words(str(field.verbose_name), text, field.name in contact)


def _fact(row: Model, field: "Field[Any, Any]") -> Fact:
    value = getattr(row, f"get_{field.name}_display")() if field.choices else field.value_from_object(row)
    if isinstance(value, datetime):
        value = timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return str(field.verbose_name), "" if value is None else str(value)
