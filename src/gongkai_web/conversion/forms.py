"""What is to be public of an answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai_web.severing.models import Severed


class ConversionForm(forms.Form):
    """The title, and which of the files that were provided."""

    title = forms.CharField(label=_("title"), max_length=300, help_text=_("What the information is about, not who asked for it."))
    documents = forms.MultipleChoiceField(
        label=_("files that were provided"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only severed files can be chosen: what was cut out of them is gone."),
    )

    def __init__(self, *args: Any, severed: Iterable[Severed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._severed = {str(one.pk): one for one in severed}
        chooser = self.fields["documents"]
        if isinstance(chooser, forms.MultipleChoiceField):
            chooser.choices = [(key, one.document.title) for key, one in self._severed.items()]

    def chosen(self) -> list[Severed]:
        """The files, once the form is valid."""
        return [self._severed[key] for key in self.cleaned_data["documents"]]
