"""Files of items. They leave the private storage here only, and never as something that a browser would run."""

from django.http import Http404, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.headers import BOX
from gongkai_web.portal.views.items import withdrawn
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import ASK, Visit
from gongkai_web.publishing.handing import handed_out
from gongkai_web.publishing.models import Attachment, Publication


@public
def attachment(visit: Visit, number: int) -> HttpResponseBase:
    """The file, for download, as long as it and its item are public."""
    file = Attachment.objects.filter(pk=number, published=True).first()
    row = (
        Publication.objects.filter(item_id=file.item_id).values("index_no", "organ_id", "withdrawn_at", "withdrawal_reason").first()
        if file
        else None
    )
    if file is None or row is None:
        raise Http404(_("There is no such public file."))
    if row["withdrawn_at"] is not None:
        return withdrawn(visit, row)
    return sent(visit, file.sha256, file.name, file.media_type)


def sent(visit: Visit, digest: str, name: str, media_type: str) -> HttpResponseBase:
    """The bytes of a public file, or 304 where the browser has them."""
    etag = f'"{digest}"'
    response: HttpResponseBase
    if visit.request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
        response["Content-Security-Policy"] = BOX
    else:
        response = handed_out(digest, name, media_type)
    response["ETag"] = etag
    response["Cache-Control"] = ASK
    return response
