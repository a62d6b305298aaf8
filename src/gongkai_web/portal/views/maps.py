"""Maps of the site: for people, for collectors, and what collectors are asked to leave alone."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils.translation import gettext as _

from gongkai_web.compilations.models import Catalogue, Cleanup, GazetteIssue, Register, TopicColumn
from gongkai_web.portal import tallies
from gongkai_web.portal.compiled import public as made_public
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
    "/catalogue/",
    "/registers/",
    "/gazette/",
    "/topics/",
    "/cleanups/",
    "/places/",
    "/opendata/",
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
        paths = [*_PAGES, "/organs/", *(f"/organs/{visit.directory.organs[one].code}/" for one in sorted(organs)), *_compiled(visit)]
        return _xml(visit, "portal/sitemap.xml", {"entries": [{"url": visit.origin + path} for path in paths]})
    if not 1 <= number <= 10_000:
        raise Http404(_("There is no such file of the site map."))
    items = Publication.objects.filter(withdrawn_at=None, statutory_code="" if part == _UNCATEGORISED else part)
    if visit.scope is not None:
        items = items.filter(organ_id__in=visit.scope)
    places = items.order_by("appeared_at", "item_id").values("pk")[(number - 1) * PART : number * PART]
    rows = Publication.objects.filter(pk__in=places).order_by("appeared_at", "item_id").values_list("index_no", "updated_at")
    entries = [
        {"url": visit.origin + visit.item(index_no), "changed": at.astimezone(SHANGHAI).isoformat(timespec="seconds")}
        for index_no, at in rows
    ]
    if not entries:
        raise Http404(_("There is no such file of the site map."))
    return _xml(visit, "portal/sitemap.xml", {"entries": entries})


def _compiled(visit: Visit) -> Iterator[str]:
    """The page of every compilation of the site's organs."""
    code = {key: organ.code for key, organ in visit.directory.organs.items()}
    catalogues = made_public(Catalogue, visit).order_by("organ_id").values_list("organ_id", flat=True).distinct()
    yield from (f"/catalogue/{code[organ]}/" for organ in catalogues)
    lists = made_public(Register, visit).order_by("organ_id", "kind").values_list("organ_id", "kind").distinct()
    yield from (f"/registers/{code[organ]}/{kind}/" for organ, kind in lists)
    issues = made_public(GazetteIssue, visit).order_by("pk").values_list("organ_id", "year", "number")
    yield from (f"/gazette/{code[organ]}/{year}/{number}/" for organ, year, number in issues)
    topics = made_public(TopicColumn, visit).order_by("pk").values_list("organ_id", "slug")
    yield from (f"/topics/{code[organ]}/{slug}/" for organ, slug in topics)
    yield from (f"/cleanups/{number}/" for number in made_public(Cleanup, visit).order_by("pk").values_list("pk", flat=True))


@public
def robots(visit: Visit) -> HttpResponseBase:
    """What collectors may read, and where the map is."""
    lines = (
        "User-agent: *",
        "Disallow: /workbench/",
        "Disallow: /account/",
        "Disallow: /search/",
        "Disallow: /en/search/",
        "Disallow: /items/*/pdf/",
        "Disallow: /en/items/*/pdf/",
        "Disallow: /*type=large",
    )
    text = "\n".join((*lines, f"Sitemap: {visit.origin}/sitemap.xml", ""))
    return answer(visit.request, HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _xml(visit: Visit, template: str, context: dict[str, object]) -> HttpResponseBase:
    return answer(visit.request, HttpResponse(loader.render_to_string(template, context), content_type="application/xml"))
