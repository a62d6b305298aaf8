"""A form whose data goes to an action."""

from django import forms

from gongkai_web.organs.refusals import Refused
from gongkai_web.workbench.attempts import attempted


class _Named(forms.Form):
    name = forms.CharField()


def test_what_the_action_answers_comes_back() -> None:
    form = _Named({"name": "李"})

    assert attempted(form, lambda: form.cleaned_data["name"]) == "李"


def test_a_form_that_is_not_filled_in_calls_nothing() -> None:
    called: list[str] = []

    assert attempted(_Named({"name": ""}), lambda: called.append("x")) is None
    assert called == []


def test_a_refusal_stands_in_the_form() -> None:
    form = _Named({"name": "李"})

    def refuse() -> None:
        raise Refused("没有保存。", "名称重复。", "换一个。")

    assert attempted(form, refuse) is None
    assert "名称重复" in form.non_field_errors()[0]
