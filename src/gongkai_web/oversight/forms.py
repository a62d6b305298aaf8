"""What the pages of oversight are asked for."""

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import Organ
from gongkai_web.oversight.log import OF_ITEMS
from gongkai_web.workbench.offers import offer
from gongkai_web.workbench.widgets import Day

_FIRST_YEAR = 2008
"""The first year in which the Regulation was in force."""
_DAYS = 30


class YearForm(forms.Form):
    """A year, and the organ whose own figures and those of the organs below it are shown; of none, all that the person sees."""

    year = forms.TypedChoiceField(label=_("year"), coerce=int)
    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ, with those below"), required=False, empty_label=_("all"))

    def __init__(self, query: QueryDict, *, organs: QuerySet[Organ], today: date) -> None:
        super().__init__({"year": today.year, **query.dict()})
        years = cast("forms.TypedChoiceField", self.fields["year"])
        years.choices = [(year, year) for year in range(today.year, _FIRST_YEAR - 1, -1)]
        offer(self, "organ", organs)


class KeepingForm(forms.Form):
    """After how many days an untouched draft counts as waiting, and the organ that is looked at with those below it."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ, with those below"), required=False, empty_label=_("all"))
    days = forms.IntegerField(label=_("draft untouched for, in days"), min_value=1, max_value=365)

    def __init__(self, query: QueryDict, *, organs: QuerySet[Organ]) -> None:
        super().__init__({"days": _DAYS, **query.dict()})
        offer(self, "organ", organs)


class GapsForm(forms.Form):
    """The organ that is looked at with those below it, and whether only what is missing is shown."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ, with those below"), required=False, empty_label=_("all"))
    gaps = forms.BooleanField(label=_("only where something is missing"), required=False)

    def __init__(self, query: QueryDict, *, organs: QuerySet[Organ]) -> None:
        super().__init__(query.dict())
        offer(self, "organ", organs)


_SIGNING = ("signed_in", "sign_in_failed", "locked_out", "password_changed", "factor_set", "factor_removed", "codes_made")


class LogForm(forms.Form):
    """Which lines of the log are shown."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ, with those below"), required=False, empty_label=_("all"))
    who = forms.CharField(label=_("user name or full name"), required=False, max_length=150)
    what = forms.ChoiceField(
        label=_("what"),
        required=False,
        choices=[
            ("", _("all")),
            (_("signing in"), [(one.value, one.label) for one in Noted if one in _SIGNING]),
            (_("items"), list(OF_ITEMS.items())),
            (_("organs, people, imports, compilations"), [(one.value, one.label) for one in Noted if one not in _SIGNING]),
        ],
    )
    since = forms.DateField(label=_("from day"), required=False, widget=Day)
    until = forms.DateField(label=_("to day"), required=False, widget=Day)

    def __init__(self, query: QueryDict, *, organs: QuerySet[Organ]) -> None:
        super().__init__(query)
        offer(self, "organ", organs)

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError where the period ends before it begins."""
        values = super().clean() or {}
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return values
