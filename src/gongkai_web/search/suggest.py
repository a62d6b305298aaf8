"""Suggestions while someone types: titles and document numbers of what is public at this moment."""

import logging
from collections.abc import Collection, Iterator

import tantivy

from gongkai_web.publishing.models import Publication
from gongkai_web.search.matching import Filters, contains, within
from gongkai_web.search.reader import searcher
from gongkai_web.search.tokens import RUNS, fold

_LOG = logging.getLogger(__name__)
_LONGEST = 60
_MOST = 8
_SPARE = 8
"""How many more are looked at, as some have the same title or were withdrawn a moment ago."""


def suggest(prefix: str, organs: Collection[int] | None = None) -> tuple[str, ...]:
    """At most eight titles or document numbers: those that begin with what was typed, then those that have it elsewhere; newest first.

    `organs`: whose items count; None for all.
    """
    typed = fold(prefix[:_LONGEST])
    if not RUNS.search(typed):
        return ()
    try:
        ids = tuple(dict.fromkeys(_candidates(typed, {} if organs is None else {"organ": tuple(organs)})))
    except (OSError, ValueError):
        _LOG.exception("the search index cannot be read; `python -m django rebuild_search` makes it anew")
        return ()
    rows = Publication.objects.filter(withdrawn_at=None).only("title", "doc_no").in_bulk(ids)
    found = [rows[one] for one in ids if one in rows]
    return tuple(dict.fromkeys(one.title if typed in fold(one.title) else one.doc_no for one in found))[:_MOST]


def _candidates(typed: str, filters: Filters) -> Iterator[int]:
    index = searcher()
    if index is None:
        return
    # a title and a number each stand in a line of their own, so what begins so follows a line feed
    queries = [contains("title", f"\n{typed}")] + ([contains("title", typed)] if len(typed) > 1 else [])
    for query in queries:
        yield from _newest(index, within([query], filters))


def _newest(index: tantivy.Searcher, query: tantivy.Query) -> list[int]:
    hits = index.search(query, _MOST + _SPARE, count=False, order_by_field="published_at").hits
    return [int(one or 0) for one in index.fast_field_values("item_id", [address for _time, address in hits])]
