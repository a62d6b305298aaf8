"""What an administrator fills in."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Organ, Site, Succession
from gongkai_web.workbench.offers import offer
from gongkai_web.workbench.widgets import Day

_REASON = 500


class OrganForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """An organ. `above`: those that the person may put it below."""

    class Meta:
        model = Organ
        fields = (
            "code", "name", "short_name", "kind", "level", "area_supervisor", "system_supervisor", "valid_from", "valid_until",
            "credit_code", "address", "office_hours", "telephone", "fax", "email", "duties", "leaders",
        )  # fmt: skip
        widgets: ClassVar = {"valid_from": Day, "valid_until": Day}
        help_texts: ClassVar = {
            "code": _("As in the list of administrative divisions and organs, for example 130900-01. It never changes hands."),
            "system_supervisor": _("Only where a department above leads it: customs, tax, and the like."),
            "valid_until": _("The last day, when the organ was dissolved. What became of it is recorded as a succession."),
        }

    def __init__(self, *args: Any, above: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("area_supervisor", "system_supervisor"):
            own = getattr(self.instance, f"{name}_id")
            offer(self, name, (above | Organ.objects.filter(pk=own)).exclude(pk=self.instance.pk))


class SiteForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """A site of an organ."""

    class Meta:
        model = Site
        fields = (
            "host", "name", "english_name", "identification_code", "theme", "sponsor", "contact", "icp_number", "police_number",
            "mark_address",
        )  # fmt: skip
        help_texts: ClassVar = {
            "host": _("The name in the address, without https://, for example www.example.gov.cn."),
            "identification_code": _("Ten characters, as the national reporting system of government sites gave it. Empty: not shown."),
            "mark_address": _("Where the certificate of the mark is shown, as the establishment office gave it. Empty: no mark is shown."),
        }


class ClosingForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """The closing of a site."""

    document = forms.CharField(label=_("approval"), max_length=_REASON, help_text=_("The document that approved it. It stands in the log."))

    class Meta:
        model = Site
        fields = ("closed_on", "moved_to", "moved_address")
        widgets: ClassVar = {"closed_on": Day}
        help_texts: ClassVar = {
            "moved_to": _("Everyone who opens a page of the site reads this."),
            "moved_address": _("With https://; empty where nothing takes its place."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed_on"].required = self.fields["moved_to"].required = True


class SuccessionForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """What became of an organ."""

    class Meta:
        model = Succession
        fields = ("change", "successor", "happened_on", "basis")
        widgets: ClassVar = {"happened_on": Day}
        help_texts: ClassVar = {"basis": _("The document that ordered it.")}

    def __init__(self, *args: Any, predecessor: Organ, among: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.predecessor = predecessor
        offer(self, "successor", among.exclude(pk=predecessor.pk))


class AppointmentForm(forms.Form):
    """Who acts for the organ."""

    person = forms.ModelChoiceField(User.objects.none(), label=_("person"))
    role = forms.ChoiceField(label=_("role"), choices=Role.choices)
    since = forms.DateField(label=_("since"), widget=Day, initial=timezone.localdate)
    until = forms.DateField(label=_("until"), widget=Day, required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = offer(self, "person", people)
        chooser.label_from_instance = _named  # type: ignore[method-assign]  # as Django's documentation does it

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


def _named(obj: User) -> str:
    """A person with user name and organ: several may be called 王伟."""
    return f"{obj} ({obj.username}, {obj.organ})"


class EndForm(forms.Form):
    """When an appointment ends."""

    until = forms.DateField(label=_("until"), widget=Day, initial=timezone.localdate, help_text=_("The last day on which it holds."))


class AccountForm(forms.Form):
    """An account."""

    username = forms.CharField(
        label=_("user name"), max_length=150, validators=[UnicodeUsernameValidator()], help_text=_("For signing in; it never changes.")
    )
    full_name = forms.CharField(label=_("full name"), max_length=60)
    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ"), help_text=_("Its administrators look after the account."))
    mail_address = forms.EmailField(
        label=_("e-mail for notices"), required=False, help_text=_("Reminders of what is due go there. They never name what is not public.")
    )

    def __init__(self, *args: Any, organs: QuerySet[Organ], new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organ", organs)
        if not new:
            del self.fields["username"]


class ReasonForm(forms.Form):
    """Why something delicate is done to an account."""

    reason = forms.CharField(label=_("reason"), max_length=_REASON, help_text=_("It stands in the log, where auditors read it."))


class TableForm(forms.Form):
    """A table of organs."""

    file = forms.FileField(label=_("table"), help_text=_("XLSX or CSV, at most 5 MB and 5,000 rows, with a row of headings."))


class OrganFilter(forms.Form):
    """Which organs a list shows."""

    q = forms.CharField(label=_("name or code"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("kind"), required=False, choices=[("", _("all")), *Kind.choices])
    level = forms.ChoiceField(label=_("level"), required=False, choices=[("", _("all")), *Level.choices])
