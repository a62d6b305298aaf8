"""What is public already and may be what somebody is about to ask for."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils import timezone

from gongkai_web.portal.tags import SHANGHAI
from gongkai_web.portal.visit import Visit
from gongkai_web.requests.views.forms import PRIVATE, sent
from gongkai_web.search.related import related


class Offer(NamedTuple):
    """A public item, as the form offers it."""

    item: str
    url: str
    title: str
    organ: str
    date: str


@sent
def public(visit: Visit) -> HttpResponseBase:
    """A part of the form's page, fetched while somebody writes. What they write came in the body, and is neither kept nor noted."""
    post = visit.request.POST
    context = {"hits": offers(visit, post.get("content", ""), post.get("organ", "")), "language": visit.language}
    return HttpResponse(loader.render_to_string("requests/offers.html", context), headers={"Cache-Control": PRIVATE})


def offers(visit: Visit, content: str, organs: str) -> Sequence[Offer]:
    """At most five items that go with what is written, those of the organs that are asked (their codes) first."""
    known = visit.directory.by_code
    first = [known[code].id for code in organs.split() if code in known]
    found = related(content, year=timezone.localdate().year, first=first, organs=visit.scope)
    return [
        Offer(
            str(one.pk),
            visit.item(one.index_no),
            one.title,
            visit.directory.label(one.organ_id),
            one.appeared_at.astimezone(SHANGHAI).strftime("%Y-%m-%d"),
        )
        for one in found
    ]
