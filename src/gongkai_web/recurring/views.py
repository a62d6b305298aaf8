"""Recurring publications in the workbench: the schedule, its periods, budgets and final accounts of a year."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.models import Item
from gongkai_web.recurring import actions
from gongkai_web.recurring.forms import DutyForm, StartForm, TieForm, YearForm
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from gongkai_web.recurring.reading import lines, matrix, owing, unfulfilled
from gongkai_web.workbench.attempts import attempted

_PAGE = 50


def _duties(request: HttpRequest, right: Right) -> QuerySet[RecurringDuty]:
    return RecurringDuty.objects.filter(organ__in=within(request, right)).select_related("organ")


@require_safe
@needs(Right.READ_DRAFTS)
def listed(request: HttpRequest) -> HttpResponse:
    """What the person's organs have to publish again and again, and what of it is not public yet, the longest due first."""
    actor = actor_of(request)
    organs = actor.duties.organs.get(Right.READ_DRAFTS, frozenset())
    open_ones = unfulfilled(organs).filter(begins_on__lte=actor.today).order_by("due_on", "begins_on", "pk")
    page = Paginator(open_ones, _PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": lines(page.object_list, actor.today),
        "duties": _duties(request, Right.READ_DRAFTS),
        "organs": within(request, Right.PUBLISH),
    }
    return render(request, "recurring/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.PUBLISH)
def create(request: HttpRequest, organ: int) -> HttpResponse:
    """A new line of an organ's schedule."""
    return _written(request, RecurringDuty(organ=organ_or_404(request, organ, Right.PUBLISH)), _("New recurring publication"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.PUBLISH)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A line of the schedule, changed or ended."""
    return _written(request, get_object_or_404(_duties(request, Right.PUBLISH), pk=pk), _("Change the recurring publication"))


def _written(request: HttpRequest, duty: RecurringDuty, title: str) -> HttpResponse:
    form = DutyForm(request.POST or None, instance=duty, organ=duty.organ)
    if request.method == "POST" and attempted(form, lambda: actions.save_duty(actor_of(request), form.instance)) is not None:
        messages.success(request, _("Saved."))
        return redirect("recurring:duty", form.instance.pk)
    context = {"form": form, "title": title, "organ": duty.organ}
    return render(request, "recurring/form.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Right.READ_DRAFTS)
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of the schedule with all its periods, the last first."""
    one = get_object_or_404(_duties(request, Right.READ_DRAFTS), pk=pk)
    page = Paginator(one.periods.select_related("duty", "organ"), _PAGE).get_page(request.GET.get("page"))
    shown = lines(page.object_list, timezone.localdate())
    return render(request, "recurring/duty.html", {"duty": one, "page": page, "lines": shown})


@require_safe
@needs(Right.READ_DRAFTS)
def period(request: HttpRequest, pk: int) -> HttpResponse:
    """One period: how it stands, and what can be done with it."""
    return _period(request, _period_or_404(request, pk, Right.READ_DRAFTS))


@require_POST
@needs(Right.WRITE_DRAFTS)
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Records the approval, ties an item or lets go of it, or begins a draft that is tied."""
    one = _period_or_404(request, pk, Right.WRITE_DRAFTS)
    chosen = _ACTS.get(name)
    if chosen is None:
        raise Http404
    form = chosen[0](request.POST, one)
    made = attempted(form, lambda: (chosen[1](actor_of(request), one, form.cleaned_data),))
    if made is None:
        return _period(request, one, **{name: form})
    if isinstance(made[0], Item):
        messages.success(request, _("The draft was begun. It fulfils the period once it is public."))
        return redirect("publishing:edit", made[0].pk)
    messages.success(request, _("Saved."))
    return redirect("recurring:period", pk)


Act = Callable[[Actor, DuePeriod, Mapping[str, Any]], object]
_ACTS: Mapping[str, tuple[Callable[[Any, DuePeriod], Form], Act]] = {
    "start": (lambda data, _one: StartForm(data), lambda actor, one, said: actions.start(actor, one, on=said["on"])),
    "tie": (lambda data, one: TieForm(data, organ=one.organ), lambda actor, one, said: actions.tie(actor, one, item=said["item"])),
    "untie": (lambda data, _one: Form(data), lambda actor, one, _said: actions.untie(actor, one)),
    "draft": (lambda data, _one: Form(data), lambda actor, one, _said: actions.draft(actor, one)),
}
"""What can be done with a period: the form for it, and the action."""


def _period_or_404(request: HttpRequest, pk: int, right: Right) -> DuePeriod:
    return get_object_or_404(DuePeriod.objects.select_related("duty", "organ"), pk=pk, organ__in=within(request, right))


def _period(request: HttpRequest, one: DuePeriod, **forms: Form) -> HttpResponse:
    (line,) = lines([one], timezone.localdate())
    shown = {"start": StartForm(initial={"on": one.started_on}), "tie": TieForm(organ=one.organ), **forms}
    wrong = next((form for form in forms.values() if form.errors), None)
    writes = one.organ in within(request, Right.WRITE_DRAFTS)
    context = {"period": one, "line": line, "forms": shown, "writes": writes, "form": wrong}
    return render(request, "recurring/period.html", context, status=422 if wrong else 200)


@require_safe
@needs(Right.READ_DRAFTS, Right.OVERSEE)
def budgets(request: HttpRequest) -> HttpResponse:
    """Budget and final accounts of a year for every organ that the person works for or oversees, and which of them are missing."""
    this = timezone.localdate().year
    form = YearForm({"year": this} | request.GET.dict())
    asked = form.cleaned_data if form.is_valid() else {}
    year = asked.get("year") or this
    rows = matrix(list(owing(within(request, Right.READ_DRAFTS, Right.OVERSEE), year)), year, timezone.localdate())
    gaps = [row for row in rows if not row.complete]
    shown = gaps if asked.get("gaps") else rows
    mine = set(within(request, Right.READ_DRAFTS).values_list("pk", flat=True))
    context = {"form": form, "year": year, "rows": shown, "count": len(rows), "gaps": len(gaps), "mine": mine}
    return render(request, "recurring/budgets.html", context)
