"""Texts on their way into the database: what cannot be stored is refused, the rest is cleaned."""

from dataclasses import fields
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Field
from django.utils.translation import gettext as _

from gongkai_web.publishing import catalogue, clocks
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.text import REPORT_YEARS, TextFields
from gongkai_web.publishing.life.vocabulary import Attribute
from gongkai_web.publishing.models import Draft
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.text import cleaned

_LONGEST_BODY = 500_000
_DONE = ("competition_reviewed_on", "legality_reviewed_on", "decided_on", "registered_on")
"""Days of what is recorded when it has happened."""
NAMES = tuple(one.name for one in fields(TextFields))


def fields_of(row: Described) -> TextFields:
    """The text that a draft or a publication holds."""
    values: dict[str, Any] = {name: getattr(row, name) for name in NAMES}
    values |= {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return TextFields(**values)


def columns_of(text: TextFields) -> dict[str, Any]:
    """The columns of a draft or a publication for a text."""
    return {name: list(value) if isinstance(value := getattr(text, name), tuple) else value for name in NAMES}


def label_of(name: str) -> str:
    """What a field of a text is called, in the reader's language."""
    field = Draft._meta.get_field(name)
    return str(field.verbose_name) if isinstance(field, Field) else name


def accepted(text: TextFields, today: date) -> TextFields:
    """The text as it is stored. Raises: Refused for one without a title, too long, with unknown codes, or with days that cannot be."""
    if len(text.body) > _LONGEST_BODY:
        raise _unsaved(
            _("The text is longer than %(most)d characters.") % {"most": _LONGEST_BODY}, _("Put a part of it into an attachment.")
        )
    found = cleaned(text)
    if not found.title:
        raise _unsaved(_("It has no title."), _("Write a title."))
    for name in NAMES:
        _refuse_too_long(name, getattr(found, name))
    _refuse_unknown(found)
    if found.report_year is not None and found.report_year not in REPORT_YEARS:
        raise _unsaved(_("No annual report is about the year %(year)d.") % {"year": found.report_year}, _("Check the report year."))
    if found.made_on and found.made_on > today:
        raise _unsaved(_("It would have been made on a day that has not come yet."), _("Check the day on which it was made."))
    if found.effective_on and found.expires_on and found.expires_on < found.effective_on:
        raise _unsaved(_("It would expire before it takes effect."), _("Check the two dates."))
    if found.consulted_from and found.consulted_until and found.consulted_until < found.consulted_from:
        raise _unsaved(_("The public consultation would end before it begins."), _("Check the two dates."))
    for name in _DONE:
        day = getattr(found, name)
        if day and day > today:
            raise _unsaved(_("“%(field)s”: that day has not come yet.") % {"field": label_of(name)}, _("Record it when it has happened."))
    return found


def _refuse_too_long(name: str, value: object) -> None:
    field = Draft._meta.get_field(name)
    most = (field.base_field if isinstance(field, ArrayField) else field).max_length if isinstance(field, CharField | ArrayField) else None
    values = value if isinstance(value, tuple) else (value,)
    if most is not None and any(len(str(one)) > most for one in values):
        what = _("“%(field)s” is longer than %(most)d characters.") % {"field": label_of(name), "most": most}
        raise _unsaved(what, _("Shorten it."))


def _refuse_unknown(text: TextFields) -> None:
    known = {
        "statutory_code": catalogue.categories(),
        "topic": catalogue.topics(),
        "genre": catalogue.genres(),
        "special_period": clocks.special_periods(),
        "early_effect": catalogue.early_effects(),
        "responsible_basis": catalogue.responsibilities(),
    }
    for name, entries in known.items():
        code = getattr(text, name)
        if code and code not in entries:
            what = _("“%(code)s” is none of the values of “%(field)s”.") % {"code": code, "field": label_of(name)}
            raise _unsaved(what, _("Choose one of the list."))


def refuse_incomplete(text: TextFields, kind: Kind, attribute: Attribute | None, *, has_files: bool) -> None:
    """Raises: Refused when a text lacks what OGI-R 12 demands of every entry of the directory, says nothing, or is a report of no year."""
    missing = []
    if text.made_on is None:
        missing.append(_("made on"))
    if attribute is Attribute.PROACTIVE and not text.statutory_code:
        missing.append(_("statutory category"))
    if kind is Kind.ANNUAL_REPORT and text.report_year is None:
        missing.append(_("report year"))
    if not text.body and not has_files:
        missing.append(_("text or an attachment"))
    if missing:
        raise Refused(
            _("The item cannot be submitted."),
            _("This is missing: %(fields)s.") % {"fields": "、".join(missing)},
            _("Fill it in and save."),
        )


def refuse_two_categories(text: TextFields, life: Life) -> None:
    """Raises: Refused for an item that is to be published by one item of OGI-R 20 and 21, and described by another."""
    if life.attribute is Attribute.PROACTIVE and text.statutory_code != life.basis:
        known = catalogue.bases(Attribute.PROACTIVE)
        raise Refused(
            _("The item cannot be submitted."),
            _("Its attribute rests on “%(basis)s”, its text has the category “%(category)s”.")
            % {"basis": known.get(life.basis, life.basis), "category": known.get(text.statutory_code, text.statutory_code)},
            _("Fix the attribute anew, or change the category in the text."),
        )


def _unsaved(why: str, remedy: str) -> Refused:
    return Refused(_("The draft was not saved."), why, remedy)
