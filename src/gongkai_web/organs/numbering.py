"""The form in which the pattern of index numbers is put together, part by part."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.index_numbers import DEFAULT, parts, value

ROWS = 8
"""Seven tokens, and signs after the last."""
_NAMES: dict[str, Promise] = {
    "orgcode": _("code of the organ"),
    "uscc": _("unified social credit code"),
    "region": _("code of the area"),
    "dept": _("code of the organ without the area"),
    "class": _("statutory category of the item"),
    "yyyy": pgettext_lazy("index number", "year"),
    "mm": pgettext_lazy("index number", "month"),
}
_NUMBER = pgettext_lazy("index number", "number")
_COUNTING = ("seq", *(f"seq:0{digits}" for digits in range(2, 10)))
_SIGNS = RegexValidator(r"^[0-9A-Za-z/._-]*\Z", _("Letters, digits, slash, dot, hyphen and underscore."))


class PatternForm(forms.Form):
    """The parts of a pattern. Each row: the signs that stand before a token, and the token, said with what it is for this organ."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, organ: Organ, on: date) -> None:
        known = list(parts(organ.index_pattern or DEFAULT))
        initial = {f"{what}{row}": part[place] for row, part in enumerate(known) for place, what in enumerate(("signs", "token"))}
        super().__init__(data, initial=initial)
        choices = [("", _("nothing more")), *_tokens(organ, on)]
        for row in range(ROWS):
            signs = forms.CharField(label=_("signs before it"), max_length=20, required=False, strip=False, validators=[_SIGNS])
            token = forms.ChoiceField(label=_("part"), choices=choices, required=False)
            for field in (signs, token):
                field.widget.attrs["aria-label"] = f"{row + 1}: {field.label}"
            self.fields |= {f"signs{row}": signs, f"token{row}": token}

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each row."""
        return [(self[f"signs{row}"], self[f"token{row}"]) for row in range(ROWS)]

    @property
    def pattern(self) -> str:
        """The pattern of the parts, as they are filled in or as they stand."""
        given = self.cleaned_data if self.is_bound else self.initial
        found = ((given.get(f"signs{row}", ""), given.get(f"token{row}", "")) for row in range(ROWS))
        return "".join(signs + (f"{{{token}}}" if token else "") for signs, token in found)


def _tokens(organ: Organ, on: date) -> Iterator[tuple[str, str]]:
    for token, name in _NAMES.items():
        yield token, f"{name}: {value(token, organ, '20-01', on) or _('not filled in')}"
    for token in _COUNTING:
        yield token, f"{_NUMBER}: {'1'.zfill(int(token[-1]) if ':' in token else 1)}"
