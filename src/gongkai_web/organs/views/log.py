"""The log of administration, for those who oversee."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import needs, within
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry
from gongkai_web.organs.policy import Right

_PAGE = 50


@require_safe
@needs(Right.READ_LOG)
def log(request: HttpRequest) -> HttpResponse:
    """What was done to the organs and accounts that the person oversees, the newest first."""
    entries = LogEntry.objects.filter(organ__in=within(request, Right.READ_LOG)).select_related("organ", "by", "person")
    what = request.GET.get("what", "")
    if what in Noted.values:
        entries = entries.filter(what=what)
    page = Paginator(entries, _PAGE).get_page(request.GET.get("page"))
    return render(
        request, "organs/log.html", {"page": page, "choices": Noted.choices, "what": what, "query": f"what={what}&" if what else ""}
    )
