"""What the index knows of a query: how many match, which of them stand on a page, how they spread over the filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

from gongkai_web.search.asking import Query, Sort
from gongkai_web.search.grammar import Term
from gongkai_web.search.index import FACETS
from gongkai_web.search.matching import Filters, asked_for, loosely, titled
from gongkai_web.search.reader import searcher

Facets = Mapping[str, tuple[tuple[int | str, int], ...]]
_Counted = Mapping[str, Any]
_MANY = 2_000
"""With more matches a page is first looked for among those that have every term in the title: they come first anyhow, and are few."""
_FACETS = {name: {"terms": {"field": name, "size": 50}} for name in FACETS}


@dataclass(frozen=True, slots=True)
class Matches:
    """`ids`: of the items on the page asked for. `relaxed`: nothing has the words as typed, these have most of them.

    `facets`: for each facet its commonest values with their counts.
    """

    count: int
    ids: tuple[int, ...]
    facets: Facets
    relaxed: bool
    _index: tantivy.Searcher
    _wanted: tantivy.Query
    _order: str | None

    def more(self, start: int, count: int) -> tuple[int, ...]:
        """The ids of so many items from a place in the order on."""
        return _ids(self._index, self._wanted, start, count, self._order)


def matches(query: Query, asked: Sequence[Term], filters: Filters) -> Matches | None:
    """What matches in the platform's index as of its last commit. None when there is no index.

    Raises: ValueError or OSError when it is damaged.
    """
    index = searcher()
    return None if index is None else matches_in(index, query, asked, filters)


def matches_in(index: tantivy.Searcher, query: Query, asked: Sequence[Term], filters: Filters) -> Matches:
    """What matches in an index; where nothing does, what has most of the words."""
    found = _matches(index, query, asked_for(asked, filters), titled(asked), relaxed=False)
    if found.count == 0:
        loose = loosely(asked, filters, lambda word: index.doc_freq("words", word))
        if loose is not None:
            return _matches(index, query, loose, None, relaxed=True)
    return found


def _matches(index: tantivy.Searcher, query: Query, wanted: tantivy.Query, titles: tantivy.Query | None, *, relaxed: bool) -> Matches:
    counted: _Counted = index.aggregate(wanted, _FACETS)
    # every item has one organ: their counts together are the number of matches, which need not be gone through again for it
    count = sum(int(bucket["doc_count"]) for bucket in counted["organ"]["buckets"]) + counted["organ"]["sum_other_doc_count"]
    order = "published_at" if query.sort is Sort.NEWEST or not query.words.strip() else None
    ids: tuple[int, ...] = ()
    if count > _MANY and order is None and titles is not None:
        first = wanted.and_must_match(tantivy.Query.const_score_query(titles, 0.0))  # which leaves the scores as they are
        ids = _ids(index, first, query.start, query.page_size, None)
    if count and len(ids) < query.page_size:
        ids = _ids(index, wanted, query.start, query.page_size, order)
    facets = {name: tuple((_value(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[name]["buckets"]) for name in FACETS}
    return Matches(count, ids, facets, relaxed and count > 0, index, wanted, order)


def _ids(index: tantivy.Searcher, wanted: tantivy.Query, start: int, count: int, order: str | None) -> tuple[int, ...]:
    hits = index.search(wanted, count, count=False, offset=start, order_by_field=order).hits
    return tuple(int(one or 0) for one in index.fast_field_values("item_id", [address for _score, address in hits]))


def _value(key: str | float) -> str | int:
    return key if isinstance(key, str) else int(key)
