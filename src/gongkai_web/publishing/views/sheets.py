"""The review sheet of an item, as a file."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.errors import GongkaiError
from gongkai.render.document import document_pdf
from gongkai_web.headers import BOX
from gongkai_web.organs.access import needs
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.sheet import reviewed
from gongkai_web.publishing.sheet import sheet as drawn_up
from gongkai_web.publishing.views.access import item_or_404


@require_safe
@needs(Right.READ_DRAFTS)
def sheet(request: HttpRequest, pk: int, version: int) -> HttpResponseBase:
    """The sheet of a version that was handed to reviewers, as a PDF that the browser does not show by itself."""
    one = reviewed(item_or_404(request, pk), version)
    if one is None:
        raise Http404(_("This version was never handed to the reviewers."))
    try:
        made = document_pdf(drawn_up(one))
    except GongkaiError as error:
        messages.error(request, _("The review sheet cannot be set: %(why)s") % {"why": error})
        return redirect("publishing:item", pk)
    answer = FileResponse(BytesIO(made), as_attachment=True, filename=f"审查表-{pk}-{version}.pdf", content_type="application/pdf")
    answer["Content-Security-Policy"] = BOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
