"""What an officer fills in for a deposit."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.compilations.models.places import UNATTENDED
from gongkai_web.organs.models import Organ
from gongkai_web.organs.tree import area
from gongkai_web.workbench.offers import offer
from gongkai_web.workbench.widgets import Day


class DepositForm(forms.Form):
    """Where, when and what. `organ`: whose area the reading places are of."""

    place = forms.ModelChoiceField(ReadingPlace.objects.none(), label=_("reading place"))
    handed_on = forms.DateField(label=_("handed over on"), widget=Day, initial=timezone.localdate)
    receiver = forms.CharField(label=_("received by"), max_length=100, required=False, help_text=_("Who took it there, if known."))
    items = forms.CharField(
        label=_("index numbers"),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_("One a line, in the order of the slip."),
    )

    def __init__(self, *args: Any, organ: Organ, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = ReadingPlace.objects.filter(organ__in=area(organ), open_until=None, published_at__isnull=False)
        offer(self, "place", places.exclude(kind__in=UNATTENDED))
