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
from gongkai_web.publishing.catalogue import categories, categories_of, choices, genres, responsibilities, topics
from gongkai_web.publishing.clocks import special_periods
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import REPORT_YEARS, TextFields
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
        language = "en" if (get_language() or "").startswith("en") else "zh"
        offered = {
            "statutory_code": choices(categories_of(level) if level else categories().values()),
            "topic": choices(topics().values()),
            "genre": choices(genres().values()),
            "special_period": [(one.name, getattr(one.label, language)) for one in special_periods().values()],
        }
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
        values: dict[str, Any] = {name: self.cleaned_data.get(name) for name in TextFields.__dataclass_fields__}
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
