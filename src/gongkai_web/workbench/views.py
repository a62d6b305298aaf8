"""The first page after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai_web.organs.access import actor_of
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.views.waiting import waiting


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person."""
    actor = actor_of(request)
    appointed = actor.user.appointments.select_related("organ").filter(until=None) if actor.user else ()
    if Right.READ_DRAFTS not in actor.duties.organs:
        return render(request, "workbench/home.html", {"appointments": appointed})
    found = waiting(actor)
    groups = [
        (_("To be reviewed by me"), found.reviews),
        (_("To be approved by me"), found.approvals),
        (_("To be published by me"), found.publications),
        (_("My drafts"), found.drafts),
        (_("To be assessed again"), found.reassessments),
    ]
    context = {"groups": [group for group in groups if group[1]], "clocks": found.clocks, "works": True, "appointments": appointed}
    return render(request, "workbench/home.html", context)
