"""The text of an item and its description, as an author fills them in."""

import re
from dataclasses import asdict
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.catalogue import categories, categories_of, choices, early_effects, genres, responsibilities, topics
from gongkai_web.publishing.clocks import special_periods
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import REPORT_YEARS, TextFields
from gongkai_web.publishing.policies import BINDING
from gongkai_web.workbench.offers import offer
from gongkai_web.workbench.widgets import Day

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Underline": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "NodeClass": {"cssClasses": {"paragraph": ["align-center", "align-right"]}},
}
"""What the editor offers: as much as `publishing.text.sanitised` keeps."""


class TextForm(forms.Form):
    """The fields of TextFields, in the order in which an author thinks of them."""

    MAIN: ClassVar = ("title", "doc_no", "body", "abstract")
    PLACE: ClassVar = ("statutory_code", "topic", "genre", "audience", "keywords")
    MAKER: ClassVar = ("issuer", "joint_issuers", "responsible_basis", "source")
    MAKING: ClassVar = (
        *("consulted_from", "consulted_until", "consultation_note", "competition_reviewed_on", "legality_reviewed_on"),
        *("decided_on", "decided_by", "registered_on", "registration_no", "early_effect"),
    )
    DAYS: ClassVar = ("made_on", "effective_on", "expires_on", "special_period", "report_year")

    title = forms.CharField(label=_("title"), max_length=300)
    doc_no = forms.CharField(
        label=_("document number"), max_length=60, required=False, help_text=_("As printed, for example 洛水发〔2026〕12号.")
    )
    body = ProseEditorFormField(label=_("text"), required=False, extensions=EXTENSIONS)
    abstract = forms.CharField(
        label=_("abstract"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Empty: the beginning of the text stands for it."),
    )
    statutory_code = forms.ChoiceField(label=_("statutory category"), required=False, help_text=_("Articles 20 and 21 of the Regulation."))
    topic = forms.ChoiceField(label=_("topic"), required=False)
    genre = forms.ChoiceField(label=_("genre"), required=False)
    audience = forms.CharField(
        label=_("audience"), max_length=60, required=False, help_text=_("Whom it concerns, for example farmers or enterprises.")
    )
    keywords = forms.CharField(label=_("keywords"), max_length=400, required=False, help_text=_("Separated by commas."))
    issuer = forms.CharField(label=_("issuing organ"), max_length=200, required=False)
    joint_issuers = forms.CharField(
        label=_("jointly issuing organs"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2}), help_text=_("One a line.")
    )
    responsible_basis = forms.ChoiceField(label=_("why this organ discloses it"))
    source = forms.CharField(label=_("source"), max_length=200, required=False)
    made_on = forms.DateField(
        label=_("made on"), widget=Day, required=False, help_text=_("The day on the document. The time for publishing it runs from here.")
    )
    effective_on = forms.DateField(label=_("takes effect on"), widget=Day, required=False)
    expires_on = forms.DateField(label=_("expires on"), widget=Day, required=False)
    special_period = forms.ChoiceField(
        label=_("special period"), required=False, help_text=_("Only where a law sets another time than 20 working days.")
    )

    consulted_from = forms.DateField(label=_("public consultation from"), widget=Day, required=False)
    consulted_until = forms.DateField(label=_("public consultation until"), widget=Day, required=False)
    consultation_note = forms.CharField(
        label=_("why a shorter consultation, or none"), max_length=300, required=False, help_text=_("As a rule it lasts 30 days at least.")
    )
    competition_reviewed_on = forms.DateField(
        label=_("fair-competition review on"), widget=Day, required=False, help_text=_("Not shown to the public.")
    )
    legality_reviewed_on = forms.DateField(
        label=_("legality examination on"), widget=Day, required=False, help_text=_("Not shown to the public.")
    )
    decided_on = forms.DateField(label=_("collective decision on"), widget=Day, required=False)
    decided_by = forms.CharField(
        label=_("decided by"), max_length=200, required=False, help_text=_("The meeting, for example the 12th executive meeting of 2026.")
    )
    registered_on = forms.DateField(label=_("registered on"), widget=Day, required=False)
    registration_no = forms.CharField(label=_("registration number"), max_length=60, required=False)
    early_effect = forms.ChoiceField(
        label=_("ground of an early effect"),
        required=False,
        help_text=_("Only where rules take effect within 30 days of their publication."),
    )
    report_year = forms.IntegerField(
        label=_("report year"),
        required=False,
        min_value=REPORT_YEARS[0],
        max_value=REPORT_YEARS[-1],
        help_text=_("Only for annual reports: the year that it is about, for example 2025."),
    )

    def __init__(self, *args: Any, level: str = "", kind: str = "", **kwargs: Any) -> None:
        """`level`: of government; empty offers what any level has. `kind`: of the item; empty where it is still to be chosen."""
        super().__init__(*args, **kwargs)
        if kind and kind != Kind.ANNUAL_REPORT:
            del self.fields["report_year"]
        if kind not in BINDING:
            for name in self.MAKING:
                del self.fields[name]
        language = "en" if (get_language() or "").startswith("en") else "zh"
        offered = {
            "statutory_code": choices(categories_of(level) if level else categories().values()),
            "topic": choices(topics().values()),
            "genre": choices(genres().values()),
            "special_period": [(one.name, getattr(one.label, language)) for one in special_periods().values()],
        }
        if kind in BINDING:
            offered["early_effect"] = choices(early_effects().values())
        for name, entries in offered.items():
            self._choose(name, [("", "—"), *entries])
        self._choose("responsible_basis", choices(responsibilities().values()))

    def _choose(self, name: str, entries: list[tuple[str, str]]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        known = self.initial.get(name)
        # what an older list offered stays chosen until somebody changes it
        field.choices = entries if not known or any(code == known for code, _label in entries) else [*entries, (known, known)]

    @staticmethod
    def initial_of(text: TextFields) -> dict[str, Any]:
        """A text as the form shows it."""
        return asdict(text) | {"keywords": "，".join(text.keywords), "joint_issuers": "\n".join(text.joint_issuers)}

    def text(self) -> TextFields:
        """What was filled in. The form must be valid."""
        known = {**self.initial, **self.cleaned_data}  # what a kind of item is not asked for stays as it is
        values: dict[str, Any] = {name: known[name] for name in TextFields.__dataclass_fields__ if name in known}
        values["keywords"] = tuple(word for word in re.split(r"[,，、;；\s]+", values["keywords"]) if word)
        values["joint_issuers"] = tuple(line.strip() for line in values["joint_issuers"].splitlines() if line.strip())
        return TextFields(**values)

    def clean_keywords(self) -> str:
        """The keywords. Raises: ValidationError when one of them is longer than the catalogue takes."""
        words: str = self.cleaned_data["keywords"]
        if any(len(word) > 40 for word in re.split(r"[,，、;；\s]+", words)):
            raise forms.ValidationError(_("A keyword has at most 40 characters."))
        return words

    def clean_joint_issuers(self) -> str:
        """The organs. Raises: ValidationError when a name is longer than the catalogue takes."""
        lines: str = self.cleaned_data["joint_issuers"]
        if any(len(line.strip()) > 200 for line in lines.splitlines()):
            raise forms.ValidationError(_("The name of an organ has at most 200 characters."))
        return lines


class BeginForm(forms.Form):
    """Whose item it will be, and what."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ"), empty_label=None)
    kind = forms.ChoiceField(label=_("kind"), choices=Kind.choices)

    def __init__(self, *args: Any, organs: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organ", organs)
