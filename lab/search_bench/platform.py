"""Search through the whole platform: the index made from PostgreSQL, hits looked up there and marked."""

from gongkai_web.publishing.models import Publication
from gongkai_web.search.asking import Query
from gongkai_web.search.query import search
from gongkai_web.search.reader import searcher
from gongkai_web.search.shelf import shelf
from lab.bench.result import Result, Table
from lab.search_bench.asked import COLUMNS, latencies, questions
from lab.search_bench.straight import PHRASES, bars, differences, phrases_of, quoted
from lab.search_texts import Texts


def measured(items: int) -> Result:
    """Latencies of `search` itself, the size of the index, and whether it finds what a scan of the texts finds."""
    index, folder = searcher(), shelf().current()
    if index is None or folder is None:
        raise RuntimeError("the platform has no index")
    spread = range(1, items + 1, max(1, items // (2 * PHRASES)))
    phrases = phrases_of(Publication.objects.filter(pk__in=spread).order_by("pk").values_list("text", flat=True))
    asked = questions(Texts().words) | quoted(phrases)
    rows = tuple(latencies(items, asked, lambda words: search(Query(words)).count))
    missed, extra = differences(phrases, items, index)
    size = sum(path.stat().st_size for path in folder.iterdir())
    notes = (
        f"the index has {size / 1e6:,.0f} MB, {size / items:.0f} bytes an item, {index.num_segments} segments",
        f"{len(phrases)} phrases against a substring scan: {missed} missed, {extra} too many",
        "below: milliseconds of search() with 20 marked hits and facets; the database's time is in those of the clock alone",
    )
    return Result(notes, (Table(COLUMNS, rows),), bars(rows, missed + extra))
