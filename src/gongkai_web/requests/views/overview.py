"""How the organs that one oversees, or works for, answer requests."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.requests.outcomes import GROUPS, named
from gongkai_web.requests.overview import COUNTS, cases_of, standings
from gongkai_web.requests.views.showing import light
from gongkai_web.workbench.offers import offer

RIGHTS = (Right.OVERSEE, Right.HANDLE_CASES)
_FIRST = 2019
"""The year from which on there is a table three."""
_PAGE = 50
_LABELS = {
    "received": _("received in the year"),
    "open": _("open today"),
    "overdue": _("overdue today"),
    "answered_late": _("answered late"),
    "extended": _("extended"),
    "corrected": _("asked to correct"),
}


class OverviewForm(forms.Form):
    """Of which year, and of which organ the cases too."""

    year = forms.IntegerField(label=_("year"), min_value=_FIRST, max_value=9999)
    organ: "forms.ModelChoiceField[Organ]" = forms.ModelChoiceField(
        Organ.objects.none(), label=_("cases of"), required=False, empty_label=_("All")
    )


@require_safe
@needs(*RIGHTS)
@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """The figures of a year by organ, and the cases of one of them."""
    organs, today = within(request, *RIGHTS), timezone.localdate()
    form = OverviewForm({"year": today.year, **request.GET.dict()})
    offer(form, "organ", organs)
    if not form.is_valid():
        return render(request, "requests/overview.html", {"form": form}, status=422)
    year, organ = form.cleaned_data["year"], form.cleaned_data["organ"]
    found = standings(list(organs), year, today)
    labels = [*(_LABELS[one] for one in COUNTS), *GROUPS.values()]
    numbers = [[*(one.counts[name] for name in COUNTS), *(one.outcomes[name] for name in GROUPS)] for one in found]
    context: dict[str, object] = {
        "form": form,
        "labels": labels,
        "rows": [
            (one.organ, list(zip(labels, line, strict=True)))
            for one, line in zip(found, numbers, strict=True)
            if one.organ is None or any(line)
        ],
        "year": year,
        "organ": organ,
    }
    if organ is not None:
        page = Paginator(cases_of(organ, year), _PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "cases": [(one, light(one, today), named(one.outcome) if one.outcome else "") for one in page]}
    return render(request, "requests/overview.html", context)
