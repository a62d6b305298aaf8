"""The basic catalogue of what an organ publishes by itself: its entries, its versions, and what is public of each entry."""

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.compilations.models import Catalogue, CatalogueEntry
from gongkai_web.portal import asked, columns
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.coverage import coverage, owed
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.versions import versions
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit


@public
def catalogue(visit: Visit, code: str = "") -> HttpResponseBase:
    """The catalogue of the site's own organ, or of another: the version in use, or the one asked for."""
    own = visit.directory.organs[visit.site.organ_id]
    entry = entry_of(visit, code) if code else own
    column = columns.catalogue()
    known = list(made_public(Catalogue, visit, entry))
    number = asked.version(visit.request.GET)
    shown = next((one for one in known if number is None or one.number == number), None)
    if shown is None and number is not None:
        raise Http404(_("There is no such version."))
    path = f"/catalogue/{code}/" if code else "/catalogue/"
    context = {
        "column": column,
        "organ": entry,
        "version": shown,
        "in_use": shown is not None and shown.pk == known[0].pk,
        "versions": versions(visit, path, [(one.number, one.published_at) for one in known], shown.number if shown else 0),
        "current": visit.path(path),
        "others": _others(visit, entry),
        **(_entries(shown, entry, visit) if shown else {}),
    }
    crumbs = ((column.name, visit.path("/catalogue/")), (entry.label, "")) if code else ((column.name, ""),)
    title = f"{entry.name} {column.name}" if code else column.name
    return visit.page("portal/catalogue.html", context, tags=Tags(title, column), crumbs=crumbs)


def _entries(version: Catalogue, organ: Entry, visit: Visit) -> dict[str, Any]:
    """The entries in groups of their first level, each with what is public of it; and how many of them have something."""
    entries = list(CatalogueEntry.objects.filter(catalogue=version))
    held = coverage(entries, organ, visit)
    groups: dict[str, list[dict[str, object]]] = {}
    for one in entries:
        groups.setdefault(one.first_level, []).append({"entry": one, "held": held.get(one.position, ()), "owed": owed(one)})
    return {
        "groups": groups.items(),
        "total": len(entries),
        "told": len(held),
        "filled": sum(any(one.items for one in some) for some in held.values()),
    }


def _others(visit: Visit, shown: Entry) -> list[Entry]:
    """The other organs of the site that have a catalogue, by code."""
    ids = made_public(Catalogue, visit).order_by().values_list("organ_id", flat=True).distinct()
    return sorted((visit.directory.organs[one] for one in ids if one != shown.id), key=lambda one: one.code)
