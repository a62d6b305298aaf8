"""Maps of the site: for people, for collectors, and what collectors are asked to leave alone."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils.translation import gettext as _

from gongkai_web.portal import tallies
from gongkai_web.portal.statutory import articles
from gongkai_web.portal.tags import SHANGHAI, Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit, answer
from gongkai_web.publishing.models import Publication

PART = 10_000
"""Items in one file; the norm allows 50,000."""
_UNCATEGORISED = "none"
_PAGES = (
    "/",
    "/guide/",
    "/sections/institutions/",
    "/sections/statutory/",
    "/sections/reports/",
    "/sections/interpretations/",
    "/library/",
)


@public
def for_people(visit: Visit) -> HttpResponseBase:
    """Every column and every organ on one page."""
    own = visit.site.organ_id
    context = {"articles": articles(), "departments": visit.directory.departments(own), "areas": visit.directory.areas(own)}
    return visit.page("portal/sitemap.html", context, tags=Tags(_("Site map")), crumbs=((_("Site map"), ""),))


@public
def index(visit: Visit) -> HttpResponseBase:
    """The index of the map for collectors: one file of pages, and one or more for each statutory category."""
    files = ["pages-1"]
    for code, count in sorted(tallies.by_category(visit.scope).items()):
        files += [f"{code or _UNCATEGORISED}-{number}" for number in range(1, -(-count // PART) + 1)]
    return _xml(visit, "portal/sitemap_index.xml", {"urls": [f"{visit.origin}/sitemap-{one}.xml" for one in files]})


@public
def part(visit: Visit, part: str, number: int) -> HttpResponseBase:
    """One file of the map. What is withdrawn is not in it."""
    if part == "pages" and number == 1:
        organs = visit.scope if visit.scope is not None else visit.directory.organs
        paths = [*_PAGES, "/organs/", *(f"/organs/{visit.directory.organs[one].code}/" for one in sorted(organs))]
        return _xml(visit, "portal/sitemap.xml", {"entries": [{"url": visit.origin + path} for path in paths]})
    if not 1 <= number <= 10_000:
        raise Http404(_("There is no such file of the site map."))
    items = Publication.objects.filter(withdrawn_at=None, statutory_code="" if part == _UNCATEGORISED else part)
    if visit.scope is not None:
        items = items.filter(organ_id__in=visit.scope)
    rows = items.order_by("published_at", "item_id").values_list("index_no", "updated_at")[(number - 1) * PART : number * PART]
    entries = [
        {"url": visit.origin + visit.item(index_no), "changed": at.astimezone(SHANGHAI).isoformat(timespec="seconds")}
        for index_no, at in rows
    ]
    if not entries:
        raise Http404(_("There is no such file of the site map."))
    return _xml(visit, "portal/sitemap.xml", {"entries": entries})


@public
def robots(visit: Visit) -> HttpResponseBase:
    """What collectors may read, and where the map is."""
    lines = (
        "User-agent: *",
        "Disallow: /workbench/",
        "Disallow: /account/",
        "Disallow: /search/",
        "Disallow: /en/search/",
        "Disallow: /*type=large",
    )
    text = "\n".join((*lines, f"Sitemap: {visit.origin}/sitemap.xml", ""))
    return answer(visit.request, HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _xml(visit: Visit, template: str, context: dict[str, object]) -> HttpResponseBase:
    return answer(visit.request, HttpResponse(loader.render_to_string(template, context), content_type="application/xml"))
