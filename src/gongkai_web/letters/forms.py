"""The forms of letters."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.outcomes import catalogue as outcomes
from gongkai.law.remedies import remedy
from gongkai.law.requirements import Requirement, described
from gongkai.law.review_bodies import DecisionMaker, fora
from gongkai_web.letters.drafting.catalogue import Field, FieldKind, Letter, catalogue
from gongkai_web.letters.drafting.values import unnamed
from gongkai_web.letters.kinds import FEE_BASES
from gongkai_web.letters.knowing import Given, turn_to
from gongkai_web.letters.models import Letterhead
from gongkai_web.letters.settled import GROUNDS
from gongkai_web.requests.labels import said
from gongkai_web.workbench.widgets import Day

_LONGEST = 5000
_MARK = RegexValidator(
    r"^[\u3400-\u9fff]{1,20}\Z", _("Chinese characters alone, such as 洛水公开告; year and number follow by themselves.")
)


class DraftForm(forms.Form):
    """What an officer says in a letter. What is still missing keeps nothing from being saved: the check tells."""

    dated = forms.DateField(label=_("date of the letter"), widget=Day)

    def __init__(self, data: Mapping[str, Any] | None = None, *, letter: Letter, given: Given, known: Collection[str]) -> None:
        super().__init__(data, initial={"dated": given.dated, GROUNDS: list(given.grounds), **given.said})
        self.letter, self.given = letter, given
        if given.outcome is Outcome.PARTIAL and GROUNDS not in known:
            self.fields[GROUNDS] = forms.MultipleChoiceField(
                label=_("grounds of what is withheld"), choices=_grounds(), widget=forms.CheckboxSelectMultiple, required=False
            )
        fields = catalogue().fields
        codes = dict.fromkeys((*letter.needs(given.outcome, given.dated), *letter.may_ask))
        self.said = [code for code in codes if code not in known]
        for code in self.said:
            self.fields[code] = _asked(fields[code])

    def result(self) -> Given:
        """What was filled in."""
        values = self.cleaned_data
        words = {code: _plain(values.get(code)) for code in self.said}
        return Given(
            values["dated"], self.given.outcome, tuple(map(Ground, values.get(GROUNDS, self.given.grounds))), {**self.given.said, **words}
        )


class LetterheadForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """What letters say of the organ."""

    mark = forms.CharField(
        label=_("mark in document numbers"),
        validators=[_MARK],
        help_text=_("One series an organ and a year: 洛水公开告〔2026〕12号."),
    )

    class Meta:
        model = Letterhead
        fields = ("mark", "maker", "bodies", "court", "online")
        widgets = {"bodies": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "bodies": _("The name of each body that the law gives for such an organ, one a line."),
            "court": _("The court at which a suit against a decision of the organ begins."),
            "online": _("Needed for decisions that are served over the Internet (article 22 of the Reconsideration Law)."),
        }

    def clean(self) -> dict[str, Any] | None:
        """Raises: ValidationError where the bodies are not as many as the law gives."""
        values = super().clean() or {}
        maker, bodies = values.get("maker"), values.get("bodies")
        if maker and bodies:
            told = remedy(Outcome.GRANTED, timezone.localdate(), DecisionMaker(maker))
            if lawful := unnamed([told], turn_to(bodies, values.get("court", ""), "")):
                names = "、".join(said(fora().names[one]) for one in lawful)
                self.add_error(
                    "bodies", _("By law these review its decisions: %(names)s. Name each of them, one a line.") % {"names": names}
                )
        return values


class TextForm(forms.Form):
    """An organ's own text."""

    file = forms.FileField(
        label=_("DOCX file"), help_text=_("Begin from the file of the version in force, and keep the styles of its lines.")
    )
    note = forms.CharField(label=_("what changed"), max_length=200, required=False)


def _grounds() -> list[tuple[str, str]]:
    names = outcomes()
    return [(one.value, str(_("no government information")) if one is Ground.NOT_OGI else said(names[one.alone].name)) for one in Ground]


def _asked(field: Field) -> forms.Field:
    own: dict[str, Any] = {"label": said(field.name), "required": False}
    if field.code in set(Requirement):
        own["help_text"] = said(described()[Requirement(field.code)])
    match field.kind:
        case FieldKind.LONG:
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=_LONGEST, **own)
        case FieldKind.LINE:
            return forms.CharField(max_length=200, **own)
        case FieldKind.DAY:
            return forms.DateField(widget=Day, **own)
        case FieldKind.DAYS:
            return forms.IntegerField(min_value=1, max_value=60, **own)
        case FieldKind.NUMBER:
            return forms.IntegerField(min_value=0, max_value=100_000, **own)
        case FieldKind.FEE_BASIS:
            return forms.ChoiceField(choices=[("", "—"), *((key.value, label) for key, label in FEE_BASES.items())], **own)


def _plain(value: object) -> str:
    return "" if value is None else str(value)
