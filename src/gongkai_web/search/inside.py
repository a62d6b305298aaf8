"""Which items hold a phrase, for lists that filter by more than the index knows."""

import logging
from collections.abc import Sequence

from gongkai_web.search.grammar import Form, Term
from gongkai_web.search.matching import asked_for
from gongkai_web.search.reader import searcher
from gongkai_web.search.tokens import RUNS, fold

_LOG = logging.getLogger(__name__)


def items_with(phrase: str, kinds: Sequence[str], most: int) -> tuple[int, ...] | None:
    """The ids of items of those kinds that hold the phrase anywhere, at most so many. None when there is no index to tell.

    Some of them may have been withdrawn a moment ago: whoever shows them asks the database.
    """
    asked = fold(phrase)
    if not RUNS.search(asked):
        return ()
    try:
        index = searcher()
        if index is None:
            return None
        hits = index.search(asked_for((Term(Form.PHRASE, asked),), {"kind": kinds}), most, count=False, order_by_field="published_at").hits
        return tuple(int(one or 0) for one in index.fast_field_values("item_id", [address for _time, address in hits]))
    except (OSError, ValueError):
        _LOG.exception("the search index cannot be read; `python -m django rebuild_search` makes it anew")
        return None
