"""The section of annual reports: year by year of what they are about, the organs in their order within each."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.db.models import Count, F
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.portal import asked, columns
from gongkai_web.portal.choices import organs
from gongkai_web.portal.paging import Paging
from gongkai_web.portal.selection import Selection, organ_asked
from gongkai_web.portal.tags import SHANGHAI, Tags
from gongkai_web.portal.visit import Crumb, Visit
from gongkai_web.publishing.kinds import Kind

_PATH = "/sections/reports/"
_FIELDS = ("report_year", "index_no", "title", "organ_id", "appeared_at")


def reports(visit: Visit) -> HttpResponseBase:
    """The reports of all years, or of one; of every organ, or of one. Those that name no year stand last."""
    query = visit.request.GET
    organ, year = organ_asked(query, visit), asked.year(query, "report_year")
    selection = Selection(kind=Kind.ANNUAL_REPORT, organ=organ)
    found = selection.items(visit.scope)
    counts = dict(found.order_by().values_list("report_year").annotate(Count("pk")))
    if year is not None and year not in counts:
        raise Http404(_("There is no annual report about that year here."))
    paging = Paging(asked.page_number(query), counts[year] if year is not None else sum(counts.values()))
    chosen = found if year is None else found.filter(report_year=year)
    rows = chosen.order_by(F("report_year").desc(nulls_last=True), "organ__code", "-appeared_at")[paging.rows].values_list(*_FIELDS)
    asking = {"organ": organ.code if organ else None, "report_year": year}
    column = columns.reports()
    context = {
        "column": column,
        "groups": [{"year": about, "rows": [_row(row, visit) for row in some]} for about, some in groupby(rows, lambda row: row[0])],
        "years": _years(visit, counts, year, organ.code if organ else None),
        "year": year,
        "organ": organ,
        "paging": paging,
        "links": paging.links(visit, _PATH, asking),
        "action": f"{visit.base}{_PATH}",
        "choice": organs(visit, organ),
    }
    crumbs: tuple[Crumb, ...] = ((column.name, ""),)
    if year is not None:
        crumbs = ((column.name, visit.path(_PATH)), (_about(year), ""))
    feed = visit.path("", **selection.query).partition("?")[2]
    return visit.page("portal/reports.html", context, tags=Tags(column.name, column), crumbs=crumbs, feed=feed)


def _row(row: tuple[Any, ...], visit: Visit) -> dict[str, str]:
    _year, index_no, title, organ, appeared_at = row
    day = appeared_at.astimezone(SHANGHAI).strftime("%Y-%m-%d")
    return {"url": visit.item(index_no), "title": title, "organ": visit.directory.label(organ), "date": day}


def _years(visit: Visit, counts: Mapping[int | None, int], chosen: int | None, organ: str | None) -> list[dict[str, object]]:
    """Each year that a report is about, the last first, as a link."""
    known = sorted((year for year in counts if year is not None), reverse=True)
    return [
        {
            "name": _about(year),
            "count": counts[year],
            "url": visit.path(_PATH, organ=organ, report_year=year),
            "here": year == chosen,
        }
        for year in known
    ]


def _about(year: int) -> str:
    return _("Year %(year)d") % {"year": year}
