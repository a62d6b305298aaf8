"""The library of rules and normative documents."""

from contextlib import nullcontext
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai_web.portal import asked, columns, tallies
from gongkai_web.portal.choices import flat, kinds, organs, years
from gongkai_web.portal.paging import Paging
from gongkai_web.portal.selection import one_of, organ_asked, rows_of
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.catalogue import choices, topics
from gongkai_web.publishing.kinds import VALIDITIES, Kind
from gongkai_web.publishing.models import Publication
from gongkai_web.search.inside import items_with
from gongkai_web.search.patience import TooSlow, patience
from gongkai_web.search.refusals import QueryRefused

KINDS = (Kind.RULES, Kind.NORMATIVE_DOCUMENT)
_ORDERS = {"published": ("-appeared_at", "-item_id"), "made": ("-made_on", "-item_id")}
_MOST_HOLDING = 20_000
"""With more documents than these that hold some words, the other filters would be tried on too many."""
_FURTHER = ("sign", "number", "topic", "sort")


@public
def library(visit: Visit) -> HttpResponseBase:
    """Rules and normative documents by organ, parts of the document number, topic, validity, words; with their validity beside each."""
    query = visit.request.GET
    chosen = {name: asked.words(query, name) for name in ("q", "sign", "number", "in")}
    chosen |= {name: one_of(values, asked.words(query, name)) or "" for name, values in _closed().items()}
    year = asked.year(query)
    organ = organ_asked(query, visit)
    refused, status = None, 200
    try:
        paging, rows = _found(visit, chosen, year, organ.id if organ else None)
    except QueryRefused as refusal:
        paging, rows, refused, status = Paging(1, 0), [], refusal, 400
    column = columns.library()
    asking = chosen | {"year": year, "organ": organ.code if organ else ""}
    context = {
        "column": column,
        "rows": rows,
        "refused": refused,
        "paging": paging,
        "links": paging.links(visit, "/library/", asking),
        "chosen": chosen,
        "most": asked.LONGEST if asked.is_cut(query, "q") else 0,
        "choices": [organs(visit, organ), kinds(visit, KINDS, chosen["kind"]), _validities(visit, chosen["validity"])],
        "further": [years(visit, _("Year of the document number"), year), _topics(visit, chosen["topic"])],
        "orders": [("published", _("Newly published first")), ("made", _("Newly made first"))],
        "action": f"{visit.base}/library/",
        "narrowed": bool(year) or any(chosen[name] for name in _FURTHER),
        "asked": any(asking.values()),
    }
    return visit.page("portal/library.html", context, tags=Tags(column.name, column), crumbs=((column.name, ""),), status=status)


def _closed() -> dict[str, dict[str, str]]:
    """The filters that take one of a list of values, each value under itself."""
    values = {
        "kind": [one.value for one in KINDS],
        "validity": [one.value for one in VALIDITIES],
        "topic": list(topics()),
        "sort": list(_ORDERS),
    }
    return {name: {one: one for one in known} for name, known in values.items()}


def _validities(visit: Visit, chosen: str) -> SafeString:
    return flat(visit, _("Validity"), "validity", chosen, lambda: [(key.value, str(label)) for key, label in VALIDITIES.items()])


def _topics(visit: Visit, chosen: str) -> SafeString:
    return flat(visit, _("Topic"), "topic", chosen, lambda: choices(topics().values()))


def _found(visit: Visit, chosen: dict[str, str], year: int | None, organ: int | None) -> tuple[Paging, list[dict[str, Any]]]:
    """The page that is asked for, with its rows.

    Raises: QueryRefused when too many documents hold the words, or there is no index and looking into every text takes too long.
    """
    wanted = _wanted(visit, chosen, year, organ)
    found = Publication.objects.filter(**wanted)
    try:
        with patience() if "text__contains" in wanted else nullcontext():
            paging = Paging(asked.page_number(visit.request.GET), _count(visit, chosen, year, organ, found))
            return paging, _rows(found, _ORDERS[chosen["sort"] or "published"], paging, visit)
    except TooSlow as error:
        raise QueryRefused(
            _("Texts cannot be searched at the moment."),
            _("The index of this platform is being set up again."),
            _("Look for words in the title, or try again in a few minutes."),
        ) from error


def _wanted(visit: Visit, chosen: dict[str, str], year: int | None, organ: int | None) -> dict[str, Any]:
    wanted: dict[str, Any] = {"withdrawn_at": None, "kind": chosen["kind"]} if chosen["kind"] else {"withdrawn_at": None, "kind__in": KINDS}
    if organ is not None:
        wanted["organ_id"] = organ
    elif visit.scope is not None:
        wanted["organ_id__in"] = visit.scope
    wanted |= {name: chosen[name] for name in ("topic", "validity") if chosen[name]}
    if chosen["q"]:
        wanted |= (
            _holding(chosen["q"], (chosen["kind"],) if chosen["kind"] else KINDS)
            if chosen["in"] == "text"
            else {"title__contains": chosen["q"]}
        )
    if chosen["sign"]:
        wanted["doc_no__startswith"] = chosen["sign"]
    if year:
        wanted["doc_no__contains"] = f"〔{year}〕"
    if chosen["number"]:
        wanted["doc_no__endswith"] = f"〕{chosen['number'].removesuffix('号')}号"
    return wanted


def _holding(words: str, kinds: tuple[str, ...]) -> dict[str, Any]:
    """The filter for what holds the words in its text: from the search index, as reading every text takes seconds.

    Raises: QueryRefused when too much does.
    """
    ids = items_with(words, kinds, _MOST_HOLDING + 1)
    if ids is None:
        return {"text__contains": words}
    if len(ids) > _MOST_HOLDING:
        raise QueryRefused(
            _("Too many documents hold these words."),
            _("They are more than %(most)s.") % {"most": _MOST_HOLDING},
            _("Add a word, or choose a kind of document."),
        )
    return {"pk__in": ids}


def _count(visit: Visit, chosen: dict[str, str], year: int | None, organ: int | None, found: QuerySet[Publication]) -> int:
    """How many there are: from the tally, as far as it knows what was asked."""
    if year or any(chosen[name] for name in ("q", "sign", "number", "topic")):
        return found.count()
    scope = visit.scope if organ is None else (organ,)
    return tallies.total(scope, kinds=(chosen["kind"],) if chosen["kind"] else KINDS, validity=chosen["validity"])


def _rows(found: QuerySet[Publication], order: tuple[str, ...], paging: Paging, visit: Visit) -> list[dict[str, Any]]:
    """The rows of a page. Which they are an index tells; only those are then read."""
    places = found.order_by(*order).values("pk")[paging.rows]
    return rows_of(Publication.objects.filter(pk__in=places).order_by(*order), visit)
