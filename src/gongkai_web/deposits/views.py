"""Deposits in the workbench: what was handed over, a new batch, and the slip that goes with it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_web.compilations.lines import items_of
from gongkai_web.deposits import actions
from gongkai_web.deposits.forms import DepositForm
from gongkai_web.deposits.models import Deposit
from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.policy import Right
from gongkai_web.workbench.attempts import attempted

_PAGE = 50


@require_safe
@needs(Right.READ_DRAFTS)
def listed(request: HttpRequest) -> HttpResponse:
    """The batches of the person's organs, the last first."""
    known = Deposit.objects.filter(organ__in=within(request, Right.READ_DRAFTS)).select_related("organ", "place")
    page = Paginator(known.annotate(count=Count("lines")).order_by("-handed_on", "-pk"), _PAGE).get_page(request.GET.get("page"))
    return render(request, "deposits/list.html", {"page": page, "organs": within(request, Right.PUBLISH)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.PUBLISH)
def create(request: HttpRequest, organ: int) -> HttpResponse:
    """A batch of an organ; afterwards its slip."""
    one = organ_or_404(request, organ, Right.PUBLISH)
    form = DepositForm(request.POST or None, organ=one)

    def hand_over() -> Deposit:
        said = form.cleaned_data
        items = items_of(said["items"], [one.pk])
        return actions.hand_over(
            actor_of(request), one, place=said["place"], handed_on=said["handed_on"], items=items, receiver=said["receiver"]
        )

    made = attempted(form, hand_over) if request.method == "POST" else None
    if made is not None:
        messages.success(request, _("The deposit was recorded. Its slip can be printed."))
        return redirect("deposits:slip", made.pk)
    return render(request, "deposits/form.html", {"form": form, "organ": one}, status=422 if form.errors else 200)


@require_safe
@needs(Right.READ_DRAFTS)
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip of a batch, for printing: two signatures, and every item by its numbers."""
    known = Deposit.objects.filter(organ__in=within(request, Right.READ_DRAFTS)).select_related("organ", "place", "by")
    return render(request, "deposits/slip.html", {"deposit": get_object_or_404(known, pk=pk)})
