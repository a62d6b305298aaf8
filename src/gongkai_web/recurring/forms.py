"""What an officer fills in for a recurring publication."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.catalogue import categories, categories_of, choices
from gongkai_web.publishing.models import Item, Publication
from gongkai_web.recurring.kinds import BY_LAW, Matter, Rhythm
from gongkai_web.recurring.models import RecurringDuty
from gongkai_web.recurring.schedule import span
from gongkai_web.workbench.widgets import Day


class DutyForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time the class takes no parameter
    """A line of the schedule. What decides which periods there are is not changed later."""

    statutory_code = forms.ChoiceField(label=_("statutory category"), required=False)

    class Meta:
        model = RecurringDuty
        fields = ("matter", "title", "rhythm", "days", "kind", "statutory_code", "first_on", "last_on")
        widgets: ClassVar = {"first_on": Day, "last_on": Day}
        help_texts: ClassVar = {
            "matter": _("For budgets and final accounts the law sets the time: 20 days from the approval (Budget Law 14)."),
            "title": _("Without organ and period, for example drinking-water quality."),
            "days": _("Of the calendar. Empty for budgets and final accounts."),
            "first_on": _("A day in the first period."),
            "last_on": _("A day in the last period, when it has ended. Empty: until further notice."),
        }

    def __init__(self, *args: Any, organ: Organ, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = cast("forms.ChoiceField", self.fields["statutory_code"])
        chooser.choices = [("", "—"), *choices(categories_of(organ.level) if organ.level else categories().values())]
        self.instance.organ = organ
        if self.instance.pk is None:
            self.initial["first_on"] = timezone.localdate().replace(month=1, day=1)
        else:
            for name in ("matter", "rhythm", "first_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError where rhythm or days do not go with the matter."""
        values = super().clean() or {}
        matter = values.get("matter", self.instance.matter)
        if matter in BY_LAW:
            values["days"] = None
            if values.get("rhythm", Rhythm.YEAR) != Rhythm.YEAR:
                self.add_error("rhythm", _("Budgets and final accounts are published once a year."))
        elif matter == Matter.OTHER and values.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Say how many days after the end of a period it is due."))
        first, last = values.get("first_on", self.instance.first_on), values.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("It would end before it begins."))
        return values

    def clean_first_on(self) -> Any:
        """The first day of the first period. Raises: ValidationError for one that lies too far back or ahead to be meant."""
        day, today = self.cleaned_data["first_on"], timezone.localdate()
        if not today.year - 20 <= day.year <= today.year + 1:
            raise forms.ValidationError(_("Choose a day of the last twenty years, or of the next one."))
        rhythm = self.data.get("rhythm")
        return span(day, Rhythm(rhythm)).first if rhythm in Rhythm.values else day


class StartForm(forms.Form):
    """When a budget or final accounts were approved."""

    on = forms.DateField(label=_("approved on"), widget=Day, help_text=_("Of a department: the day of the finance department's reply."))


class TieForm(forms.Form):
    """Which item fulfils a period."""

    item = forms.CharField(
        label=_("item"),
        max_length=80,
        help_text=_("The index number of a public item, or for a draft of your organ the number in the address of its page."),
    )

    def __init__(self, *args: Any, organ: Organ, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._organ = organ

    def clean_item(self) -> Item | Publication:
        """The item. Raises: ValidationError when there is none."""
        named = self.cleaned_data["item"].strip()
        public = Publication.objects.filter(index_no=named, withdrawn_at=None).first()
        draft = Item.objects.filter(pk=int(named), organ=self._organ).first() if named.isdecimal() and len(named) < 19 else None
        found: Item | Publication | None = public or draft
        if found is None:
            raise forms.ValidationError(_("There is no such item."))
        return found


class YearForm(forms.Form):
    """Which year of budgets and final accounts is shown, and whether only what is missing."""

    year = forms.TypedChoiceField(label=_("year"), coerce=int, required=False)
    gaps = forms.BooleanField(label=_("only where something is missing"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this = timezone.localdate().year
        chooser = cast("forms.TypedChoiceField", self.fields["year"])
        chooser.choices = [(str(year), str(year)) for year in range(this + 1, this - 10, -1)]
