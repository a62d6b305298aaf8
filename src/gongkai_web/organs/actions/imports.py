"""Organs made from the rows of a table: all that were chosen, or none."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.organs.actions.public import PUBLIC, public_words
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.imports.check import SUPERVISORS, Candidate, Fault, Known, candidates, fields_of, without_what_they_need
from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.imports.words import words_for
from gongkai_web.organs.kinds import Kind, Level, Noted
from gongkai_web.organs.log import entry
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.scan.words import scan_words

_AT_ONCE = 500
"""Rows that one statement changes."""


def preview(actor: Actor, rows: Sequence[Row]) -> tuple[tuple[Candidate, ...], tuple[Fault, ...]]:
    """What the rows would make with what is wrong in each, and what is wrong with the headings. Writes nothing."""
    fields, faults = fields_of(rows[0])
    if faults:
        return (), faults
    return tuple(map(_as_the_model_sees, candidates(rows[1:], fields, known_to(actor)))), ()


def known_to(actor: Actor) -> Known:
    """What stands in the database, for this person."""
    managed = actor.duties.organs.get(Right.MANAGE_ORGANS, frozenset())
    codes = dict(Organ.objects.values_list("pk", "code"))
    return Known(frozenset(codes.values()), frozenset(codes[pk] for pk in managed if pk in codes), words_for(Kind), words_for(Level))


def _as_the_model_sees(one: Candidate) -> Candidate:
    """The candidate with what the fields of the table in the database refuse, too long or of the wrong form, and what the scan finds."""
    own = {name: value for name, value in one.values.items() if name not in SUPERVISORS and value not in {"", None}}
    faults = tuple(
        Fault(column, "personal_data", found.excerpt) for column in PUBLIC[Organ] for found in scan_words(public_words(Organ, own, column))
    )
    try:
        Organ(**own).clean_fields(exclude=[*SUPERVISORS, *(field.name for field in Organ._meta.fields if field.name not in own)])
    except ValidationError as error:
        faults += tuple(Fault(name, "not_valid", str(own[name])) for name in error.error_dict)
    return Candidate(one.number, one.values, one.faults + faults)


@transaction.atomic
def import_organs(actor: Actor, rows: Sequence[Row], chosen: Collection[int]) -> list[Organ]:
    """The organs of the rows with those numbers.

    Raises: Refused, and nothing is made, when one of them has a fault by now or needs a row that was not chosen.
    """
    made, faults = preview(actor, rows)
    picked = [one for one in made if one.number in chosen]
    if faults or not picked or any(one.faults for one in picked):
        raise Refused(
            _("Nothing was imported."),
            _("A row that was not left out has a fault by now, or every row was left out."),
            _("Upload the table again."),
        )
    if lost := without_what_they_need({one.code for one in picked}, made, known_to(actor)):
        numbers = ", ".join(str(one.number) for one in lost)
        raise Refused(
            _("Nothing was imported."),
            _("The supervisor of row %(rows)s was left out.") % {"rows": numbers},
            _("Enter it as well, or leave that row out too."),
        )
    organs = Organ.objects.bulk_create(Organ(**_own(one.values)) for one in picked)
    above = {one.code: one for one in Organ.objects.filter(code__in=_supervisors(picked))}
    for organ, one in zip(organs, picked, strict=True):
        for name in SUPERVISORS:
            setattr(organ, name, above.get(str(one.values.get(name) or "")))
    Organ.objects.bulk_update(organs, SUPERVISORS, batch_size=_AT_ONCE)
    LogEntry.objects.bulk_create(
        entry(actor, Noted.ORGANS_IMPORTED, organ, details={"row": one.number, "code": one.code})
        for organ, one in zip(organs, picked, strict=True)
    )
    return organs


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in SUPERVISORS}


def _supervisors(picked: Sequence[Candidate]) -> set[str]:
    return {str(one.values[name]) for one in picked for name in SUPERVISORS if one.values.get(name)}
