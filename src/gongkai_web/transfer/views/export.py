"""Everything that an organ holds, for download."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.policy import Right
from gongkai_web.transfer import actions
from gongkai_web.transfer.export import export as pieces
from gongkai_web.transfer.forms import OrganForm


@require_POST
@needs(Right.TRANSFER)
def export(request: HttpRequest) -> HttpResponseBase:
    """The ZIP file, sent while it is made; that it was asked for stands in the log."""
    form = OrganForm(request.POST, organs=within(request, Right.TRANSFER))
    if not form.is_valid():
        return redirect("transfer:list")
    actor, organ = actor_of(request), organ_or_404(request, form.cleaned_data["organ"].pk, Right.TRANSFER)
    actions.note_export(actor, organ)
    by = actor.user.username if actor.user else ""
    response = StreamingHttpResponse(pieces(organ, at=actor.now, by=by), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{organ.code}-{actor.today.isoformat()}.zip"'
    response["X-Accel-Buffering"] = "no"
    return response
