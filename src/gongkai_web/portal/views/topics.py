"""Topical columns: items of one matter together."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.compilations.emergencies import in_column
from gongkai_web.compilations.models import ColumnEntry, TopicColumn
from gongkai_web.portal import asked, columns
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.paging import Paging
from gongkai_web.portal.selection import organ_asked, rows_of
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Crumb, Visit


@public
def topics(visit: Visit) -> HttpResponseBase:
    """Every column of the site; of one organ where the query names one."""
    column = columns.topics()
    organ = organ_asked(visit.request.GET, visit)
    items = in_column(OuterRef(OuterRef("pk"))).order_by().values("withdrawn_at").annotate(count=Count("pk")).values("count")
    found = made_public(TopicColumn, visit, organ).annotate(length=Coalesce(Subquery(items), 0)).order_by("-published_at", "pk")
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
    """One column with its items, in the order that its editors gave them; about an emergency the newest first, each with its minute.

    What was withdrawn is not in it. Law: domain D.6 for emergencies.
    """
    one, organ = topic_of(visit, code, slug), entry_of(visit, code)
    found = in_column(one.pk)
    paging = Paging(asked.page_number(visit.request.GET), found.count())
    column = columns.topic(one.title, one.description, one.keywords)
    if one.emergency:
        rows = rows_of(found.order_by("-published_at", "-pk")[paging.rows], visit, minutes=True)
    else:
        place = Subquery(ColumnEntry.objects.filter(column=one, item_id=OuterRef("pk")).values("position")[:1])
        rows = rows_of(found.annotate(place=place).order_by("place", "pk")[paging.rows], visit)
    context = {
        "topic": one,
        "organ": organ,
        "rows": rows,
        "paging": paging,
        "feed_address": f"{visit.base}/topics/{organ.code}/{one.slug}/feed.atom",
        "links": paging.links(visit, f"/topics/{organ.code}/{one.slug}/", {}),
    }
    crumbs = ((columns.topics().name, visit.path("/topics/")), (one.title, ""))
    return visit.page("portal/topic.html", context, tags=Tags(one.title, column), crumbs=crumbs)


def topic_of(visit: Visit, code: str, slug: str) -> TopicColumn:
    """The public column at an address. Raises: Http404."""
    one = made_public(TopicColumn, visit, entry_of(visit, code)).filter(slug=slug).first()
    if one is None:
        raise Http404(_("There is no such topical column."))
    return one


def address(one: TopicColumn, visit: Visit) -> str:
    """Where a column stands."""
    return visit.path(f"/topics/{visit.directory.organs[one.organ_id].code}/{one.slug}/")
