"""Where a request stands, for whoever has its query code and the second proof."""

from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.portal.tags import Tags
from gongkai_web.portal.visit import Visit
from gongkai_web.requests import actions
from gongkai_web.requests.actions import Followed, NotFound
from gongkai_web.requests.attempts import TooMany
from gongkai_web.requests.kinds import STATES
from gongkai_web.requests.labels import said, steps
from gongkai_web.requests.network import network_of
from gongkai_web.requests.views.forms import PRIVATE, form


@form
def status(visit: Visit) -> HttpResponseBase:
    """The two questions, and what they open. Code and proof are sent in the body and stand in no address and no log."""
    post = visit.request.POST
    code, fault = post.get("query_code", "")[:40], ""
    title = _("Follow a request")
    context: dict[str, object] = {"code": code}
    if visit.request.method == "POST":
        try:
            network = network_of(visit.request)
            found = actions.follow(code, post.get("verify", "")[:40], network=network, now=timezone.now())
            context |= _told(found)
        except NotFound:
            fault = _("No request goes with this query code and these signs. Compare both with what you noted down.")
        except TooMany as limit:
            fault = _("Too many wrong tries. Try again in %(minutes)d minutes.") % {"minutes": limit.seconds // 60 + 1}
    context["fault"] = fault
    crumbs = ((_("Ask an organ for information"), visit.path("/requests/")), (title, ""))
    tags = Tags(_("Error: %(title)s") % {"title": title} if fault else title)
    return visit.page("requests/status.html", context, tags=tags, crumbs=crumbs, status=422 if fault else 200, cache=PRIVATE)


def _told(found: Followed) -> dict[str, object]:
    reasoning = found.clock.reasoning if found.clock else ()
    return {
        "found": found,
        "state": STATES[found.folded.state],
        "steps": [(entry.happened_on, text) for entry, text in steps(found.entries)],
        "reasoning": [(step.on, said(step.text), step.basis) for step in reasoning],
    }
