"""The guide: what is published where, and how to ask for the rest."""

from typing import Any

from django.db.models import Field
from django.http.response import HttpResponseBase
from django.utils import timezone

from gongkai.law.periods import PeriodKind, period
from gongkai_web.compilations.models import Guide
from gongkai_web.organs.models import Organ
from gongkai_web.portal import columns
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit


def _parts() -> "list[Field[Any, Any]]":
    """The parts of a guide, in the order in which it is read."""
    named = {field.name: field for field in Guide._meta.get_fields() if isinstance(field, Field)}
    return [field for name, field in named.items() if name not in {"id", "organ", "number", "published_at"}]


@public
def guide(visit: Visit, code: str = "") -> HttpResponseBase:
    """The guide of the site's own organ, or of another: its latest version, or what is known of the organ and the law of today."""
    own = visit.directory.organs[visit.site.organ_id]
    entry = entry_of(visit, code) if code else own
    today = timezone.localdate()
    column = columns.guide()
    answer = period(PeriodKind.ANSWER, "received", today)
    version = Guide.objects.filter(organ=entry.id, published_at__isnull=False).first()
    context = {
        "version": version,
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
