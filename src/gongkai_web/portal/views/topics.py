"""Topical columns: items of one matter together."""

from django.db.models import Count, Exists, OuterRef, Subquery
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.compilations.models import ColumnEntry, TopicColumn
from gongkai_web.portal import asked, columns
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.paging import Paging
from gongkai_web.portal.selection import organ_asked, rows_of
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Crumb, Visit
from gongkai_web.publishing.models import Publication

_STILL = Publication.objects.filter(pk=OuterRef("entries__item_id"), withdrawn_at=None)


@public
def topics(visit: Visit) -> HttpResponseBase:
    """Every column of the site; of one organ where the query names one."""
    column = columns.topics()
    organ = organ_asked(visit.request.GET, visit)
    found = made_public(TopicColumn, visit, organ).annotate(length=Count("entries", filter=Exists(_STILL))).order_by("-published_at", "pk")
    context = {
        "column": column,
        "organ": organ,
        "rows": [{"column": one, "organ": visit.directory.organs[one.organ_id], "url": address(one, visit)} for one in found],
    }
    crumbs: tuple[Crumb, ...] = ((column.name, ""),)
    if organ is not None:
        crumbs = ((column.name, visit.path("/topics/")), (organ.label, ""))
    return visit.page("portal/topics.html", context, tags=Tags(column.name, column), crumbs=crumbs)


@public
def topic(visit: Visit, code: str, slug: str) -> HttpResponseBase:
    """One column with its items, in the order that its editors gave them. What was withdrawn is not in it."""
    organ = entry_of(visit, code)
    one = made_public(TopicColumn, visit, organ).filter(slug=slug).first()
    if one is None:
        raise Http404(_("There is no such topical column."))
    entries = ColumnEntry.objects.filter(column=one)
    place = Subquery(entries.filter(item_id=OuterRef("pk")).values("position")[:1])
    found = Publication.objects.filter(pk__in=entries.values("item_id"), withdrawn_at=None)
    paging = Paging(asked.page_number(visit.request.GET), found.count())
    column = columns.topic(one.title, one.description, one.keywords)
    context = {
        "topic": one,
        "organ": organ,
        "rows": rows_of(found.annotate(place=place).order_by("place", "pk")[paging.rows], visit),
        "paging": paging,
        "links": paging.links(visit, f"/topics/{organ.code}/{one.slug}/", {}),
    }
    crumbs = ((columns.topics().name, visit.path("/topics/")), (one.title, ""))
    return visit.page("portal/topic.html", context, tags=Tags(one.title, column), crumbs=crumbs)


def address(one: TopicColumn, visit: Visit) -> str:
    """Where a column stands."""
    return visit.path(f"/topics/{visit.directory.organs[one.organ_id].code}/{one.slug}/")
