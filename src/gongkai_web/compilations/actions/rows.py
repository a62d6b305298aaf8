"""Rows of a compilation: locked, stored, with their lines, and what the log says of them."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from psycopg.errors import UniqueViolation

from gongkai_web.compilations.models import Compiled, Growing
from gongkai_web.compilations.texts import lines as lines_of
from gongkai_web.compilations.texts import read_fields
from gongkai_web.organs.refusals import Refused

C = TypeVar("C", bound=Compiled)


def lock_public(one: Compiled) -> None:
    """Of a change: the public one is nobody else's until the transaction ends. Whoever takes both takes it first."""
    if isinstance(one, Growing) and one.replaces_id is not None:
        type(one)._default_manager.select_for_update().get(pk=one.replaces_id)


def locked(one: C) -> C | None:
    """The row as it stands now, nobody else's until the transaction ends; of a change the public one too. None: it is gone."""
    lock_public(one)
    return type(one)._default_manager.select_for_update().filter(pk=one.pk).first()


def store(one: Compiled, refusal: str) -> None:
    """Writes the row. Raises: Refused, beginning with `refusal`, where the organ has another one of that number, name or address."""
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError as error:
        if not isinstance(error.__cause__, UniqueViolation):
            raise
        raise Refused(
            refusal,
            _("The organ has another one with the same number, name or address."),
            _("Change that one, or choose another number, name or address."),
        ) from error


def replace_lines(one: Compiled, lines: Sequence[models.Model]) -> None:
    """These lines, in this order, instead of those that it had."""
    if not one.LINES:
        return
    kept = getattr(one, one.LINES)
    kept.all().delete()
    for place, line in enumerate(lines, 1):
        for name, value in (("pk", None), (kept.field.name, one), ("organ", one.organ), ("position", place)):
            setattr(line, name, value)
    kept.bulk_create(lines)


def said(one: Compiled) -> dict[str, object]:
    """What the log compares: what was filled in, and which items there are."""
    filled = {field.name: field.value_from_object(one) for field in read_fields(type(one))}
    return {**filled, "items": [line.item_id for line in lines_of(one)]} if one.LINES else filled


def called(one: Compiled) -> dict[str, object]:
    """Which one it is, for the log."""
    return {"compilation": one._meta.model_name, "number": one.pk, "title": str(one)}


def gone(refusal: str) -> Refused:
    """What is said about one that somebody gave up or published while a person had its page open."""
    return Refused(refusal, _("Somebody else gave it up or published it meanwhile."), _("See in the list what has become of it."))
