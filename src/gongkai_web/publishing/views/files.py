"""Files of an item, and its references."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai_web.organs.access import actor_of, needs, within
from gongkai_web.organs.policy import Right
from gongkai_web.publishing import actions
from gongkai_web.publishing.handing import handed_out
from gongkai_web.publishing.models import Attachment, Relation
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.uploads import received
from gongkai_web.publishing.views.access import item_or_404


@require_POST
@needs(Right.WRITE_DRAFTS)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the files that were sent, each by itself: one that is refused does not keep the others out."""
    item, actor = item_or_404(request, pk), actor_of(request)
    files: list[UploadedFile[bytes]] = list(request.FILES.getlist("files"))
    if not files:
        messages.error(request, _("No file was chosen."))
    for file in files:
        try:
            taken = actions.attach(actor, item, name=file.name or "", content=received(file))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("“%(name)s” was added.") % {"name": taken.name})
    return redirect("publishing:item", pk)


@require_safe
@needs(Right.READ_DRAFTS)
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bytes, never shown by the browser itself."""
    file = get_object_or_404(Attachment, pk=pk, organ__in=within(request, Right.READ_DRAFTS))
    return handed_out(file.sha256, file.name, file.media_type)


@require_POST
@needs(Right.WRITE_DRAFTS)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a file out of an item."""
    file = get_object_or_404(Attachment.objects.select_related("item__organ"), pk=pk, organ__in=within(request, Right.READ_DRAFTS))
    return _taken_away(
        request, file.item_id, partial(actions.detach, actor_of(request), file), _("“%(name)s” was removed.") % {"name": file.name}
    )


@require_POST
@needs(Right.WRITE_DRAFTS)
def unrelate(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a reference away."""
    relation = get_object_or_404(Relation.objects.select_related("source__organ"), pk=pk, organ__in=within(request, Right.READ_DRAFTS))
    told = _("The reference was removed; a public one stays until this version is published.")
    return _taken_away(request, relation.source_id, partial(actions.unrelate, actor_of(request), relation), told)


def _taken_away(request: HttpRequest, item: int, remove: Callable[[], None], told: str) -> HttpResponse:
    """Does it, tells how it went, and goes back to the item."""
    try:
        remove()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    return redirect("publishing:item", item)
