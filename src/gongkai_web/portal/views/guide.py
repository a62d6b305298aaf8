"""The guide: what is published where, and how to ask for the rest."""

from typing import Any

from django.db.models import CharField, Field, TextField
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai.law.periods import PeriodKind, period
from gongkai.render.document import Block, Document, Heading, Run
from gongkai_web.compilations.models import Guide
from gongkai_web.organs.models import Organ
from gongkai_web.portal import columns
from gongkai_web.portal.compiled import public as made_public
from gongkai_web.portal.printed import paragraphs, printed
from gongkai_web.portal.statutory import categories
from gongkai_web.portal.tags import SHANGHAI, Tags
from gongkai_web.portal.versions import shown, versions
from gongkai_web.portal.views.organs import entry_of
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit


def _parts() -> "list[Field[Any, Any]]":
    """The parts of a guide, in the order in which it is read."""
    return [field for field in Guide._meta.concrete_fields if isinstance(field, CharField | TextField)]


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
    version = shown(visit, known)
    path = f"/guide/{code}/" if code else "/guide/"
    context = {
        "version": version,
        "in_use": version is None or version.pk == known[0].pk,
        "versions": versions(visit, path, [(one.number, one.published_at) for one in known], version.number if version else 0),
        "current": visit.path(path),
        "file": visit.path(f"/guide/{entry.code}/pdf/", version=version.number) if version else "",
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


@public
def pdf(visit: Visit, code: str) -> HttpResponseBase:
    """A version of an organ's guide as it is put up in offices and reading places: in Chinese, whatever the language of the page."""
    entry = entry_of(visit, code)
    version = shown(visit, list(made_public(Guide, visit, entry)))
    if version is None or version.published_at is None:
        raise Http404(_("This organ has not published a guide yet."))
    day = version.published_at.astimezone(SHANGHAI)
    lines = (f"（第{version.number}版，{day.year}年{day.month}月{day.day}日公布）",)
    return printed(visit, Document(f"{entry.name}政府信息公开指南", entry.name, lines, _blocks(version)))


_SECTIONS = (
    ("categories",),
    ("arrangement",),
    ("ways_to_obtain",),
    ("body_name", "address", "office_hours", "telephone", "fax", "internet_contact"),
    ("how_to_request",),
    ("fees",),
    ("supervision",),
)
"""The parts of a guide under each of its headings, which the first one names."""
_NUMERALS = "一二三四五六七"


def _blocks(version: Guide) -> tuple[Block, ...]:
    with override("zh-hans"):
        names = {field.name: str(field.verbose_name) for field in _parts()}
    filled = [[name for name in section if getattr(version, name)] for section in _SECTIONS]
    found: list[Block] = []
    for numeral, section in zip(_NUMERALS, filter(None, filled), strict=False):
        found.append(Heading((Run(f"{numeral}、{names[section[0]]}"),)))
        for name in section:
            label = "" if len(section) == 1 else f"{'名称' if name == section[0] else names[name]}："
            found += paragraphs(label + getattr(version, name))
    return tuple(found)
