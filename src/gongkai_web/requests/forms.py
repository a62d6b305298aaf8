"""The forms of the desk's lists, of the intake and of what opens personal data."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.law.receipt import Channel
from gongkai.ledger.case import Kind
from gongkai_web.organs.models import Organ
from gongkai_web.requests.kinds import KINDS, STATES
from gongkai_web.requests.told import HELP
from gongkai_web.requests.words import CHANNELS
from gongkai_web.workbench.widgets import Day


class CaseFilter(forms.Form):
    """Which cases are listed."""

    state = forms.ChoiceField(
        label=_("state"),
        required=False,
        choices=[("", _("everything open")), ("all", _("all")), *((key.value, label) for key, label in STATES.items())],
    )
    due = forms.ChoiceField(
        label=_("due day"),
        required=False,
        choices=[("", "—"), ("overdue", _("overdue")), ("soon", _("due soon")), ("lapsed", _("applicant's time is over"))],
    )
    mine = forms.ChoiceField(label=_("officer"), required=False, choices=[("", "—"), ("me", _("mine")), ("nobody", _("nobody's yet"))])
    number = forms.CharField(label=_("register number"), required=False, max_length=60)


class ReasonForm(forms.Form):
    """Why personal data are opened."""

    reason = forms.CharField(label=_("reason"), max_length=200, help_text=_("It goes on record with your name."))


_CHANNELS = [(key.value, label) for key, label in CHANNELS.items() if key is not Channel.ONLINE]


class IntakeForm(forms.Form):
    """Where a request came in, and how."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ"))
    kind = forms.ChoiceField(label=_("kind of case"), required=False, choices=[(key.value, label) for key, label in KINDS.items()])
    about = forms.ModelChoiceField(
        Organ.objects.none(), label=_("the organ complained of"), required=False, help_text=_("For a supervision complaint alone.")
    )
    channel = forms.ChoiceField(label=_("way of arrival"), choices=_CHANNELS)
    arrived_on = forms.DateField(
        label=_("arrived on"),
        widget=Day,
        initial=timezone.localdate,
        help_text=_("Handed in, signed for by any post room, or found in the mail."),
    )

    postal_number = forms.CharField(
        label=_("number of the mail"), max_length=60, required=False, help_text=_("As the post register has it.")
    )
    enveloped_on = forms.DateField(label=_("day on the postmark"), widget=Day, required=False)
    helped = forms.ChoiceField(label=_("help given"), required=False, choices=[("", _("none needed")), *HELP.items()])

    @property
    def told(self) -> dict[str, str]:
        """What is noted beside the arrival, by name."""
        return {name: str(value) for name in ("postal_number", "enveloped_on", "helped") if (value := self.cleaned_data[name])}

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for a complaint about nobody, and for a letter that was posted after it arrived."""
        values = super().clean() or {}
        posted, arrived = values.get("enveloped_on"), values.get("arrived_on")
        if posted and arrived and posted > arrived:
            self.add_error("enveloped_on", _("No letter was posted after it arrived: compare both days."))
        if values.get("kind") == Kind.COMPLAINT and not values.get("about"):
            self.add_error("about", _("Choose the organ that is complained of."))
        return values
