"""The front page."""

from django.http.response import HttpResponseBase

from gongkai_web.compilations.models import TopicColumn
from gongkai_web.portal import columns, tallies
from gongkai_web.portal.compiled import public as public_of
from gongkai_web.portal.selection import Selection
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.views.topics import address
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import Kind

_NEWEST = 10
_INTERPRETATIONS = 4
_FULLEST = 8
_TOPICS = 6
_REST = "20-15"
"""What fits nowhere else: large, and nobody looks for it by that name."""


@public
def home(visit: Visit) -> HttpResponseBase:
    """One search box, the four sections, the three columns, what is new, and how to ask for what is not there."""
    site, own = visit.site, visit.site.organ_id
    counts = tallies.by_category(visit.scope)
    fullest = sorted((code for code in counts if code in categories() and code != _REST), key=lambda code: -counts[code])[:_FULLEST]
    context = {
        "newest": Selection().rows(visit, _NEWEST),
        "interpretations": Selection(kind=Kind.INTERPRETATION).rows(visit, _INTERPRETATIONS),
        "fullest": [{"code": code, "name": categories()[code].short, "count": counts[code]} for code in fullest],
        "departments": visit.directory.departments(own),
        "areas": visit.directory.areas(own),
        "areas_name": columns.areas(site.organ.level),
        "own": visit.directory.organs[own],
        "topics": [(one, address(one, visit)) for one in public_of(TopicColumn, visit).order_by("-published_at", "pk")[:_TOPICS]],
        "is_home": True,
    }
    data = {
        "@type": "WebSite",
        "name": site.name,
        "url": f"{visit.origin}/",
        "publisher": {"@type": "GovernmentOrganization", "name": site.organ.name},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{visit.origin}/search/?q={{words}}",
            "query-input": "required name=words",
        },
    }
    return visit.page("portal/home.html", context, tags=Tags(column=columns.home(site.name)), data=(data,), feed="")
