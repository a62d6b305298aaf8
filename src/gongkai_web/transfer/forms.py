"""What is asked for when a package is sent in, and when it is confirmed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.catalogue import categories_of, choices
from gongkai_web.publishing.kinds import Kind
from gongkai_web.transfer.models import Package
from gongkai_web.transfer.reading.mapping import AS_DRAFT, LEAVE_OUT, Mapped, guess
from gongkai_web.workbench.offers import offer

_TAKEN, _OTHERS = "own", "other"


class PackageForm(forms.Form):
    """A package, and the site that it comes from."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ"), empty_label=None)
    site = forms.CharField(
        label=_("address of the old site"),
        max_length=200,
        help_text=_("For example www.example.gov.cn. By it and the number of a row an item is known when it comes again."),
    )
    file = forms.FileField(
        label=_("package"),
        help_text=_("A ZIP file of a table (CSV or XLSX) and the folder of its files, or the table alone; up to 50 MB."),
    )

    def __init__(self, *args: Any, organs: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organ", organs)


class OrganForm(forms.Form):
    """Whose holdings are to be exported."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=_("organ"), empty_label=None)

    def __init__(self, *args: Any, organs: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organ", organs)


class MappingForm(forms.Form):
    """What the old names of a package mean here."""

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._categories, self._departments = list(package.found.get("categories", {})), list(package.found.get("departments", {}))
        offered = [
            ("", _("please choose")),
            *choices(categories_of(package.organ.level)),
            (AS_DRAFT, _("keep as drafts, to be decided later")),
            (LEAVE_OUT, _("leave these rows out")),
        ]
        for number, name in enumerate(self._categories):
            code, kind = guess(name)
            label = _("category of “%(name)s”") % {"name": name}
            self.fields[f"category-{number}"] = forms.ChoiceField(label=label, choices=offered, initial=code)
            label = _("kind of “%(name)s”") % {"name": name}
            self.fields[f"kind-{number}"] = forms.ChoiceField(label=label, choices=Kind.choices, initial=kind or Kind.INFORMATION)
        known = {package.organ.name, package.organ.short_name, package.organ.code}
        for number, name in enumerate(self._departments):
            answers = [
                ("", _("please choose")),
                (_TAKEN, _("belongs to this organ")),
                (_OTHERS, _("another organ's: leave these rows out")),
            ]
            label = _("department “%(name)s”") % {"name": name}
            self.fields[f"department-{number}"] = forms.ChoiceField(label=label, choices=answers, initial=_TAKEN if name in known else "")
        if package.found.get("undated"):
            self.fields["day_of_publication"] = forms.BooleanField(
                label=_("Where the day on the document is missing, the day of publication counts as that day"), required=False
            )

    def category_rows(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each old category with its two choosers."""
        for number, name in enumerate(self._categories):
            yield name, self[f"category-{number}"], self[f"kind-{number}"]

    def department_rows(self) -> Iterator[tuple[str, forms.BoundField]]:
        """Each old department with its chooser."""
        for number, name in enumerate(self._departments):
            yield name, self[f"department-{number}"]

    def mapped(self) -> Mapped:
        """What was chosen. The form must be valid."""
        data = self.cleaned_data
        return Mapped(
            {name: (data[f"category-{number}"], data[f"kind-{number}"]) for number, name in enumerate(self._categories)},
            {name: data[f"department-{number}"] == _TAKEN for number, name in enumerate(self._departments)},
            bool(data.get("day_of_publication")),
        )
