"""The form of an event: what the ledger has to know of it, and what the law wants written down beside it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai.law.fees import FeeBasis, by_page, by_request
from gongkai.law.settings import DEFAULTS
from gongkai.ledger import strikes
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling, record
from gongkai.ledger.fields import codecs
from gongkai.ledger.opaque import PersonalData
from gongkai_web.requests.alike import frequency
from gongkai_web.requests.numbers import case_called, next_number
from gongkai_web.requests.reading import Whole
from gongkai_web.requests.told import TOLD
from gongkai_web.requests.words import EVENTS, FIELDS, VALUES
from gongkai_web.workbench.widgets import Day

YES_NO = [("yes", _("yes")), ("no", _("no"))]
_NOTE = "told_"
"""Before the names of what goes into the note."""


class EventForm(forms.Form):
    """One event of a case: its day, its own data, and what is told beside it."""

    on = forms.DateField(label=pgettext_lazy("event", "on the day"), widget=Day, initial=timezone.localdate)

    def __init__(self, *args: Any, event: type[Event], one: Whole, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.one = event, one
        hints = get_type_hints(event)
        for field in fields(event):
            self.fields[field.name] = _field(field.name, hints[field.name], event, one)
        for told in TOLD.get(event, ()):
            text = forms.Textarea({"rows": 3}) if told.long else forms.TextInput()
            shape: dict[str, Any] = {"label": told.label, "help_text": told.help, "required": not told.optional, "max_length": 2000}
            self.fields[_NOTE + told.name] = forms.CharField(widget=text, **shape)

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for what the ledger does not take, a number by which a person is known above all."""
        values = super().clean() or {}
        if not self.errors:
            values["event"] = self.happened({field.name: _plain(values[field.name]) for field in fields(self.event)})
            values["told"] = {name.removeprefix(_NOTE): text for name, text in values.items() if name.startswith(_NOTE) and text}
        return values

    def happened(self, data: Mapping[str, Any]) -> Event:
        """The event with these data. Raises: ValidationError."""
        try:
            found: Event = codecs()[self.event.__name__].decode(dict(data))
        except PersonalData as error:
            raise forms.ValidationError(_("No identity or telephone number goes into the ledger: it can never be erased.")) from error
        except ValueError as error:
            raise forms.ValidationError(_("This cannot be recorded as it is. Look at each field again.")) from error
        return found

    def clean_into(self) -> str:
        """The case that was named, by its register number or its id. Raises: ValidationError."""
        return case_called(self.one.case, self.cleaned_data["into"])


class FeeForm(EventForm):
    """The notice of a fee. Its amount follows from the rates of the law, and is not typed."""

    pages = forms.IntegerField(label=_("pages"), min_value=1, required=False, help_text=_("Where the fee is counted by the page."))
    earlier = forms.IntegerField(
        label=_("requests of the same applicant before this one in the month"),
        min_value=0,
        required=False,
        help_text=_("Where the fee is counted by the request."),
    )

    def __init__(self, *args: Any, event: type[Event], one: Whole, **kwargs: Any) -> None:
        super().__init__(*args, event=event, one=one, **kwargs)
        del self.fields["yuan"]
        often = frequency(one.case, timezone.localdate())
        self.fields["earlier"].initial = often.counts.month - 1 if often else 0

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError where the law has no fee for so much."""
        values = forms.Form.clean(self) or {}
        if self.errors:
            return values
        if values["basis"] == FeeBasis.BY_PAGE:
            told, fee = "pages", by_page(values["pages"] or 0, values["on"])
        else:
            told, fee = "earlier", by_request(1, values["on"], before=values["earlier"] or 0)
        if fee.yuan == 0:
            raise forms.ValidationError(_("For so much the law has no fee."))
        return values | {"event": self.happened({"basis": values["basis"], "yuan": fee.yuan}), "told": {told: values[told]}}


class ReasonsForm(EventForm):
    """The question why somebody asks so much, and until when the reasons can come. Law: OGI-R 35."""

    told_reasons_by = forms.DateField(
        label=_("last day for the reasons"), widget=Day, help_text=_("Without reasons until then the request may be called excessive.")
    )

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for a day that leaves no time."""
        values = super().clean()
        if not self.errors:
            until = values["told"]["reasons_by"]
            if until <= values["on"]:
                self.add_error("told_reasons_by", _("Give the applicant time: a day after that of the notice."))
            values["told"] = values["told"] | {"reasons_by": until.isoformat()}
        return values


FORMS: Mapping[type[Event], type[EventForm]] = {handling.FeeNotified: FeeForm, handling.ReasonsRequested: ReasonsForm}


def _plain(value: object) -> object:
    """A value as the ledger's lines have it."""
    match value:
        case "":
            return None
        case date():
            return value.isoformat()
        case _:
            return value


def _field(name: str, hint: Any, event: type[Event], one: Whole) -> forms.Field:
    """What is asked for a field of an event, by its name where the case says what can stand there, else by its type."""
    kind = next((part for part in get_args(hint) if part is not NoneType), hint) if NoneType in get_args(hint) else hint
    own: dict[str, Any] = {"label": FIELDS[name], "required": kind is hint}
    match name:
        case "number":
            own |= {"initial": next_number(one.case.organ_id)}
        case "party" if event is handling.ConsultationSent:
            hint_text = _("A running number: no name goes into the ledger.")
            own |= {"initial": f"P-{len(one.folded.consultations) + 1}", "max_length": 64, "help_text": hint_text}
            return forms.CharField(**own)
        case "party":
            open_ones = [each for each in one.folded.consultations if each.opinion is None]
            unserved = [each for each in open_ones if each.served is None or event is not handling.ConsultationServed]
            return forms.ChoiceField(choices=[(each.party, each.party) for each in unserved], **own)
        case "entry":
            return forms.TypedChoiceField(coerce=int, choices=_strikable(one), **own)
        case "into":
            own |= {"help_text": _("Its register number, or its id.")}
        case "by":
            own |= {"help_text": _("A running number of the office for it, such as FY-2026-1.")}
        case "working_days" if event is handling.CorrectionRequested:
            own |= {"initial": DEFAULTS.correction_period, "help_text": _("The period that the notice gives.")}
        case "yuan" if event is handling.FeePaid and one.folded.fee:
            own |= {"initial": one.folded.fee.yuan}
    return _by_type(kind, own)


def _strikable(one: Whole) -> list[tuple[int, str]]:
    """The entries that stand, newest first."""
    kept = strikes.standing(tuple(one.entries))
    found = sorted((entry for entry in kept if not isinstance(entry.event, record.EntryStruck)), key=lambda entry: -entry.number)
    return [(entry.number, f"{entry.number} · {entry.happened_on} · {EVENTS[type(entry.event)]}") for entry in found]


def _by_type(kind: type, own: dict[str, Any]) -> forms.Field:
    if kind is bool:
        return forms.TypedChoiceField(coerce=lambda value: value == "yes", choices=YES_NO, widget=forms.RadioSelect, **own)
    if kind is int:
        return forms.IntegerField(min_value=1, **own)
    if kind is date:
        return forms.DateField(widget=Day, **own)
    if issubclass(kind, StrEnum):
        return forms.ChoiceField(choices=[(one.value, VALUES[one]) for one in kind], widget=forms.RadioSelect, **own)
    return forms.CharField(max_length=60, **own)
