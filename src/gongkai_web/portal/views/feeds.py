"""Feeds: the same selections as the lists, in RSS and Atom."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from gongkai_web.compilations.emergencies import in_column
from gongkai_web.portal.selection import selection_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.views.topics import address, topic_of
from gongkai_web.portal.visit import Visit, answer
from gongkai_web.portal.xml import printable
from gongkai_web.publishing.models import Publication

_LENGTH = 50
_FORMS: dict[str, type[Rss201rev2Feed] | type[Atom1Feed]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
_FIELDS = ("index_no", "title", "abstract", "organ_id", "appeared_at", "updated_at")


@public
def feed(visit: Visit, form: str) -> HttpResponseBase:
    """The newest items of a selection."""
    selection = selection_of(visit.request.GET, visit)
    return _fed(visit, form, selection.name, visit.path("/items/", **selection.query), selection.items(visit.scope))


@public
def topic(visit: Visit, code: str, slug: str, form: str) -> HttpResponseBase:
    """The newest items of a topical column, whatever order its editors gave them."""
    one = topic_of(visit, code, slug)
    return _fed(visit, form, one.title, address(one, visit), in_column(one.pk).order_by("-appeared_at", "-item_id"))


def _fed(visit: Visit, form: str, name: str, link: str, items: QuerySet[Publication]) -> HttpResponseBase:
    """The first of the items as a feed. `link`: of the page that shows the same."""
    if form not in _FORMS:
        raise Http404(_("Feeds come as RSS and Atom."))
    title = " · ".join(part for part in (name, visit.site.name) if part)
    made = _FORMS[form](
        title=printable(title),
        link=visit.origin + link,
        description=printable(title),
        language="zh-CN",
        feed_url=visit.origin + visit.request.get_full_path(),
        author_name=printable(visit.site.sponsor),
    )
    for index_no, heading, abstract, organ, appeared_at, updated_at in items[:_LENGTH].values_list(*_FIELDS):
        page = visit.origin + visit.item(index_no)
        made.add_item(
            title=printable(heading),
            link=page,
            description=printable(abstract),
            author_name=printable(visit.directory.label(organ)),
            pubdate=appeared_at,
            updateddate=updated_at,
            unique_id=page,
        )
    return answer(visit.request, HttpResponse(made.writeString("utf-8"), content_type=made.content_type))
