"""Where government information can be read in person."""

from django.db.models import Q
from django.http.response import HttpResponseBase
from django.utils import timezone

from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.compilations.models.places import PlaceKind
from gongkai_web.portal import columns
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.selection import organ_asked
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Crumb, Visit


@public
def places(visit: Visit) -> HttpResponseBase:
    """The reading places that are open, archives and libraries first; of one organ where the query names one. Law: OGI-R 25."""
    column = columns.places()
    organ = organ_asked(visit.request.GET, visit)
    still = Q(open_until=None) | Q(open_until__gte=timezone.localdate())
    found = sorted(made_public(ReadingPlace, visit, organ).filter(still), key=lambda one: PlaceKind.values.index(one.kind))
    context = {"column": column, "organ": organ, "rows": [(one, visit.directory.label(one.organ_id)) for one in found]}
    crumbs: tuple[Crumb, ...] = ((column.name, ""),)
    if organ is not None:
        crumbs = ((column.name, visit.path("/places/")), (organ.label, ""))
    return visit.page("portal/places.html", context, tags=Tags(column.name, column), crumbs=crumbs)
