"""The forms of what takes several people or several cases: drafts, reviews, approvals, extensions, splitting, assignment, talks."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.law.requirements import Requirement
from gongkai.ledger.events.handling import ReviewKind
from gongkai_web.accounts.models import User
from gongkai_web.letters.drafting.catalogue import FieldKind
from gongkai_web.requests.asked import LONGEST
from gongkai_web.requests.event_forms import YES_NO
from gongkai_web.requests.labels import said
from gongkai_web.requests.numbers import case_called
from gongkai_web.requests.outcomes import Beside, beside, needed, prefilled
from gongkai_web.requests.reading import Whole
from gongkai_web.requests.told import WAYS
from gongkai_web.requests.way import LAPSING
from gongkai_web.requests.words import VALUES
from gongkai_web.workbench.widgets import Day

_SAID = "said_"
"""Before the names of what a decision has to say."""


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class DayForm(forms.Form):
    """The day of what is done."""

    on = forms.DateField(label=pgettext_lazy("event", "on the day"), widget=Day, initial=timezone.localdate)


class DraftForm(DayForm):
    """What a decision with the chosen outcome has to say."""

    def __init__(self, *args: Any, one: Whole, outcome: str, grounds: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one
        if outcome == "repeated":
            self.fields["same_as"] = forms.CharField(
                label=_("the earlier case"), max_length=60, help_text=_("Its register number, or its id.")
            )
        known = prefilled(one.folded, one.notes)
        for name, label in needed(one.folded, outcome, grounds, timezone.localdate()):
            self.fields[_SAID + name] = forms.CharField(label=label, widget=_long(), initial=known.get(name), max_length=LONGEST)
        for told in beside(one.folded.kind, outcome):
            self.fields[_SAID + told.field.code] = _told(told)

    def clean_same_as(self) -> str:
        """The case that was named. Raises: ValidationError."""
        return case_called(self.one.case, self.cleaned_data["same_as"])

    @property
    def said(self) -> dict[str, str]:
        """What the decision says, by name; of an applicant who did not act also the last day for that, which nobody types."""
        words = {name.removeprefix(_SAID): str(text) for name, text in self.cleaned_data.items() if name.startswith(_SAID)}
        until = self.one.case.waits_until if self.one.folded.state in LAPSING else None
        return words | ({Requirement.LAPSE.value: until.isoformat()} if until else {})


class ReviewForm(DayForm):
    """What a reviewer says of a draft."""

    review = forms.ChoiceField(label=pgettext_lazy("reply", "review"), widget=forms.RadioSelect)
    passed = forms.ChoiceField(label=_("passed"), choices=YES_NO, widget=forms.RadioSelect)
    opinion = forms.CharField(label=_("opinion"), widget=_long(), required=False, max_length=2000)

    def __init__(self, *args: Any, reviews: Sequence[ReviewKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = cast("forms.ChoiceField", self.fields["review"])
        chooser.choices = [(one.value, VALUES[one]) for one in reviews]
        chooser.initial = next(iter(reviews), None)

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for a draft that is sent back without a word."""
        values = super().clean() or {}
        _wants_opinion(self, values, "passed")
        return values


class ApprovalForm(DayForm):
    """Yes, or no and why."""

    approved = forms.ChoiceField(label=pgettext_lazy("question", "approved"), choices=YES_NO, widget=forms.RadioSelect)
    opinion = forms.CharField(label=_("opinion"), widget=_long(), required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for what is sent back without a word."""
        values = super().clean() or {}
        _wants_opinion(self, values, "approved")
        return values


class ExtensionForm(forms.Form):
    """By how much the period is to be longer, and why. Law: OGI-R 33."""

    working_days = forms.IntegerField(label=_("working days"), min_value=1, max_value=20, initial=20)
    reasons = forms.CharField(label=_("reasons"), widget=_long(), max_length=2000)


class SplitForm(DayForm):
    """The matters of a letter, each a request of its own."""

    def __init__(self, *args: Any, content: str, parts: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, parts + 1):
            label = _("request %(number)s") % {"number": number}
            shape: dict[str, Any] = {"required": number <= 2, "max_length": LONGEST, "initial": content if number == 1 else None}
            self.fields[f"part{number}"] = forms.CharField(label=label, widget=_long(2), **shape)

    @property
    def parts(self) -> list[str]:
        """What is asked in each."""
        return [text for name, text in self.cleaned_data.items() if name.startswith("part") and text]


class AssignForm(DayForm):
    """Who in the organ goes on with the case."""

    unit = forms.CharField(label=_("unit"), max_length=60)
    officer: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(User.objects.none(), label=_("officer"), required=False)


class TalkForm(DayForm):
    """A talk with the applicant."""

    way = forms.ChoiceField(label=_("how"), choices=list(WAYS.items()))
    talked = forms.CharField(label=_("what was said"), widget=_long(), max_length=2000)


def _told(told: Beside) -> forms.Field:
    label = gettext("%(letter)s: %(field)s") % {"letter": said(told.letter), "field": said(told.field.name)}
    own: dict[str, Any] = {"label": label, "required": not told.optional}
    if told.field.kind is FieldKind.DAY:
        return forms.DateField(widget=Day, **own)
    if told.field.kind is FieldKind.LINE:
        return forms.CharField(max_length=200, **own)
    return forms.CharField(widget=_long(), max_length=LONGEST, **own)


def _wants_opinion(form: forms.Form, values: dict[str, Any], verdict: str) -> None:
    if values.get(verdict) == "no" and not values.get("opinion"):
        form.add_error("opinion", _("Say what is to be changed."))
