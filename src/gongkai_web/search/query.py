"""Search: what a person asks, and what is found. Every hit is looked up in PostgreSQL, so that what is withdrawn is not shown."""

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from gongkai_web.publishing.models import Publication
from gongkai_web.search.answers import Found, Hit, Remark
from gongkai_web.search.asking import Query, Sort
from gongkai_web.search.grammar import Term, terms
from gongkai_web.search.lookup import Matches, matches
from gongkai_web.search.marks import excerpt, marked, pattern_of
from gongkai_web.search.matching import Filters
from gongkai_web.search.refusals import QueryRefused
from gongkai_web.search.titles import in_titles

__all__ = ["Found", "Hit", "Query", "QueryRefused", "Remark", "Sort", "check", "numbers", "search"]

_LOG = logging.getLogger(__name__)
_DEEPEST, _LARGEST_PAGE = 10_000, 100
_NEVER = 2**47
"""In the year 6429, in milliseconds since 1970."""
_ROUNDS = 2
"""How often more is asked for when some of a page turn out to be withdrawn."""


def search(query: Query) -> Found:
    """Everything public that has all words of the query and passes its filters, a page of it.

    Raises: QueryRefused when the query is too long or has no word, a filter has no such value, or the page is too far.
    """
    started = time.perf_counter()
    asked, filters = _understood(query)
    matched = _matches(query, asked, filters)
    found = _in_titles(query, asked, filters) if matched is None else _looked_up(query, asked, matched)
    return replace(found, took=time.perf_counter() - started)


def numbers(query: Query) -> tuple[int, tuple[int, ...]]:
    """How many are found, and the ids of one page of them, for lists that look the items up themselves and leave out the withdrawn.

    Raises: as `search`.
    """
    asked, filters = _understood(query)
    matched = _matches(query, asked, filters)
    if matched is None:
        return in_titles(asked, filters, query.start, query.page_size) or (0, ())
    return matched.count, matched.ids


def check(query: Query) -> None:
    """Raises: QueryRefused when a filter has no such value, or the page is too far."""
    if not (query.page >= 1 and 1 <= query.page_size <= _LARGEST_PAGE and query.start + query.page_size <= _DEEPEST):
        raise QueryRefused(
            _("There is no such page."),
            _("The first %(most)s results can be paged through.") % {"most": _DEEPEST},
            _("Narrow the search down with another word or a filter."),
        )
    ids = query.organs if query.year is None else (*query.organs, query.year)
    values = (query.category, query.kind, query.validity)
    if not all(0 <= number < 2**63 for number in ids) or not all(value.isascii() and value.isprintable() for value in values):
        raise QueryRefused(_("A filter has no such value."), "", _("Choose one from the list."))


def _understood(query: Query) -> tuple[tuple[Term, ...], Filters]:
    check(query)
    return terms(query.words), _filters(query)


def _filters(query: Query) -> Filters:
    filters: dict[str, tuple[int | str, ...]] = {
        name: (value,) for name in ("category", "kind", "validity") if (value := getattr(query, name))
    }
    if query.year is not None:
        filters["year"] = (query.year,)
    begin, end = query.period
    if begin is not None or end is not None:
        filters["published_at"] = (_milliseconds(begin) if begin else 0, _milliseconds(end) if end else _NEVER)
    if query.organs:
        filters["organ"] = query.organs
    return filters


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _matches(query: Query, asked: Sequence[Term], filters: Filters) -> Matches | None:
    """None when there is no index, or none that can be read."""
    try:
        return matches(query, asked, filters)
    except (OSError, ValueError):
        _LOG.exception("the search index cannot be read; `python -m django rebuild_search` makes it anew")
        return None


def _looked_up(query: Query, asked: Sequence[Term], matched: Matches) -> Found:
    """The page, with others in the place of what was withdrawn since the index heard of it."""
    ids, seen = matched.ids, len(matched.ids)
    shown = _public(ids)
    withdrawn = len(ids) - len(shown)
    for _round in range(_ROUNDS):
        missing = query.page_size - len(shown)
        if not missing or len(ids) < min(missing, query.page_size):
            break
        ids = matched.more(query.start + seen, missing)
        further = _public(ids)
        seen, withdrawn = seen + len(ids), withdrawn + len(ids) - len(further)
        shown += further
    count = max(0, matched.count - withdrawn)
    facets = matched.facets if count else {}
    return Found(count, _hits(shown, asked, relaxed=matched.relaxed), facets, remark=Remark.RELAXED if matched.relaxed else None)


def _public(ids: Sequence[int]) -> list[Publication]:
    """Those of the items that are public at this moment, in the order given."""
    found = Publication.objects.filter(withdrawn_at=None).select_related("organ").defer("body").in_bulk(ids) if ids else {}
    return [found[one] for one in ids if one in found]


def _hits(shown: Sequence[Publication], asked: Sequence[Term], *, relaxed: bool = False) -> tuple[Hit, ...]:
    pattern = pattern_of(asked, relaxed=relaxed)
    return tuple(Hit(one, marked(one.title, pattern), excerpt(one.text, pattern)) for one in shown)


def _in_titles(query: Query, asked: Sequence[Term], filters: Filters) -> Found:
    found = in_titles(asked, filters, query.start, query.page_size)
    if found is None:
        return Found(0, (), remark=Remark.UNAVAILABLE)
    count, ids = found
    return Found(count, _hits(_public(ids), asked), remark=Remark.TITLES_ONLY)
