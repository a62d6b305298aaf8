"""Lists of items: everything, a category, an organ, a kind; and the sections."""

from collections.abc import Callable

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.law.basis import basis
from gongkai_web.portal import asked, columns, tallies
from gongkai_web.portal.choices import choices
from gongkai_web.portal.paging import SIZE, Paging
from gongkai_web.portal.selection import Selection, selection_of
from gongkai_web.portal.statutory import articles
from gongkai_web.portal.tags import Column, Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.views.reports import reports
from gongkai_web.portal.visit import Crumb, Visit
from gongkai_web.publishing.kinds import Kind

_BY_KIND: dict[str, tuple[Kind, Callable[[], Column]]] = {
    "institutions": (Kind.INSTITUTION, columns.institutions),
    "interpretations": (Kind.INTERPRETATION, columns.interpretations),
}


@public
def everything(visit: Visit) -> HttpResponseBase:
    """What is public, newest first, with filters."""
    selection = selection_of(visit.request.GET, visit)
    column = columns.everything()
    crumbs: tuple[Crumb, ...] = ((column.name, ""),)
    if selection.category is not None:
        column = columns.category(selection.category.short, selection.category.name)
        crumbs = ((columns.statutory().name, visit.path("/sections/statutory/")), (column.name, ""))
    return _list(visit, selection, column, "/items/", crumbs)


@public
def section(visit: Visit, name: str) -> HttpResponseBase:
    """One section: the statutory content as a tree, annual reports by their years, the others as a list."""
    if name == "statutory":
        return _tree(visit)
    if name == "reports":
        return reports(visit)
    if name not in _BY_KIND:
        raise Http404(_("There is no such section."))
    kind, make = _BY_KIND[name]
    column = make()
    selection = selection_of(visit.request.GET, visit, kind)
    return _list(visit, selection, column, f"/sections/{name}/", ((column.name, ""),))


def _tree(visit: Visit) -> HttpResponseBase:
    counts = tallies.by_category(visit.scope)
    column = columns.statutory()
    tree = [
        {
            "name": article.name,
            "basis": basis(article.basis).en if get_language() == "en" else basis(article.basis).zh,
            "leaves": [{"code": one.code, "name": one.name, "count": counts.get(one.code, 0)} for one in article.categories],
        }
        for article in articles()
    ]
    context = {"column": column, "tree": tree}
    return visit.page("portal/statutory.html", context, tags=Tags(column.name, column), crumbs=((column.name, ""),))


def _list(visit: Visit, selection: Selection, column: Column, path: str, crumbs: tuple[Crumb, ...]) -> HttpResponseBase:
    paging = Paging(asked.page_number(visit.request.GET), selection.count(visit.scope))
    query = {key: value for key, value in selection.query.items() if not (key == "kind" and path != "/items/")}
    context = {
        "column": column,
        "rows": selection.rows(visit, SIZE, paging.start),
        "paging": paging,
        "links": paging.links(visit, path, query),
        "action": visit.path(path).partition("?")[0],
        "choices": choices(visit, selection, with_kind=path == "/items/"),
        "selected": selection.name,
    }
    feed = visit.path("", **selection.query).partition("?")[2]
    return visit.page("portal/list.html", context, tags=Tags(column.name, column), crumbs=crumbs, feed=feed)
