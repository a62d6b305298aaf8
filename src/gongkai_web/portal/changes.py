"""Two versions of a catalogue or a list side by side."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.compilations.comparison import Comparison, Entry, compared
from gongkai_web.compilations.models import Catalogue, Register
from gongkai_web.compilations.sheets import Sheet
from gongkai_web.portal import asked, directory
from gongkai_web.portal.tags import Column, Tags
from gongkai_web.portal.versions import shown
from gongkai_web.portal.visit import Crumb, Visit

V = TypeVar("V", Catalogue, Register)


def changes_page(
    visit: Visit, known: Sequence[V], path: str, sheet: Sheet, *, column: Column, crumbs: tuple[Crumb, ...], organ: directory.Entry
) -> HttpResponseBase:
    """What became of the entries from one version to a later one: from the last but one to the one in use, where none are named.

    `known`: the public versions, the newest first; `path`: of the page that shows them. Raises: Http404 where there is nothing to compare.
    """
    after = shown(visit, known)
    number = asked.version(visit.request.GET, "before")
    earlier = [one for one in known if after and one.number < after.number]
    before = next((one for one in earlier if number is None or one.number == number), None)
    if after is None or before is None:
        raise Http404(_("There is no earlier version to compare with."))
    found = compared(list(before.entries.all()), list(after.entries.all()), sheet)
    title = _("What changed")
    context = {
        "organ": organ,
        "name": after.title,
        "title": title,
        "before": _version(before, visit, path),
        "after": _version(after, visit, path),
        "found": found,
        "rows": _rows(found, sheet),
        "action": f"{visit.base}{path}changes/",
        "numbers": [one.number for one in known],
    }
    return visit.page("portal/changes.html", context, tags=Tags(f"{after.title} {title}", column), crumbs=(*crumbs, (title, "")))


def _version(one: Catalogue | Register, visit: Visit, path: str) -> dict[str, object]:
    return {"number": one.number, "day": one.published_at, "url": visit.path(path, version=one.number)}


def _rows(found: Comparison, sheet: Sheet) -> list[dict[str, object]]:
    """What changed, what came, what went: each with its sort, its names, and what stands on either side."""
    names = {field.name: str(field.verbose_name) for field in sheet.entry._meta.concrete_fields}

    def said(one: Entry | None, fields: Iterable[str]) -> list[tuple[str, str]]:
        return [(names[name], getattr(one, name)) for name in fields] if one else []

    def row(sort: str, before: Entry | None, after: Entry | None, fields: Iterable[str]) -> dict[str, object]:
        one = after or before
        name, part = (getattr(one, field) for field in sheet.called)
        return {"sort": sort, "entry": one, "name": name, "part": part, "before": said(before, fields), "after": said(after, fields)}

    def filled(one: Entry) -> list[str]:
        return [name for name in sheet.columns if name not in sheet.called and getattr(one, name)]

    return [
        *(row("changed", one.before, one.after, one.fields) for one in found.changed),
        *(row("added", None, one, filled(one)) for one in found.added),
        *(row("removed", one, None, filled(one)) for one in found.removed),
    ]
