"""The post register of the organs that one works for, as a page and as a table for download, and the numbers that no case bears."""

from collections.abc import Iterator, Sequence

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.oversight.sheets import download
from gongkai_web.requests.numbers import gaps, voids
from gongkai_web.requests.register import Arrival, arrivals, arrived
from gongkai_web.requests.words import CHANNELS, VALUES
from gongkai_web.workbench.offers import offer
from gongkai_web.workbench.widgets import Month

_PAGE = 50


class RegisterForm(forms.Form):
    """Of which month, and of which organ."""

    month = forms.DateField(label=_("month"), widget=Month, input_formats=["%Y-%m"])
    organ: "forms.ModelChoiceField[Organ]" = forms.ModelChoiceField(
        Organ.objects.none(), label=_("organ"), required=False, empty_label=_("All")
    )


@require_safe
@needs(Right.HANDLE_CASES)
@never_cache
def register(request: HttpRequest) -> HttpResponseBase:
    """What came in a month, whatever the way."""
    organs = within(request, Right.HANDLE_CASES)
    form = RegisterForm({"month": f"{timezone.localdate():%Y-%m}", **request.GET.dict()})
    offer(form, "organ", organs)
    if not form.is_valid():
        return render(request, "requests/register.html", {"form": form}, status=422)
    month, chosen = form.cleaned_data["month"], form.cleaned_data["organ"]
    asked = [chosen] if chosen else list(organs)
    cases = arrived([one.pk for one in asked], month)
    if kind := request.GET.get("as"):
        return download(kind, f"register-{month:%Y-%m}", [str(one) for one in _HEADER], [_line(one) for one in arrivals(cases)])
    page = Paginator(cases, _PAGE).get_page(request.GET.get("page"))
    rows = [(one, CHANNELS[one.channel]) for one in arrivals(page.object_list)]
    context = {"form": form, "page": page, "rows": rows, "month": month, "organ": chosen, "many": len(asked) > 1}
    return render(request, "requests/register.html", context | {"unborne": list(_unborne(asked, month.year))})


_HEADER: Sequence[object] = (
    _("arrived on"),
    _("way of arrival"),
    _("number of the mail"),
    _("day on the postmark"),
    _("sender"),
    _("register number"),
    _("id of the case"),
    _("organ"),
    _("received on"),
    _("taken in by"),
)


def _line(one: Arrival) -> tuple[object, ...]:
    case, by = one.case, one.by or gettext("the applicant")
    came = (case.arrived_on, CHANNELS[one.channel], one.postal_number, one.posted_on, one.sender)
    return (*came, case.register_number, case.pk, case.organ, case.received_on, by)


def _unborne(organs: Sequence[Organ], year: int) -> Iterator[tuple[object, ...]]:
    """Numbers that were given and struck, each with its case, why, by whom and when; then those that were left out."""
    for organ in organs:
        for void in voids(organ.pk, year):
            yield organ, void.number, void.number, void.case, VALUES[void.reason], void.by, void.on
        for first, last in gaps(organ.pk, year):
            yield organ, first, last, None, "", None, None
