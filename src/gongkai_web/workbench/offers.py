"""What the choosers of a form offer, where that depends on who fills it in."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet


def offer(form: forms.BaseForm, name: str, among: QuerySet[Any]) -> "forms.ModelChoiceField[Any]":
    """The chooser of that name, which from now on offers these rows."""
    chooser = cast("forms.ModelChoiceField[Any]", form.fields[name])
    chooser.queryset = among
    return chooser
