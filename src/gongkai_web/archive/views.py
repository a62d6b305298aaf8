"""The package of a case, for download."""

from io import BytesIO

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai_web.archive import actions
from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.models import FOR_THE_ARCHIVE, Case
from gongkai_web.requests.views.opening import case_or_404

_PAGE = 30


@require_safe
@needs(Right.HANDLE_CASES)
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """The cases that are over and of which the archive has not everything yet, the oldest first."""
    waiting = Case.objects.filter(FOR_THE_ARCHIVE, organ__in=within(request, Right.HANDLE_CASES)).exclude(key="")
    page = Paginator(waiting.select_related("organ").order_by("answered_on", "received_on", "pk"), _PAGE).get_page(request.GET.get("page"))
    return render(request, "archive/list.html", {"page": page})


@require_POST
@needs(Right.HANDLE_CASES)
@never_cache
def package(request: HttpRequest, case: str) -> HttpResponseBase:
    """Everything of a case that is over, in one ZIP; why it is taken goes on record."""
    whole = case_or_404(request, case, Right.HANDLE_CASES)
    try:
        made = actions.take_out(actor_of(request), whole, reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:case", case)
    return FileResponse(BytesIO(made), as_attachment=True, filename=f"{case}.zip", content_type="application/zip")
