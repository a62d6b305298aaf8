"""The questions of the form, one thing a page, in the order in which they are asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai_web.requests.asked import LONGEST, Asked, Faulty, asked
from gongkai_web.requests.kinds import APPLICANTS, Form, IdType, Method


class Page(StrEnum):
    """A page of the form."""

    ORGAN = "organ"
    CONTENT = "content"
    PUBLIC = "public"
    """What is public already and may be what is looked for."""
    DELIVERY = "delivery"
    PERSON = "person"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `hint`: why it is asked, or how to answer. `autocomplete`: what a browser may fill in."""

    name: str
    label: Promise
    hint: Promise | str = ""
    choices: Sequence[tuple[str, Promise | str]] = ()
    long: bool = False
    autocomplete: str = "off"
    optional: bool = False


FIELDS: Mapping[Page, tuple[Field, ...]] = {
    Page.ORGAN: (Field("organ", _("Which organ do you ask?"), _("Ask the one that made the information, or keeps it.")),),
    Page.CONTENT: (
        Field(
            "content",
            _("What information do you want?"),
            _("Its title or document number, or what it is about, from when, and about which place. You need not say why you want it."),
            long=True,
        ),
    ),
    Page.PUBLIC: (),
    Page.DELIVERY: (
        Field("delivery.form", _("In which form?"), choices=Form.choices),
        Field("delivery.method", _("By which way?"), choices=Method.choices),
    ),
    Page.PERSON: (
        Field(
            "applicant.kind",
            _("Who asks?"),
            _("Whoever acts for somebody else gives that one's kind and name."),
            [(one.value, label) for one, label in APPLICANTS.items()],
        ),
        Field("applicant.name", _("Your name"), _("As it stands in the proof of identity."), autocomplete="name"),
        Field("applicant.id_type", _("Proof of identity"), choices=IdType.choices),
        Field(
            "applicant.id_number",
            _("Number of the proof"),
            _("The Regulation (article 29) asks for it. It is kept under lock and key, and shown to nobody but the officer who needs it."),
        ),
        Field("applicant.phone", _("Telephone"), _("So that the office can reach you."), autocomplete="tel", optional=True),
        Field("applicant.email", _("E-mail"), autocomplete="email", optional=True),
        Field("applicant.address", _("Postal address"), autocomplete="street-address", optional=True),
    ),
    Page.CHECK: (),
}
NAMES = tuple(field.name for fields in FIELDS.values() for field in fields)
_CHOICES = frozenset(field.name for fields in FIELDS.values() for field in fields if field.choices)
MOST = LONGEST + 100
"""Signs of an answer that are carried on: enough to show one that is too long with what is wrong about it."""


def nested(given: Mapping[str, str]) -> dict[str, Any]:
    """The answers as a request is described."""
    data: dict[str, Any] = {}
    for name, value in given.items():
        part, _dot, field = name.partition(".")
        if field:
            data.setdefault(part, {})[field] = value
        else:
            data[part] = value
    return data


def organs_of(given: Mapping[str, str]) -> list[str]:
    """The codes of the organs that are asked: spaces stand between them, of which none has one."""
    return given["organ"].split()


def requests_of(given: Mapping[str, str]) -> list[Asked]:
    """The answers as requests, one to each organ. Raises: Faulty."""
    return [asked(nested({**given, "organ": code})) for code in organs_of(given) or [""]]


def faults_of(given: Mapping[str, str]) -> Mapping[str, str]:
    """What is wrong with the answers so far, those that are still missing included."""
    codes, faults = organs_of(given), {}
    try:
        asked(nested({**given, "organ": " ".join(codes[:1])}))
    except Faulty as faulty:
        faults = {name: gettext("Choose one.") if name in _CHOICES else fault for name, fault in faulty.faults.items()}
    if len(codes) > settings.GONGKAI_BATCH_ORGANS:
        faults["organ"] = gettext("Choose at most %(most)d organs; ask the others with another form.") % {
            "most": settings.GONGKAI_BATCH_ORGANS
        }
    return faults


def first_faulty(faults: Mapping[str, object]) -> Page:
    """The first page on which something is wrong."""
    return next((page for page, fields in FIELDS.items() if any(field.name in faults for field in fields)), Page.CHECK)


def id_of(name: str) -> str:
    """The id of the field of a question on its page."""
    return f"ask-{name.replace('.', '-')}"


def problems(faults: Mapping[str, object]) -> list[tuple[str, object]]:
    """What is wrong, each with the id of its field, as links above the form."""
    return [(id_of(name), fault) for name, fault in faults.items()]


def question(field: Field, given: Mapping[str, str], faults: Mapping[str, str]) -> dict[str, object]:
    """A question as templates show it, with its answer so far and what is wrong with that."""
    return {"field": field, "id": id_of(field.name), "value": given[field.name], "fault": faults.get(field.name, "")}
