"""Marks: text that occurs once, in every column for text of every table that holds what an organ has not made public."""

import re
from datetime import date
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

MARK = re.compile(r"canary\d{5}[hsp]")
HIDDEN, STAFF, PUBLIC = "h", "s", "p"
"""The last sign of a mark: nobody outside may read it; it names staff, or stands in the log of administration; everyone may."""
_LENGTH = len("canary00000h")


class Canaries:
    """Makes rows in which every text is a mark. `where`: table and column of each mark."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}
        self.known: dict[type[models.Model], list[models.Model]] = {}
        self._numbers = count(2)

    def mark(self, letter: str, where: str) -> str:
        """A new one."""
        made = f"canary{len(self.where):05}{letter}"
        self.where[made] = where
        return made

    def rows(self, model: type[models.Model], how_many: int, letter: str = HIDDEN, **given: Any) -> list[Any]:
        """New rows of a table, in its own state before publication: what may be empty of dates is, no switch is on.

        `given`: column → its value in every row, or a list with one for each.
        """
        marked = len(self.where)
        made = [model(**self._values(model, row, letter, given)) for row in range(how_many)]
        try:
            with transaction.atomic():
                model._default_manager.bulk_create(made)
        except IntegrityError:
            if how_many == 1:
                raise
            for mark in list(self.where)[marked:]:
                del self.where[mark]
            return self.rows(model, 1, letter, **given)  # the table lets no two such stand side by side
        self.known.setdefault(model, []).extend(made)
        return made

    def _values(self, model: type[models.Model], row: int, letter: str, given: dict[str, Any]) -> dict[str, Any]:
        values = {name: value[row] if isinstance(value, list) else value for name, value in given.items()}
        others: dict[type[models.Model], int] = {}
        for field in model._meta.concrete_fields:
            if field.name in values or field.generated or isinstance(field, models.AutoField) or field.related_model is model:
                continue
            if isinstance(field, models.ForeignKey):
                shift = others[field.related_model] = others.get(field.related_model, -1) + 1  # of two ends no row has the same twice
                values[field.name] = self._one_of(field.related_model, row + shift)
            elif (value := self._value(field, letter, f"{model._meta.db_table}.{field.name}")) is not None:
                values[field.name] = value
        return values

    def _one_of(self, model: type[models.Model], place: int) -> models.Model:
        if model not in self.known:
            self.rows(model, 2)
        known = self.known[model]
        return known[place % len(known)]

    def _value(self, field: "models.Field[Any, Any]", letter: str, where: str) -> Any:
        """None: the column keeps what it has by itself."""
        match field:
            case models.Field(choices=[(first, _label), *_rest]):
                value = None if field.has_default() else first
            case models.EmailField():
                value = f"{self.mark(letter, where)}@luoze.example"
            case models.CharField() | models.TextField() if (field.max_length or _LENGTH) >= _LENGTH:
                value = self.mark(letter, where)
            case ArrayField(base_field=models.CharField() | models.TextField()):
                value = [self.mark(letter, where)]
            case models.JSONField():
                value = [self.mark(letter, where)] if field.default is list else {"text": self.mark(letter, where)}
            case models.DateTimeField():
                value = None if field.null else timezone.now()
            case models.DateField():
                value = None if field.null else date(2026, 3, 2)
            case models.BooleanField() if not field.null and not field.has_default():
                value = False
            case models.FloatField():
                value = 1.5
            case models.IntegerField() if not field.null and not field.has_default():
                value = next(self._numbers)
            case _:
                value = None
        return value


def walled() -> list[type[models.Model]]:
    """The models of which the database shows some rows to their organ alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'reads' AND qual NOT LIKE '(true OR %%'")
        tables = {name for (name,) in cursor.fetchall()}
    assert tables
    return [model for model in apps.get_models() if model._meta.db_table in tables]
