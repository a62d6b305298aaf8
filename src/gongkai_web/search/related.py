"""What is public already and goes with what somebody writes in sentences, while they write it."""

import logging
import math
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import tantivy

from gongkai_web.publishing.models import Publication
from gongkai_web.search.index import SCHEMA
from gongkai_web.search.matching import Clause, Filters, contains, within
from gongkai_web.search.reader import searcher
from gongkai_web.search.telling import Telling, telling
from gongkai_web.search.tokens import cover

_LOG = logging.getLogger(__name__)
_LOOKED_FOR = 8
"""The rarest words: they say most, and cost least to look for."""
_MOST_PLACES = 200_000
"""Together they may occur in so many items: this bounds what the worst sentence costs."""
_UNHEARD = 3.0
"""What a word weighs at most that nothing public has: as much as one that a twentieth has. It speaks against a match on the others."""
_SHARE = 0.6
"""What goes with a sentence reaches so much of the weight of its words; a word in the title counts twice."""
_TELLS = 5.0
"""And so much in all, so that no item is offered for a word that every tenth has."""
_NUMBERED = 1_000.0
_NEWER = (0.3, 0.2, 0.1)
"""Of two that match alike the one of this year stands first, then that of last year."""
_SPARE = 8
"""How many more are looked at, as some were withdrawn a moment ago."""


class _Word(NamedTuple):
    """`ways`: how it may be written. `places`: in how many items. `weight`: the rarer the more."""

    ways: tuple[str, ...]
    places: int
    weight: float


def related(
    sentence: str, *, year: int, first: Collection[int] = (), organs: Collection[int] | None = None, most: int = 5
) -> tuple[Publication, ...]:
    """Public items that go with the sentence, best first; none where none does, or there is no index.

    `first`: organs whose items stand before those of others. `organs`: whose items count; None for all. `year`: this one.
    """
    said = telling(sentence)
    if not (said.words or said.numbers):
        return ()
    try:
        ids = tuple(dict.fromkeys(_candidates(said, year, first, organs, most)))
    except (OSError, ValueError):
        _LOG.exception("the search index cannot be read; `python -m django rebuild_search` makes it anew")
        return ()
    rows = Publication.objects.filter(withdrawn_at=None).only("title", "index_no", "organ", "appeared_at").in_bulk(ids) if ids else {}
    return tuple(rows[one] for one in ids if one in rows)[:most]


def _candidates(said: Telling, year: int, first: Collection[int], organs: Collection[int] | None, most: int) -> Iterator[int]:
    index = searcher()
    if index is None:
        return
    words, unheard = _weighed(index, said)
    rarest = math.log1p(index.num_docs)
    whole = sum(word.weight for word in words) + min(_UNHEARD, rarest / 2) * unheard
    needed = max(min(_TELLS, rarest), _SHARE * whole)
    clauses = list(_clauses(words, said.numbers))
    if not clauses:
        return
    of_all: Filters = {} if organs is None else {"organ": tuple(organs)}
    for filters in ({"organ": tuple(first)}, of_all) if first else (of_all,):
        query = within([tantivy.Query.boolean_query(clauses)], filters, list(_newer(year)))
        hits = [(score, address) for score, address in index.search(query, most + _SPARE, count=False).hits if score >= needed]
        yield from (int(one or 0) for one in index.fast_field_values("item_id", [address for _score, address in hits]))


def _weighed(index: tantivy.Searcher, said: Telling) -> tuple[list[_Word], int]:
    """The words to look for, and how many of the sentence nothing public has."""
    known, unheard = [], 0
    for ways in said.words:
        places = sum(index.doc_freq("words", way) or _in_titles(index, way) for way in ways)
        if places:
            known.append(_Word(ways, places, math.log1p(index.num_docs / places)))
        else:
            unheard += 1
    chosen: list[_Word] = []
    for word in sorted(known, key=lambda one: (one.places, one.ways))[:_LOOKED_FOR]:
        if not chosen or sum(one.places for one in chosen) + word.places <= _MOST_PLACES:
            chosen.append(word)
    return chosen, min(unheard, _LOOKED_FOR - len(chosen))


def _in_titles(index: tantivy.Searcher, text: str) -> int:
    """In how many titles it stands at most: in no more than the rarest pair of its characters."""
    return min(index.doc_freq("title", pair) for _place, pair in cover(text))


def _clauses(words: Sequence[_Word], numbers: Sequence[str]) -> Iterator[Clause]:
    for word in words:
        inside = [tantivy.Query.term_query(SCHEMA, "words", way) for way in word.ways]
        titled = [contains("title", way) for way in word.ways]
        yield _scored([*inside, *titled], word.weight)
        yield _scored(titled, word.weight)
    for number in numbers:
        start = number.index("(")
        for place in range(max(0, start - 2), -1, -1):  # the longer a beginning it shares, the better
            yield _scored([contains("title", number[place:])], _NUMBERED)


def _newer(year: int) -> Iterator[Clause]:
    for back, weight in enumerate(_NEWER):
        yield _scored([tantivy.Query.term_query(SCHEMA, "year", year - back)], weight)


def _scored(queries: Sequence[tantivy.Query], weight: float) -> Clause:
    either = queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
    return tantivy.Occur.Should, tantivy.Query.const_score_query(either, weight)
