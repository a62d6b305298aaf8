"""The page on which the answer to a request becomes a draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai_web.conversion import actions
from gongkai_web.conversion.forms import ConversionForm
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.models import Case
from gongkai_web.severing.models import Document, Severed


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.HANDLE_CASES)
@never_cache
def convert(request: HttpRequest, case: str) -> HttpResponse:
    """Asks for a title and the files, and makes the draft."""
    found = get_object_or_404(Case.objects.select_related("organ"), pk=case, organ__in=within(request, Right.HANDLE_CASES))
    severed = Severed.objects.filter(document__case=found).exclude(document__case__key="").select_related("document__case").order_by("pk")
    whole = Document.objects.filter(case=found, provided__severed=None, provided__isnull=False).exclude(case__key="").select_related("case")
    form = ConversionForm(request.POST if request.method == "POST" else None, severed=severed, whole=whole)
    if request.method == "POST" and form.is_valid():
        try:
            item = actions.convert(actor_of(request), found, title=form.cleaned_data["title"], documents=form.chosen())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("publishing:item", item.pk)
    return render(request, "conversion/convert.html", {"case": found, "form": form}, status=422 if form.errors else 200)
