"""The first page after signing in, and what one is told there."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_web.accounts.notices import put_away
from gongkai_web.compilations import emergencies
from gongkai_web.organs.access import actor_of
from gongkai_web.organs.duties import appointments
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.views.clocks import running
from gongkai_web.publishing.views.waiting import waiting
from gongkai_web.recurring.reading import pressing
from gongkai_web.workbench.notices import told

_PAGE = 50
_LATEST = 10


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person."""
    actor = actor_of(request)
    appointed = appointments(actor.user, timezone.localdate()).select_related("organ") if actor.user else ()
    context: dict[str, object] = {"appointments": appointed, "notices": told(actor, unseen=True)}
    if overseen := actor.duties.organs.get(Right.READ_LOG):
        notable = LogEntry.objects.filter(organ__in=overseen).exclude(what=Noted.SIGNED_IN)
        context["log"] = notable.select_related("organ", "by", "person")[:_LATEST]
    if Right.READ_DRAFTS not in actor.duties.organs:
        return render(request, "workbench/home.html", context)
    found = waiting(actor)
    groups = [
        (_("To be reviewed by me"), found.reviews),
        (_("To be approved by me"), found.approvals),
        (_("To be published by me"), found.publications),
        (_("My drafts"), found.drafts),
        (_("To be assessed again"), found.reassessments),
        (_("References by other organs to be answered"), found.answers),
    ]
    context |= {"groups": [group for group in groups if group[1]], "clocks": running(actor), "works": True}
    context |= {"lines": pressing(actor), "hours": emergencies.pressing(actor)}
    return render(request, "workbench/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """Everything that the person was told, the last first; a POST puts away what was shown, up to `last`."""
    actor = actor_of(request)
    if request.method == "POST" and actor.user is not None:
        last = request.POST.get("last", "")
        put_away(actor.user, int(last) if last.isdecimal() and len(last) < 19 else 0, actor.now)
        return redirect("workbench:home")
    page = Paginator(told(actor), _PAGE).get_page(request.GET.get("page"))
    return render(request, "workbench/notices.html", {"page": page})
