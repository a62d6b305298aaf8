"""Feeds: the same selections as the lists, in RSS and Atom."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from gongkai_web.portal.selection import selection_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit, answer
from gongkai_web.portal.xml import printable

_LENGTH = 50
_FORMS: dict[str, type[Rss201rev2Feed] | type[Atom1Feed]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
_FIELDS = ("index_no", "title", "abstract", "organ_id", "appeared_at", "updated_at")


@public
def feed(visit: Visit, form: str) -> HttpResponseBase:
    """The newest items of a selection."""
    if form not in _FORMS:
        raise Http404(_("Feeds come as RSS and Atom."))
    selection = selection_of(visit.request.GET, visit)
    title = " · ".join(part for part in (selection.name, visit.site.name) if part)
    made = _FORMS[form](
        title=printable(title),
        link=visit.origin + visit.path("/items/", **selection.query),
        description=printable(title),
        language="zh-CN",
        feed_url=visit.origin + visit.request.get_full_path(),
        author_name=printable(visit.site.sponsor),
    )
    rows = selection.items(visit.scope)[:_LENGTH].values_list(*_FIELDS)
    for index_no, name, abstract, organ, appeared_at, updated_at in rows:
        link = visit.origin + visit.item(index_no)
        made.add_item(
            title=printable(name),
            link=link,
            description=printable(abstract),
            author_name=printable(visit.directory.label(organ)),
            pubdate=appeared_at,
            updateddate=updated_at,
            unique_id=link,
        )
    return answer(visit.request, HttpResponse(made.writeString("utf-8"), content_type=made.content_type))
