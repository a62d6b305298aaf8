"""The search that is left when there is no index: titles and document numbers in PostgreSQL itself."""

import functools
import operator
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from gongkai_web.publishing.models import Publication
from gongkai_web.search.grammar import Form, Term
from gongkai_web.search.matching import Filters
from gongkai_web.search.patience import TooSlow, patience

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = {"organ": "organ", "category": "statutory_code", "kind": "kind", "validity": "validity"}


def in_titles(terms: Sequence[Term], filters: Filters, start: int, size: int) -> tuple[int, tuple[int, ...]] | None:
    """How many public items have every term, and the ids of some of them, newest first. None when the database takes too long."""
    conditions = [*map(_has, terms), *(_passes(name, values) for name, values in filters.items())]
    condition = functools.reduce(operator.and_, conditions, Q())
    found = Publication.objects.filter(condition, withdrawn_at=None).order_by("-appeared_at", "-pk").values_list("pk", flat=True)
    try:
        with patience():
            return found.count(), tuple(found[start : start + size])
    except TooSlow:
        return None


def _has(term: Term) -> Q:
    number = term.text.replace("(", "〔").replace(")", "〕") if term.form is Form.NUMBER else term.text
    return Q(title__icontains=term.text) | Q(doc_no__icontains=number) | Q(index_no__iexact=term.text)


def _passes(name: str, values: Sequence[int | str]) -> Q:
    if name == "year":
        return Q(made_on__year__in=values) | Q(made_on=None, appeared_at__year__in=values)
    if name == "published_at":
        begin, end = (int(one) for one in values)
        return Q(appeared_at__gte=_FIRST + timedelta(milliseconds=begin), appeared_at__lt=_FIRST + timedelta(milliseconds=end))
    return Q(**{f"{_COLUMNS[name]}__in": values})
