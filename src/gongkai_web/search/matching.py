"""From terms to the index's query, built part by part. No text of a user reaches the index's own query parser. Pure."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

import tantivy

from gongkai_web.search.grammar import Form, Term
from gongkai_web.search.index import SCHEMA
from gongkai_web.search.tokens import CJK, cover, parts, words

_PLAIN = re.compile(r"[a-z0-9]+")
_TITLED, _ITSELF = 1_000.0, 1_000_000.0
"""Scores far above what words can reach: of what has all terms in its title, and of what bears the number asked for."""
_MOST_RANKING, _MOST_LOOSE = 16, 6
"""So many words weigh a match, and so many are looked for one by one; more would cost time and say little."""
_MOST_PLACES = 200_000
"""Together the words looked for one by one may occur in so many items: this bounds what the worst search costs."""

Clause = tuple[tantivy.Occur, tantivy.Query]
Filters = Mapping[str, Sequence[int | str]]
"""By field the values of which it must have one; for `published_at` the first moment and the one after the last, as the index has them."""


def asked_for(terms: Sequence[Term], filters: Filters) -> tantivy.Query:
    """What has every term and passes every filter, best first."""
    return _whole([_exactly(term) for term in terms] or [tantivy.Query.all_query()], terms, filters)


def loosely(terms: Sequence[Term], filters: Filters, frequency: Callable[[str], int]) -> tantivy.Query | None:
    """The same, but of the words into which runs of Chinese fall two thirds are enough, in any order. None when that is no looser.

    Words that nothing has are left out, and of the others only the rarest taken: they say most, and cost least to look for.
    """
    runs = [term for term in terms if term.form is Form.RUN]
    known = {word: count for term in runs for word in parts(term.text) if (count := frequency(word))}
    rarest = sorted(known, key=lambda word: (known[word], word))[:_MOST_LOOSE]
    if not rarest:
        return None
    reached = accumulate(known[word] for word in rarest)
    chosen = [word for word, places in zip(rarest, reached, strict=True) if places <= _MOST_PLACES] or rarest[:1]
    loose = tantivy.Query.boolean_query(
        [(tantivy.Occur.Should, _has(word) if CJK.search(word) else _word(word)) for word in chosen],
        minimum_number_should_match=math.ceil(len(chosen) * 2 / 3),
    )
    return _whole([loose, *(_exactly(term) for term in terms if term not in runs)], terms, filters)


def titled(terms: Sequence[Term]) -> tantivy.Query | None:
    """What has every term in its title or number. Such an item stands before all others. None when titles cannot tell."""
    if not terms or any(len(term.text) < 2 for term in terms):
        return None
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, contains("title", term.text)) for term in terms])


def _whole(needed: Iterable[tantivy.Query], terms: Sequence[Term], filters: Filters) -> tantivy.Query:
    in_title = titled(terms)
    ranking = [query for term in terms for query in _ranking(term)][:_MOST_RANKING]
    if in_title is not None:
        ranking.append(tantivy.Query.const_score_query(in_title, _TITLED))
    return within(needed, filters, [(tantivy.Occur.Should, query) for query in ranking])


def within(needed: Iterable[tantivy.Query], filters: Filters, further: Sequence[Clause] = ()) -> tantivy.Query:
    """What fulfils all of the queries and passes every filter. `further`: what it may fulfil besides."""
    passing = (_passes(field, values) for field, values in filters.items())
    return tantivy.Query.boolean_query([*((tantivy.Occur.Must, query) for query in (*needed, *passing)), *further])


def contains(field: str, text: str) -> tantivy.Query:
    """What has a folded text, of at least two characters, in a field of pairs."""
    pairs = cover(text)
    if len(pairs) == 1:
        return tantivy.Query.term_query(SCHEMA, field, pairs[0][1])
    return tantivy.Query.phrase_query(SCHEMA, field, list(pairs))


def _has(text: str) -> tantivy.Query:
    return contains("grams", text) if len(text) > 1 else tantivy.Query.term_query(SCHEMA, "characters", text)


def _exactly(term: Term) -> tantivy.Query:
    match term.form:
        case Form.PHRASE | Form.RUN:
            return _has(term.text)
        case Form.WORD:
            return _word(term.text)
        case Form.NUMBER:
            return _any((*_itself(term.text), _has(term.text)))


def _word(text: str) -> tantivy.Query:
    """A word that begins so. Only plain letters and digits become a pattern; others must be the whole word."""
    whole = tantivy.Query.term_query(SCHEMA, "words", text)
    if not _PLAIN.fullmatch(text):
        return whole
    return _any((whole, tantivy.Query.regex_query(SCHEMA, "words", f"{text}.*")))


def _itself(number: str) -> tuple[tantivy.Query, ...]:
    """The item that bears a number."""
    named = (tantivy.Query.term_query(SCHEMA, field, number) for field in ("doc_no", "index_no"))
    return tuple(tantivy.Query.const_score_query(query, _ITSELF) for query in named)


def _ranking(term: Term) -> Iterable[tantivy.Query]:
    """What makes one match better than another: the term's words are words there, not only neighbouring characters."""
    return (tantivy.Query.term_query(SCHEMA, "words", word) for word in dict.fromkeys(words(term.text)))


def _passes(field: str, values: Sequence[int | str]) -> tantivy.Query:
    if field == "published_at":
        begin, end = values
        passing = tantivy.Query.range_query(SCHEMA, field, tantivy.FieldType.Integer, begin, end, include_upper=False)
    else:
        passing = tantivy.Query.term_set_query(SCHEMA, field, list(values))
    return tantivy.Query.const_score_query(passing, 0.0)


def _any(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
