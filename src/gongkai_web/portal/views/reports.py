"""The section of annual reports: by year of what they are about and by kind of organ, the organs in their order within each year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, F
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai_web.organs import kinds
from gongkai_web.portal import asked, columns
from gongkai_web.portal.choices import organs
from gongkai_web.portal.paging import Paging
from gongkai_web.portal.selection import Selection, one_of, organ_asked
from gongkai_web.portal.tags import SHANGHAI, Tags
from gongkai_web.portal.visit import Crumb, Visit
from gongkai_web.publishing.kinds import Kind

_PATH = "/sections/reports/"
_FIELDS = ("report_year", "index_no", "title", "organ_id", "appeared_at")
Asking = Mapping[str, object]
"""The query of the page: `organ`, `of` (a kind of organ) and `report_year`."""


class Sort(NamedTuple):
    """A kind of organ of one level, as the departments of a city."""

    level: kinds.Level
    kind: kinds.Kind

    @property
    def key(self) -> str:
        """What it is called in addresses."""
        return f"{self.level}-{self.kind}"

    @property
    def name(self) -> str:
        """What it is called on pages."""
        return pgettext("kind of organ", "%(level)s %(kind)s") % {"level": self.level.label, "kind": self.kind.label}


_SORTS = {one.key: one for one in (Sort(level, kind) for level in kinds.Level for kind in kinds.Kind)}


def reports(visit: Visit) -> HttpResponseBase:
    """The reports of all years, or of one; of every organ, of a kind of them, or of one. Those that name no year stand last."""
    query = visit.request.GET
    organ, year, sort = organ_asked(query, visit), asked.year(query, "report_year"), one_of(_SORTS, asked.words(query, "of"))
    selection = Selection(kind=Kind.ANNUAL_REPORT, organ=organ)
    found = selection.items(visit.scope)
    years, sorts = _counts(found.order_by().values_list("report_year", "organ__level", "organ__kind").annotate(Count("pk")), year, sort)
    if year is not None and year not in years:
        raise Http404(_("There is no annual report about that year here."))
    paging = Paging(asked.page_number(query), years[year] if year is not None else years.total())
    if year is not None:
        found = found.filter(report_year=year)
    if sort is not None:
        found = found.filter(organ__level=sort.level, organ__kind=sort.kind)
    rows = found.order_by(F("report_year").desc(nulls_last=True), "organ__code", "-appeared_at")[paging.rows].values_list(*_FIELDS)
    asking = {"organ": organ.code if organ else None, "of": sort.key if sort else None, "report_year": year}
    column = columns.reports()
    context = {
        "column": column,
        "groups": [{"year": about, "rows": [_row(row, visit) for row in some]} for about, some in groupby(rows, lambda row: row[0])],
        "years": _years(visit, years, asking),
        "sorts": _sorts(visit, sorts, asking),
        "asking": asking,
        "organ": organ,
        "paging": paging,
        "links": paging.links(visit, _PATH, asking),
        "action": f"{visit.base}{_PATH}",
        "choice": organs(visit, organ),
    }
    steps = [(column.name, visit.path(_PATH))]
    if year is not None:
        steps.append((_about(year), visit.path(_PATH, report_year=year)))
    if sort is not None:
        steps.append((sort.name, ""))
    crumbs: tuple[Crumb, ...] = (*steps[:-1], (steps[-1][0], ""))
    feed = visit.path("", **selection.query).partition("?")[2]
    return visit.page("portal/reports.html", context, tags=Tags(column.name, column), crumbs=crumbs, feed=feed)


def _counts(
    counted: Iterable[tuple[int | None, str, str, int]], year: int | None, sort: Sort | None
) -> tuple["Counter[int | None]", "Counter[str]"]:
    """How many reports there are about each year, of the kind of organ that is asked for; and of each kind, about the year asked for."""
    years, sorts = Counter[int | None](), Counter[str]()
    for about, level, kind, count in counted:
        here = Sort(kinds.Level(level), kinds.Kind(kind))
        if sort in {None, here}:
            years[about] += count
        if year in {None, about}:
            sorts[here.key] += count
    return years, sorts


def _row(row: tuple[Any, ...], visit: Visit) -> dict[str, str]:
    _year, index_no, title, organ, appeared_at = row
    day = appeared_at.astimezone(SHANGHAI).strftime("%Y-%m-%d")
    return {"url": visit.item(index_no), "title": title, "organ": visit.directory.label(organ), "date": day}


def _years(visit: Visit, counts: Mapping[int | None, int], asking: Asking) -> list[dict[str, object]]:
    """All years, and each year that a report is about, the last first, as links."""
    known = sorted((year for year in counts if year is not None), reverse=True)
    return _links(visit, asking, "report_year", _("All years"), [(year, _about(year), counts[year]) for year in known])


def _sorts(visit: Visit, counts: Mapping[str, int], asking: Asking) -> list[dict[str, object]]:
    """All organs, and each kind of them that has made a report, as links; of one organ there is nothing to choose."""
    known = [(key, one.name, counts[key]) for key, one in _SORTS.items() if key in counts]
    return _links(visit, asking, "of", _("All organs"), known) if len(known) > 1 or asking["of"] else []


def _links(visit: Visit, asking: Asking, key: str, all_of_them: str, known: list[tuple[Any, str, int]]) -> list[dict[str, object]]:
    if not known:
        return []
    return [
        {"name": name, "count": count, "url": visit.path(_PATH, **{**asking, key: value}), "here": asking[key] == value}
        for value, name, count in [(None, all_of_them, None), *known]
    ]


def _about(year: int) -> str:
    return _("Year %(year)d") % {"year": year}
