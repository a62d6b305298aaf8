"""What whoever keeps a place fills in, and which year is looked at."""

from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gongkai_web.visits.kinds import Help
from gongkai_web.workbench.widgets import Day

_MOST = 100_000
_FIRST_YEAR = 2008
"""The first year in which the Regulation was in force."""


class DayForm(forms.Form):
    """One day at a place: a number for each kind of help."""

    on = forms.DateField(label=_("day"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for way in Help:
            self.fields[way.value] = forms.IntegerField(label=way.label, min_value=0, max_value=_MOST, required=False)

    def people(self) -> dict[Help, int | None]:
        """The numbers, once the form is valid."""
        return {way: self.cleaned_data[way.value] for way in Help}


class YearForm(forms.Form):
    """Which year."""

    year = forms.TypedChoiceField(label=_("year"), coerce=int)

    def __init__(self, query: QueryDict, *, today: date) -> None:
        super().__init__({"year": today.year, **query.dict()})
        years = cast("forms.TypedChoiceField", self.fields["year"])
        years.choices = [(year, year) for year in range(today.year, _FIRST_YEAR - 1, -1)]
