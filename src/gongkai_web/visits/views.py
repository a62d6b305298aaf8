"""Visits in the workbench: the figures of a year, and one place with its days."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.policy import Right
from gongkai_web.oversight.sheets import download
from gongkai_web.visits import actions
from gongkai_web.visits.actions import COUNTS
from gongkai_web.visits.forms import DayForm, YearForm
from gongkai_web.visits.kinds import Help
from gongkai_web.visits.reading import added, by_day, of_year, places
from gongkai_web.workbench.attempts import attempted

_READ = (Right.READ_DRAFTS, Right.OVERSEE)


@require_safe
@needs(*_READ)
def listed(request: HttpRequest) -> HttpResponseBase:
    """What was counted in a year at each place of the organs that one works for or oversees; the same as a table for download."""
    form = YearForm(request.GET, today=timezone.localdate())
    if not form.is_valid():
        return render(request, "visits/list.html", {"form": form}, status=422)
    year = form.cleaned_data["year"]
    kept = list(places(within(request, *_READ)))
    figures = of_year(kept, year)
    if kind := request.GET.get("as"):
        header = (_("organ code"), _("organ"), _("reading place"), _("year"), *(str(way.label) for way in Help), _("together"), _("days"))
        lines = ((one, figures[one.pk]) for one in kept)
        rows = ((one.organ.code, one.organ.name, one.name, year, *row.people, row.total, row.days) for one, row in lines)
        return download(kind, f"visits-{year}", header, rows)
    own = set(within(request, *COUNTS).values_list("pk", flat=True))
    context = {
        "form": form,
        "year": year,
        "ways": [way.label for way in Help],
        "rows": [(one, figures[one.pk], one.organ_id in own) for one in kept],
        "sum": added(figures.values()) if len(kept) > 1 else None,
    }
    return render(request, "visits/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*COUNTS)
def place(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One place: a day is recorded, and what was recorded before is shown."""
    one, today = get_object_or_404(places(within(request, *COUNTS)), pk=pk), timezone.localdate()
    form = DayForm(request.POST) if request.method == "POST" else DayForm(initial=_known(one, request.GET.get("on", ""), today))

    def keep() -> date:
        day: date = form.cleaned_data["on"]
        actions.count(actor_of(request), one, on=day, people=form.people())
        return day

    kept = attempted(form, keep) if request.method == "POST" else None
    if kept is not None:
        messages.success(request, _("%(day)s was recorded.") % {"day": kept})
        return redirect(f"{reverse('visits:place', args=[pk])}?year={kept.year}")
    chosen = YearForm(request.GET, today=today)
    year = chosen.cleaned_data["year"] if chosen.is_valid() else today.year
    context = {"place": one, "form": form, "year": year, "days": by_day(one, year), "ways": [way.label for way in Help], "chosen": chosen}
    return render(request, "visits/place.html", context, status=422 if form.errors else 200)


def _known(one: ReadingPlace, asked: str, today: date) -> dict[str, object]:
    """The day that is asked for with what is recorded of it; else today, empty as long as nobody counted."""
    try:
        on = date.fromisoformat(asked)
    except ValueError:
        on = today
    row = dict(by_day(one, on.year)).get(on)
    return {"on": on, **(dict(zip(Help.values, row.people, strict=True)) if row else {})}
