"""What an organ and its sites say of themselves in public, for the scan."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Field, Model

from gongkai_web.organs.models import Organ, Site, Succession
from gongkai_web.publishing.scan.words import Words

PUBLIC: Mapping[type[Model], tuple[str, ...]] = {
    Organ: ("name", "short_name", "address", "office_hours", "telephone", "fax", "email", "duties", "leaders"),
    Site: ("name", "english_name", "sponsor", "contact", "moved_to"),
    Succession: ("basis",),
}
"""The columns that somebody writes freely and everyone reads. In each of them an office may be reached."""


def public_words(model: type[Model], values: Mapping[str, Any], *columns: str) -> list[Words]:
    """Those of the values that will be public, with what they are called; of these columns alone where some are named."""
    return [Words(_name(model, column), values[column], contact=True) for column in columns or PUBLIC[model] if values.get(column)]


def _name(model: type[Model], column: str) -> str:
    field = model._meta.get_field(column)
    return str(field.verbose_name) if isinstance(field, Field) else column
