"""Everything that an organ holds: asked for, made by the worker, fetched."""

from contextlib import suppress

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.policy import Right
from gongkai_web.transfer import actions, store
from gongkai_web.transfer.forms import OrganForm
from gongkai_web.transfer.models import Export
from gongkai_web.transfer.stages import Making


@require_POST
@needs(Right.TRANSFER)
def export(request: HttpRequest) -> HttpResponse:
    """Asks for it; that it was asked for stands in the log."""
    form = OrganForm(request.POST, organs=within(request, Right.TRANSFER))
    if form.is_valid():
        actions.ask_export(actor_of(request), organ_or_404(request, form.cleaned_data["organ"].pk, Right.TRANSFER))
        messages.success(request, _("The export is being made. You will find it on this page; you may leave it and come back."))
    return redirect("transfer:list")


@require_safe
@needs(Right.TRANSFER)
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, for whoever asked for it."""
    organs = within(request, Right.TRANSFER)
    one = get_object_or_404(Export.objects.select_related("organ"), pk=pk, by=request.user.pk, stage=Making.READY, organ__in=organs)
    name = f"{one.organ.code}-{localdate(one.asked_at).isoformat()}.zip"
    with suppress(FileNotFoundError):
        return FileResponse(store.path_of(one.place).open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    raise Http404
