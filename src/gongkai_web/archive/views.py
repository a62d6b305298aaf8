"""The package of a case, for download."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai_web.archive import actions
from gongkai_web.organs.access import actor_of, needs
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests.views.opening import case_or_404


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
