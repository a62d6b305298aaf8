"""What the choosers of a form offer."""

from django import forms

from gongkai_web.organs.models import Organ
from gongkai_web.workbench.offers import offer
from tests.web.people import make_department


class _Chosen(forms.Form):
    organ = forms.ModelChoiceField(Organ.objects.none())


def test_only_what_is_offered_can_be_chosen(government: Organ) -> None:
    water = make_department(government)
    for chosen, valid in ((government, True), (water, False)):
        form = _Chosen({"organ": chosen.pk})
        offer(form, "organ", Organ.objects.filter(pk=government.pk))
        assert form.is_valid() is valid
