"""The basic catalogue of what an organ publishes by itself: its entries, its versions, and what is public of each entry."""

from typing import Any

from django.http.response import HttpResponseBase

from gongkai_web.compilations.models import Catalogue, CatalogueEntry
from gongkai_web.compilations.sheets import CATALOGUE
from gongkai_web.portal import columns
from gongkai_web.portal.changes import changes_page
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.coverage import coverage, owed
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.versions import shown, versions
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
    version = shown(visit, known)
    path = f"/catalogue/{code}/" if code else "/catalogue/"
    context = {
        "column": column,
        "organ": entry,
        "version": version,
        "in_use": version is not None and version.pk == known[0].pk,
        "versions": versions(visit, path, [(one.number, one.published_at) for one in known], version.number if version else 0),
        "current": visit.path(path),
        "changes": visit.path(f"/catalogue/{entry.code}/changes/", version=version.number) if version and version != known[-1] else "",
        "others": _others(visit, entry),
        **(_entries(version, entry, visit) if version else {}),
    }
    crumbs = ((column.name, visit.path("/catalogue/")), (entry.label, "")) if code else ((column.name, ""),)
    title = f"{entry.name} {column.name}" if code else column.name
    return visit.page("portal/catalogue.html", context, tags=Tags(title, column), crumbs=crumbs)


@public
def changes(visit: Visit, code: str) -> HttpResponseBase:
    """What became of the entries from one version to a later one."""
    entry = entry_of(visit, code)
    column = columns.catalogue()
    path = f"/catalogue/{code}/"
    crumbs = ((column.name, visit.path("/catalogue/")), (entry.label, visit.path(path)))
    return changes_page(visit, list(made_public(Catalogue, visit, entry)), path, CATALOGUE, column=column, crumbs=crumbs, organ=entry)


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
