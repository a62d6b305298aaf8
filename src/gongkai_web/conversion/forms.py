"""What is to be public of an answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai_web.severing.models import Document, Severed


class ConversionForm(forms.Form):
    """The title, and which of the files that were provided."""

    title = forms.CharField(label=_("title"), max_length=300, help_text=_("What the information is about, not who asked for it."))
    documents = forms.MultipleChoiceField(
        label=_("files that were provided"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What was severed of a document, or a document that was provided as it is."),
    )

    def __init__(self, *args: Any, severed: Iterable[Severed], whole: Iterable[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files: list[tuple[str, Severed | Document, str]] = [(str(one.pk), one, one.document.title) for one in severed]
        files += [(f"whole-{one.pk}", one, one.title) for one in whole]
        self._files = {key: one for key, one, _title in files}
        chooser = self.fields["documents"]
        if isinstance(chooser, forms.MultipleChoiceField):
            chooser.choices = [(key, title) for key, _one, title in files]

    def chosen(self) -> list[Severed | Document]:
        """The files, once the form is valid."""
        return [self._files[key] for key in self.cleaned_data["documents"]]
