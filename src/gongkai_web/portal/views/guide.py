"""The guide: what is published where, and how to ask for the rest."""

from typing import Any

from django.db.models import Field
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.law.periods import PeriodKind, period
from gongkai_web.compilations.models import Guide
from gongkai_web.organs.models import Organ
from gongkai_web.portal import asked, columns
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.versions import versions
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit


def _parts() -> "list[Field[Any, Any]]":
    """The parts of a guide, in the order in which it is read."""
    named = {field.name: field for field in Guide._meta.get_fields() if isinstance(field, Field)}
    return [field for name, field in named.items() if name not in {"id", "organ", "number", "published_at"}]


@public
def guide(visit: Visit, code: str = "") -> HttpResponseBase:
    """The guide of the site's own organ, or of another: the version in use or the one asked for.

    Where there is none yet: what is known of the organ, and the law of today.
    """
    own = visit.directory.organs[visit.site.organ_id]
    entry = entry_of(visit, code) if code else own
    today = timezone.localdate()
    column = columns.guide()
    answer = period(PeriodKind.ANSWER, "received", today)
    known = list(made_public(Guide, visit, entry))
    number = asked.version(visit.request.GET)
    version = next((one for one in known if number is None or one.number == number), None)
    if version is None and number is not None:
        raise Http404(_("There is no such version."))
    path = f"/guide/{code}/" if code else "/guide/"
    context = {
        "version": version,
        "in_use": version is None or version.pk == known[0].pk,
        "versions": versions(visit, path, [(one.number, one.published_at) for one in known], version.number if version else 0),
        "current": visit.path(path),
        "parts": [(field.verbose_name, getattr(version, field.name)) for field in _parts()] if version else (),
        "column": column,
        "organ": entry,
        "facts": Organ.objects.filter(pk=entry.id).values("address", "office_hours", "telephone", "fax", "email").get(),
        "categories": categories().values(),
        "answer_days": answer.count,
        "extension_days": answer.extension,
        "notice_days": period(PeriodKind.CORRECTION_NOTICE, "received", today).count,
        "publication_days": period(PeriodKind.PUBLICATION, "formed", today).count,
        "others": () if code else visit.directory.departments(own.id),
    }
    crumbs = ((column.name, visit.path("/guide/")), (entry.label, "")) if code else ((column.name, ""),)
    return visit.page("portal/guide.html", context, tags=Tags(column.name, column), crumbs=crumbs)
