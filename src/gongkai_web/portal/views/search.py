"""Search: the page of results, and what the search box suggests."""

from datetime import date

from django.http import JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from gongkai_web.portal import asked
from gongkai_web.portal.facets import facets
from gongkai_web.portal.paging import SIZE, Paging
from gongkai_web.portal.selection import STALE, Selection, selection_of
from gongkai_web.portal.tags import SHANGHAI, Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import ASK, Visit, answer
from gongkai_web.publishing.kinds import VALIDITIES
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.search.query import Found, Hit, Query, QueryRefused, Sort, search
from gongkai_web.search.suggest import suggest


@public
def results(visit: Visit) -> HttpResponseBase:
    """What was found for some words, with filters and their counts. Checked against the database, never kept: nothing withdrawn shows."""
    given = visit.request.GET
    selection = selection_of(given, visit)
    words, validity = asked.words(given, "q"), asked.words(given, "validity")
    newest = asked.words(given, "sort") == Sort.NEWEST
    days = asked.day(given, "from"), asked.day(given, "to")
    chosen: dict[str, object] = {"q": words, **selection.query, "validity": validity, "sort": Sort.NEWEST.value if newest else ""}
    chosen |= dict(zip(("from", "to"), days, strict=True))
    page = asked.page_number(given)
    context: dict[str, object] = {"words": words, "chosen": chosen, "newest": newest, "asked": any(chosen.values())}
    context["most"] = asked.LONGEST if asked.is_cut(given, "q") else 0
    status = 200
    if context["asked"]:
        try:
            found = search(_query(visit, words, selection, validity, days, newest=newest, page=page))
        except QueryRefused as refused:
            context["refused"], status = refused, 400
        else:
            context |= _shown(visit, found, page, chosen)
    return visit.page("portal/search.html", context, tags=Tags(_("Search")), crumbs=((_("Search"), ""),), status=status, cache=ASK)


@public
def suggestions(visit: Visit) -> HttpResponseBase:
    """Titles and numbers of what the site shows that go with what was typed so far, as a JSON list."""
    found = suggest(asked.words(visit.request.GET, "q"), visit.scope)
    return answer(visit.request, JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False}), ASK)


def _query(
    visit: Visit, words: str, selection: Selection, validity: str, days: tuple[date | None, date | None], *, newest: bool, page: int
) -> Query:
    return Query(
        words=words,
        organs=(selection.organ.id,) if selection.organ else tuple(visit.scope or ()),
        category=selection.category.code if selection.category else "",
        kind=selection.kind.value if selection.kind else "",
        validity=validity,
        year=selection.year,
        since=days[0],
        until=days[1],
        sort=Sort.NEWEST if newest else Sort.RELEVANCE,
        page=page,
        page_size=SIZE,
    )


def _shown(visit: Visit, found: Found, page: int, chosen: dict[str, object]) -> dict[str, object]:
    paging = Paging(page, found.count)
    return {
        "count": found.count,
        "remark": found.remark,
        "rows": [_row(visit, hit) for hit in found.hits],
        "facets": facets(visit, found.facets, chosen),
        "others": {name: value for name, value in chosen.items() if value and name not in {"from", "to"}},
        "any_day": visit.path("/search/", **{**chosen, "from": None, "to": None}),
        "links": paging.links(visit, "/search/", chosen),
        "by_relevance": visit.path("/search/", **{**chosen, "sort": None}),
        "by_time": visit.path("/search/", **{**chosen, "sort": Sort.NEWEST.value}),
    }


def _row(visit: Visit, hit: Hit) -> dict[str, object]:
    one = hit.publication
    return {
        "url": visit.item(one.index_no),
        "title": hit.title_html,
        "excerpt": hit.excerpt_html,
        "doc_no": one.doc_no,
        "organ": visit.directory.label(one.organ_id),
        "date": one.appeared_at.astimezone(SHANGHAI).strftime("%Y-%m-%d"),
        "stale": one.validity if one.validity in STALE else "",
        "validity": VALIDITIES[Validity(one.validity)] if one.validity else "",
    }
