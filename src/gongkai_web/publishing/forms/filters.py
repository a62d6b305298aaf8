"""Which items a list shows."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.due import Clock
from gongkai_web.publishing.kinds import ATTRIBUTES, STATES, Kind
from gongkai_web.workbench.offers import offer


class ItemFilter(forms.Form):
    """`organs`: those whose items the person may read."""

    q = forms.CharField(label=_("words of the title"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    state = forms.ChoiceField(
        label=_("state"), required=False, choices=[("", _("all")), *((key.value, label) for key, label in STATES.items())]
    )
    kind = forms.ChoiceField(label=_("kind"), required=False, choices=[("", _("all")), *Kind.choices])
    attribute = forms.ChoiceField(
        label=_("disclosure attribute"),
        required=False,
        choices=[("", _("all")), *((key.value, label) for key, label in ATTRIBUTES.items())],
    )
    clock = forms.ChoiceField(
        label=_("time limit"),
        required=False,
        choices=[("", _("all")), *((one.value, one.label) for one in Clock if one is not Clock.RUNNING)],
    )
    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ"), required=False, empty_label=_("all"))

    def __init__(self, *args: Any, organs: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organ", organs)
