"""What an officer fills in for a compilation."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.contents import HEADINGS
from gongkai_web.compilations.hours import Emergency, knows
from gongkai_web.compilations.kinds import choices
from gongkai_web.compilations.models import Cleanup, GazetteIssue, Guide, ReadingPlace, TopicColumn
from gongkai_web.compilations.sheets import CATALOGUE, REGISTER
from gongkai_web.publishing.models import Item
from gongkai_web.workbench.offers import offer
from gongkai_web.workbench.widgets import Day, Moment

_OF_AN_EMERGENCY = ("event", "happened_at", "conference_at", "over_at")
_LINES = forms.Textarea(attrs={"rows": 12, "spellcheck": "false"})


class TitledChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """Items by the titles of their drafts."""

    def label_from_instance(self, obj: Item) -> str:
        """The title."""
        return obj.draft.title


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
    """An issue of the gazette: of public items, or a scan with its contents."""

    items = forms.CharField(label=_("index numbers"), widget=_LINES, required=False, help_text=_("One a line, in the order of the issue."))
    scan = forms.FileField(
        label=_("scan of the issue"),
        required=False,
        help_text=_("Only for an issue that was printed on paper alone: one PDF, instead of index numbers. A new one replaces it."),
    )
    contents = forms.CharField(
        label=_("contents of the scan"),
        widget=_LINES,
        required=False,
        help_text=_("One article a line: page of the PDF, title, and after | the document number where there is one."),
    )
    contents_table = forms.FileField(
        label=_("table of the contents"),
        required=False,
        help_text=format_lazy(
            _("XLSX or CSV with the columns {columns}. What it says takes the place of the lines above."), columns="、".join(HEADINGS)
        ),
    )

    class Meta:
        model = GazetteIssue
        fields = ("year", "number", "issued_on")
        widgets: ClassVar = {"issued_on": Day}


class ColumnForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """A topical column."""

    items = forms.CharField(label=_("index numbers"), widget=_LINES, required=False, help_text=_("One a line, the first one on top."))

    class Meta:
        model = TopicColumn
        fields = (
            "title",
            "slug",
            "description",
            "keywords",
            "emergency",
            "event",
            "happened_at",
            "conference_at",
            "over_at",
        )
        widgets: ClassVar = {"happened_at": Moment, "conference_at": Moment, "over_at": Moment}
        help_texts: ClassVar = {
            "slug": _("The last part of its address: small letters, digits and hyphens."),
            "emergency": _("Only for a column about an emergency: clocks run in hours from the event, day and night. Else leave it empty."),
            "event": _("In a few words, such as a flood at a place."),
            "happened_at": _("When it happened, not when the organ learned of it: the earliest that the law can mean."),
            "conference_at": _("Of a major emergency, once it was held."),
            "over_at": _("Once it is over: the column stays, and its clocks no longer remind anybody."),
        }

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError where the fields about an emergency do not go together."""
        values = super().clean() or {}
        kind, happened_at = values.get("emergency", ""), values.get("happened_at")
        given = [name for name in _OF_AN_EMERGENCY if values.get(name)]
        if not kind:
            if given:
                self.add_error("emergency", _("Choose of which kind it is, or leave everything about it empty."))
            return values
        for name in ("event", "happened_at"):
            if name not in given and name not in self.errors:
                self.add_error(name, _("Of an emergency it has to be known."))
        for name in ("happened_at", "conference_at", "over_at"):
            if name in given and values[name] > timezone.now():
                self.add_error(name, _("This has not come yet."))
        if happened_at is None:
            return values
        if not knows(kind, happened_at):
            self.add_error("happened_at", _("The law of that day sets no hours."))
        for name in ("conference_at", "over_at"):
            if name in given and values[name] < happened_at:
                self.add_error(name, _("It would be before the event."))
        if kind != Emergency.MAJOR and "conference_at" in given:
            self.add_error("conference_at", _("Only of a major emergency a press conference is due."))
        return values


class BindForm(forms.Form):
    """Which item on its way is about an emergency. `items`: those that may be."""

    item = TitledChoice(Item.objects.none(), label=_("item on its way"))

    def __init__(self, *args: Any, items: QuerySet[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "item", items)


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
        help_text=_(
            "One document a line, of the organ or of organs below, which are then asked to do it: "
            "index number, then 保留, 修改, 废止 or 失效, then the reason unless it is kept."
        ),
    )

    worksheet = forms.FileField(
        label=_("filled worksheet"),
        required=False,
        help_text=_("XLSX or CSV. What it says takes the place of the lines above; a row without a verdict is left out."),
    )

    class Meta:
        model = Cleanup
        fields = ("title", "decision", "decided_on")
        widgets: ClassVar = {"decided_on": Day}
