"""What an officer fills in for a compilation."""

from typing import ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.kinds import choices
from gongkai_web.compilations.models import Cleanup, GazetteIssue, Guide, ReadingPlace, TopicColumn
from gongkai_web.compilations.sheets import CATALOGUE, REGISTER
from gongkai_web.workbench.widgets import Day

_LINES = forms.Textarea(attrs={"rows": 12, "spellcheck": "false"})


class GuideForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """A version of the guide."""

    class Meta:
        model = Guide
        exclude = ("organ", "number", "published_at")
        help_texts: ClassVar = {
            "categories": _("Which kinds of information the organ has (OGI-R 12)."),
            "fees": _("Empty: none are charged."),
            "supervision": _("Where to complain, apply for reconsideration and sue, with the periods."),
        }


class CatalogueForm(forms.Form):
    """A version of the catalogue."""

    title = forms.CharField(label=_("title"), max_length=200)
    file = forms.FileField(
        label=_("table of the catalogue"),
        help_text=format_lazy(_("XLSX or CSV with the columns {columns}."), columns=CATALOGUE.headings),
    )


class RegisterForm(forms.Form):
    """A version of a list."""

    kind = forms.ChoiceField(label=_("kind of list"), choices=choices)
    title = forms.CharField(label=_("title"), max_length=200)
    file = forms.FileField(
        label=_("table of the list"),
        help_text=format_lazy(_("XLSX or CSV with the columns {columns}."), columns=REGISTER.headings),
    )


class GazetteForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """An issue of the gazette."""

    items = forms.CharField(label=_("index numbers"), widget=_LINES, required=False, help_text=_("One a line, in the order of the issue."))

    class Meta:
        model = GazetteIssue
        fields = ("year", "number", "issued_on")
        widgets: ClassVar = {"issued_on": Day}


class ColumnForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """A topical column."""

    items = forms.CharField(label=_("index numbers"), widget=_LINES, required=False, help_text=_("One a line, the first one on top."))

    class Meta:
        model = TopicColumn
        fields = ("title", "slug", "description", "keywords")
        help_texts: ClassVar = {"slug": _("The last part of its address: small letters, digits and hyphens.")}


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """A reading place."""

    class Meta:
        model = ReadingPlace
        fields = ("name", "kind", "address", "office_hours", "telephone", "offers", "open_until")
        widgets: ClassVar = {"open_until": Day}
        help_texts: ClassVar = {
            "offers": _("Such as the gazette, the guide, a computer with this platform."),
            "open_until": _("Its last day, when it is closed. Empty: until further notice."),
        }


class CleanupForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """A batch of a clean-up."""

    verdicts = forms.CharField(
        label=_("verdicts"),
        widget=_LINES,
        required=False,
        help_text=_("One document a line: index number, then 保留, 修改, 废止 or 失效, then the reason unless it is kept."),
    )

    class Meta:
        model = Cleanup
        fields = ("title", "decision", "decided_on")
        widgets: ClassVar = {"decided_on": Day}
