"""Organs: the tree of them, and each with its functions, address and items."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.organs.models import Organ
from gongkai_web.portal import columns, tallies
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.lineage import lineage
from gongkai_web.portal.offers import compiled_by
from gongkai_web.portal.selection import Selection
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import Kind

_NEWEST = 10


@public
def directory(visit: Visit) -> HttpResponseBase:
    """The organs of the site as a tree: the government, its departments, its areas with what stands below them."""
    column = columns.organs()
    own = visit.directory.organs[visit.site.organ_id]
    context = {
        "column": column,
        "own": own,
        "areas_name": columns.areas(own.level),
        "departments": [_branch(visit, one) for one in visit.directory.departments(own.id)],
        "areas": [_branch(visit, one) for one in visit.directory.areas(own.id)],
        "ended": visit.directory.ended(own.id),
    }
    return visit.page("portal/organs.html", context, tags=Tags(column.name, column), crumbs=((column.name, ""),))


def _branch(visit: Visit, organ: Entry) -> dict[str, Any]:
    return {"organ": organ, "below": visit.directory.standing(organ.id)}


@public
def organ(visit: Visit, code: str) -> HttpResponseBase:
    """One organ: what it does, where it is, who leads it, what it published."""
    entry = entry_of(visit, code)
    facts = Organ.objects.filter(pk=entry.id).values("duties", "leaders", "address", "office_hours", "telephone", "fax", "email").get()
    counts = tallies.by_category([entry.id])
    kinds = tallies.by_kind([entry.id])
    above = [one for one in list(visit.directory.chain(entry.id))[1:] if visit.shows(one.id)]
    context = {
        "organ": entry,
        "facts": facts,
        "leaders": [line for line in facts["leaders"].replace("；", "\n").splitlines() if line.strip()],
        "above": above[0] if above else None,
        "below": visit.directory.standing(entry.id),
        "compiled": compiled_by(entry, visit),
        **lineage(entry, visit),
        "categories": [
            {"code": one.code, "name": one.short, "count": counts[one.code]} for one in categories().values() if one.code in counts
        ],
        "total": sum(kinds.values()),
        "sections": _sections(visit, entry, kinds),
        "rows": [row | {"organ": ""} for row in Selection(organ=entry).rows(visit, _NEWEST)],
    }
    data = {"@type": "GovernmentOrganization", "name": entry.name, "identifier": entry.code, "url": visit.origin + visit.request.path}
    known = {"address": facts["address"], "telephone": facts["telephone"], "email": facts["email"]}
    column = columns.organs()
    return visit.page(
        "portal/organ.html",
        context,
        tags=Tags(entry.name, column),
        crumbs=((column.name, visit.path("/organs/")), (entry.name, "")),
        data=(data | {key: value for key, value in known.items() if value},),
        feed=f"organ={entry.code}",
    )


def _sections(visit: Visit, organ: Entry, kinds: Mapping[str, int]) -> list[tuple[str, str, int | None]]:
    """The four sections as they are laid out everywhere (D.1): name, address and number of the organ's own; the guide is not counted."""
    guide, institutions, statutory, reports = columns.guide(), columns.institutions(), columns.statutory(), columns.reports()
    return [
        (guide.name, visit.path(f"/guide/{organ.code}/"), None),
        (institutions.name, visit.path("/sections/institutions/", organ=organ.code), kinds.get(Kind.INSTITUTION, 0)),
        (statutory.name, visit.path("/items/", organ=organ.code), sum(kinds.values())),
        (reports.name, visit.path("/sections/reports/", organ=organ.code), kinds.get(Kind.ANNUAL_REPORT, 0)),
    ]


def entry_of(visit: Visit, code: str) -> Entry:
    """The organ of that code, if it belongs to the site.

    Raises: Http404.
    """
    entry = visit.directory.by_code.get(code)
    if entry is None or not visit.shows(entry.id):
        raise Http404(_("This site has no organ of that code."))
    return entry
