"""Forms of severing."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai_web.severing.grounds import choices


class DocumentForm(forms.Form):
    """The PDF that is to be severed."""

    file = forms.FileField(label=_("PDF that is asked for"), help_text=_("It stays as it is; what is provided becomes a file of its own."))


class GroundForm(forms.Form):
    """On what ground passages are cut."""

    ground = forms.ChoiceField(label=_("Ground"))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["ground"]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = [("", "—"), *choices(on)]
