"""A form whose data goes to an action."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from gongkai_web.organs.refusals import Refused

T = TypeVar("T")


def attempted(form: forms.BaseForm, action: Callable[[], T]) -> T | None:
    """What the action answers; None when the form is not filled in as it must be, or the action refused and the form says why."""
    if not form.is_valid():
        return None
    try:
        return action()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
