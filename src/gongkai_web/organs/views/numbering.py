"""How an organ numbers what it publishes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai_web.organs.access import actor_of, needs, organ_or_404
from gongkai_web.organs.actions.organs import change_organ
from gongkai_web.organs.numbering import PatternForm
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.index_numbers import DEFAULT, sample


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.MANAGE_ORGANS)
def numbering(request: HttpRequest, pk: int) -> HttpResponse:
    """The pattern of an organ's index numbers, with the number that it would give. What is only to be shown (`show`) is not kept."""
    organ, today = organ_or_404(request, pk, Right.MANAGE_ORGANS), timezone.localdate()
    form = PatternForm(request.POST or None, organ=organ, on=today)
    number = refused = ""
    if request.method != "POST" or form.is_valid():
        try:
            number = sample(organ, form.pattern, today)
        except Refused as refusal:
            refused = str(refusal)
    keeping = request.method == "POST" and "show" not in request.POST
    if number and keeping:
        change_organ(actor_of(request), organ, {"index_pattern": "" if form.pattern == DEFAULT else form.pattern})
        messages.success(request, _("Saved. What is published from now on is numbered so; numbers that were given stay."))
        return redirect("organs:organ", pk)
    context = {"organ": organ, "form": form, "number": number, "refused": refused, "pattern": form.pattern}
    return render(request, "organs/numbering.html", context, status=422 if keeping else 200)
