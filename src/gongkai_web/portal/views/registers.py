"""Lists that organs keep: powers and duties, licences, services and the like, each in versions."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.api.safe_csv import lines
from gongkai_web.compilations.kinds import kinds
from gongkai_web.compilations.models import Register
from gongkai_web.compilations.sheets import REGISTER
from gongkai_web.portal import columns
from gongkai_web.portal.changes import changes_page
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.directory import Entry
from gongkai_web.portal.selection import organ_asked
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.versions import shown, versions
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Crumb, Visit, answer


@public
def registers(visit: Visit) -> HttpResponseBase:
    """Every list by its kind, in the version in use; of one organ where the query names one."""
    column = columns.registers()
    organ = organ_asked(visit.request.GET, visit)
    found: dict[str, list[dict[str, object]]] = {kind: [] for kind in kinds()}
    for one in made_public(Register, visit, organ).order_by("kind", "organ__code", "-number").distinct("kind", "organ__code"):
        owner = visit.directory.organs[one.organ_id]
        found[one.kind].append({"list": one, "organ": owner, "url": visit.path(_path(owner, one.kind))})
    groups = [(kinds()[kind].label, rows) for kind, rows in found.items() if rows]
    crumbs: tuple[Crumb, ...] = ((column.name, ""),)
    if organ is not None:
        crumbs = ((column.name, visit.path("/registers/")), (organ.label, ""))
    context = {"column": column, "organ": organ, "groups": groups}
    return visit.page("portal/registers.html", context, tags=Tags(column.name, column), crumbs=crumbs)


@public
def register(visit: Visit, code: str, kind: str) -> HttpResponseBase:
    """One list of an organ: the version in use, or the one asked for."""
    organ = entry_of(visit, code)
    known = _known(visit, organ, kind)
    version = shown(visit, known)
    if version is None:
        raise Http404(_("There is no such list."))
    column, path = columns.registers(), _path(organ, kind)
    context = {
        "column": column,
        "organ": organ,
        "kind": kinds()[kind].label,
        "version": version,
        "entries": list(version.entries.all()),
        "in_use": version == known[0],
        "versions": versions(visit, path, [(one.number, one.published_at) for one in known], version.number),
        "current": visit.path(path),
        "changes": visit.path(f"{path}changes/", version=version.number) if version != known[-1] else "",
        "file": f"{path.removesuffix('/')}.csv?version={version.number}",
    }
    return visit.page("portal/register.html", context, tags=Tags(f"{organ.name} {version.title}", column), crumbs=_crumbs(visit, version))


@public
def changes(visit: Visit, code: str, kind: str) -> HttpResponseBase:
    """What became of the entries from one version to a later one."""
    organ = entry_of(visit, code)
    known = _known(visit, organ, kind)
    path = _path(organ, kind)
    crumbs = ((columns.registers().name, visit.path("/registers/")), (kinds()[kind].label if kind in kinds() else kind, visit.path(path)))
    return changes_page(visit, known, path, REGISTER, column=columns.registers(), crumbs=crumbs, organ=organ)


@public
def table(visit: Visit, code: str, kind: str) -> HttpResponseBase:
    """A version as a table, with the headings from which it can be drawn up again."""
    version = shown(visit, _known(visit, entry_of(visit, code), kind))
    if version is None:
        raise Http404(_("There is no such list."))
    rows = ([getattr(one, name) for name in REGISTER.columns] for one in version.entries.all())
    content = "".join(lines([names[0] for names in REGISTER.columns.values()], rows))
    name = f'attachment; filename="{code}-{kind}-{version.number}.csv"'
    response = HttpResponse(content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
    return answer(visit.request, response)


def _known(visit: Visit, organ: Entry, kind: str) -> list[Register]:
    return list(made_public(Register, visit, organ).filter(kind=kind))


def _path(organ: Entry, kind: str) -> str:
    return f"/registers/{organ.code}/{kind}/"


def _crumbs(visit: Visit, version: Register) -> tuple[Crumb, ...]:
    return ((columns.registers().name, visit.path("/registers/")), (version.title, ""))
