"""The forms of the desk. That of an event asks for what the ledger has to know of it, and for nothing else."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.law.outcomes import Ground, Outcome, catalogue, existing
from gongkai.law.receipt import Channel
from gongkai.ledger.case import HandledCase
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling
from gongkai.ledger.fields import codecs
from gongkai.ledger.opaque import PersonalData
from gongkai_web.organs.models import Organ
from gongkai_web.requests.kinds import STATES
from gongkai_web.requests.labels import said
from gongkai_web.requests.words import CHANNELS, FIELDS, VALUES
from gongkai_web.workbench.widgets import Day


class CaseFilter(forms.Form):
    """Which cases are listed."""

    state = forms.ChoiceField(label=_("state"), required=False, choices=[("", "—"), *((key.value, label) for key, label in STATES.items())])
    due = forms.ChoiceField(label=_("due day"), required=False, choices=[("", "—"), ("overdue", _("overdue")), ("soon", _("due soon"))])
    number = forms.CharField(label=_("register number"), required=False, max_length=60)


class ReasonForm(forms.Form):
    """Why personal data are opened."""

    reason = forms.CharField(label=_("reason"), max_length=200, help_text=_("It goes on record with your name."))


_CHANNELS = [(key.value, label) for key, label in CHANNELS.items() if key is not Channel.ONLINE]
_YES_NO = [("yes", _("yes")), ("no", _("no"))]


class IntakeForm(forms.Form):
    """Where a request came in, and how."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ"))
    channel = forms.ChoiceField(label=_("way of arrival"), choices=_CHANNELS)
    arrived_on = forms.DateField(
        label=_("arrived on"),
        widget=Day,
        initial=timezone.localdate,
        help_text=_("Handed in, signed for by any post room, or found in the mail."),
    )


class EventForm(forms.Form):
    """One event of a case: its day, and its own data."""

    on = forms.DateField(label=_("on the day"), widget=Day, initial=timezone.localdate)

    def __init__(self, *args: Any, event: type[Event], case: HandledCase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        hints = get_type_hints(event)
        for field in fields(event):
            self.fields[field.name] = _field(field.name, hints[field.name], event, case)

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for what the ledger does not take, a number by which a person is known above all."""
        values = super().clean() or {}
        data = {name: _plain(value) for name, value in values.items() if name != "on"}
        if not self.errors:
            try:
                values["event"] = codecs()[self.event.__name__].decode(data)
            except PersonalData as error:
                raise forms.ValidationError(_("No identity or telephone number goes into the ledger: it can never be erased.")) from error
            except ValueError as error:
                raise forms.ValidationError(_("This cannot be recorded as it is. Look at each field again.")) from error
        return values


def _plain(value: object) -> object:
    """A value as the ledger's lines have it."""
    match value:
        case "":
            return None
        case date():
            return value.isoformat()
        case _:
            return value


def _field(name: str, hint: Any, event: type[Event], case: HandledCase) -> forms.Field:
    """What is asked for a field of an event, by its name where the case says what can stand there, else by its type."""
    kind = next((one for one in get_args(hint) if one is not NoneType), hint) if NoneType in get_args(hint) else hint
    own: dict[str, Any] = {"label": FIELDS[name], "required": kind is hint and name != "grounds"}
    match name:
        case "party" if event is handling.ConsultationSent:
            hint_text = _("A running number: no name goes into the ledger.")
            own |= {"initial": f"P-{len(case.consultations) + 1}", "max_length": 64, "help_text": hint_text}
            return forms.CharField(**own)
        case "party":
            return forms.ChoiceField(choices=[(one.party, one.party) for one in case.consultations if one.opinion is None], **own)
        case "outcome":
            return forms.ChoiceField(choices=_outcomes(existing(timezone.localdate())), widget=forms.RadioSelect, **own)
        case "grounds":
            own |= {"widget": forms.CheckboxSelectMultiple, "help_text": _("For a partial disclosure alone.")}
            return forms.MultipleChoiceField(choices=_outcomes(Outcome(one.value) for one in Ground if one.value in _OUTCOMES), **own)
        case _:
            return _by_type(kind, own)


def _by_type(kind: type, own: dict[str, Any]) -> forms.Field:
    if kind is bool:
        return forms.TypedChoiceField(coerce=lambda value: value == "yes", choices=_YES_NO, widget=forms.RadioSelect, **own)
    if kind is int:
        return forms.IntegerField(min_value=1, **own)
    if kind is date:
        return forms.DateField(widget=Day, **own)
    if issubclass(kind, StrEnum):
        return forms.ChoiceField(choices=[(one.value, VALUES[one]) for one in kind], widget=forms.RadioSelect, **own)
    return forms.CharField(max_length=60, **own)


_OUTCOMES = frozenset(one.value for one in Outcome)


def _outcomes(codes: Iterable[Outcome]) -> list[tuple[str, str]]:
    return [(one.value, said(catalogue()[one].name)) for one in codes]
