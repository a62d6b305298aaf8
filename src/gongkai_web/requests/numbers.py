"""How cases are called: the register number that comes next, and the case that somebody means."""

import re

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai_web.requests.models import Case

_END = re.compile(r"\d+$")


def next_number(organ: int) -> str:
    """The number after the organ's highest of the kind that it gave last; empty where it gave none."""
    numbers = Case.objects.filter(organ_id=organ).exclude(register_number="")
    last = numbers.order_by("-received_on", "-register_number").values_list("register_number", flat=True).first() or ""
    end = _END.search(last)
    if end is None:
        return ""
    series = numbers.filter(register_number__startswith=last[: end.start()]).values_list("register_number", flat=True)
    taken = [int(tail) for one in series if (tail := one[end.start() :]).isdecimal()]
    return f"{last[: end.start()]}{max(taken) + 1:0{len(end[0])}}"


def case_called(case: Case, called: str) -> str:
    """The id of another case of the same organ, by its register number or its id. Raises: ValidationError."""
    found = Case.objects.filter(Q(pk=called) | Q(register_number=called), organ_id=case.organ_id).exclude(pk=case.pk).first()
    if found is None:
        raise forms.ValidationError(_("The organ has no other case of that number."))
    return found.pk
