"""What an entry of the log says beside its reason, in words: the names of fields as their forms have them, no codes."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import Appointment, Organ, Site, Succession

_OF: Mapping[Noted, type[Model]] = {
    Noted.ORGAN_MADE: Organ,
    Noted.ORGAN_CHANGED: Organ,
    Noted.ORGANS_IMPORTED: Organ,
    Noted.SUCCESSION: Succession,
    Noted.SITE_MADE: Site,
    Noted.SITE_CHANGED: Site,
    Noted.SITE_CLOSED: Site,
    Noted.SITE_REOPENED: Site,
    Noted.APPOINTED: Appointment,
    Noted.APPOINTMENT_ENDED: Appointment,
    Noted.ACCOUNT_CHANGED: User,
}
"""Whose fields an entry tells of. An entry about a compilation says itself of which sort it is."""
_LABELS: Mapping[str, Promise] = {
    "step": _("step of signing in"),
    "row": _("row of the table"),
    "file": _("file"),
    "sha256": _("SHA-256 of the file"),
    "case": _("case"),
    "letter": _("letter"),
    "files": _("number of files"),
    "compilation": _("sort of compilation"),
    "number": _("number of the compilation"),
    "title": _("title"),
    "prepared_by": _("prepared by"),
    "items": _("items, by number"),
    "finding": _("finding"),
    "site": _("old site"),
    "sent_by": _("sent in by"),
}
"""What is no field of the model; `number` is that of the compilation's row."""
_STEPS: Mapping[str, Promise] = {"password": _("password"), "code": _("code of the second factor")}
_NOTHING = "—"


def told(what: str, details: Mapping[str, Any]) -> dict[str, str]:
    """Label → value; of a change the value before and the one after. What no list names stands as it was written down."""
    model = _model(what, details)
    found: dict[str, str] = {}
    for key, value in details.items():
        field = _field(model, key)
        label = str(field.verbose_name if field is not None else _LABELS.get(key, key))
        found[label] = " → ".join(_value(field, key, one) for one in (value if isinstance(value, list) else [value]))
    return found


def _model(what: str, details: Mapping[str, Any]) -> type[Model] | None:
    if sort := details.get("compilation"):
        return apps.get_model("compilations", sort)
    return _OF.get(Noted(what))


def _field(model: type[Model] | None, key: str) -> "Field[Any, Any] | None":
    try:
        field = model._meta.get_field(key) if model is not None and key not in _LABELS else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, Field) else None


def _value(field: "Field[Any, Any] | None", key: str, value: object) -> str:
    if value is None or value == "":
        return _NOTHING
    if key == "compilation":
        return str(apps.get_model("compilations", str(value))._meta.verbose_name)
    if key == "step":
        return str(_STEPS.get(str(value), value))
    choices = dict(field.flatchoices) if field is not None else {}
    return str(choices.get(value, value))
