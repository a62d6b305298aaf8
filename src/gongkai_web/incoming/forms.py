"""The forms of the list of mail, of setting aside and of taking in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai_web.incoming.kinds import State, Why
from gongkai_web.requests.forms import IntakeForm


class MailFilter(forms.Form):
    """Which mails are listed."""

    state = forms.ChoiceField(label=_("state"), required=False, choices=State.choices)


class AsideForm(forms.Form):
    """Why a mail is set aside."""

    why = forms.ChoiceField(label=_("why it is set aside"), choices=[("", "—"), *Why.choices])
    words = forms.CharField(
        label=_("what was done about it"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept under lock and key, like the mail."),
    )


class MailIntakeForm(IntakeForm):
    """What a mail is about. Organ, way and day are those of the mail."""

    no_proof = forms.BooleanField(
        label=_("the mail gives no proof of identity"),
        required=False,
        help_text=_(
            "Leave kind and number of the proof empty then, and ask for it as a correction once the case is registered (article 30)."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("organ", "channel", "arrived_on"):
            del self.fields[name]
