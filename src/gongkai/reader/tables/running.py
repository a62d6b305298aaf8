"""Rows of figures in running text: a label, the text behind it up to the next label, and what can be read there."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.figures import RowText, count_slots, usual_breaks
from gongkai.reader.tables.labels import Vocabulary, vocabulary
from gongkai.reader.tables.marks import Mark, is_thinned
from gongkai.reader.tables.masking import Foreign, masked
from gongkai.reader.tables.printed import RowPrint
from gongkai.reader.tables.split import Slot
from gongkai.report.place import Place

Source = Callable[[int, int], tuple[str, Place]]
"""The source's own text and place of a span of the folded text."""


class Found(NamedTuple):
    """A row's label and the text of its figures."""

    key: str
    columns: tuple[str, ...]
    text: RowText
    unit: str | None


def row_text(
    text: str, mark: Mark, key: str, stop: int, columns: tuple[str, ...], known: Vocabulary, source: Source, unit: str | None = None
) -> tuple[Found, Foreign | None]:
    """The text of one row between its label and `stop`, and the foreign words at which it ends earlier."""
    content, foreign = masked(text[mark.end : stop], mark.label, known)
    row = RowText(content, slots_of(known.table, columns), source, mark.end)
    row.cut = foreign is None and may_be_cut(text, mark.end + len(content), row)
    row.clipped = foreign is not None and foreign.clips
    row.thinned = is_thinned(text)
    return Found(key, columns, row, unit), foreign and foreign.moved(mark.end)


def may_be_cut(text: str, end: int, row: RowText) -> bool:
    """Whether nothing follows a row that ends at `end`, so that it may have been cut off: a row on one line is whole when its line ends."""
    return not text[end:].strip(" \n|") and (row.spread() or not text.endswith("\n"))


def prints(found: Sequence[Found]) -> Iterator[RowPrint]:
    """The prints of the rows of one table; the rows that show all their cells tell how the others are to be read."""
    usual = usual_breaks([count for row in found for count in row.text.line_breaks()])
    for row in found:
        row.text.breaks = usual
    torn = any(row.text.torn() and row.text.certain() is None for row in found)
    follows_empty = False
    for key, columns, text, unit in found:
        # Where blank cells leave no trace as many figures as columns may be those of two rows: only their sum shows that they are not.
        text.mixed = torn and columns[-1] == "total" and text.starts_below()
        certain = text.certain()
        if text.thinned or (follows_empty and text.starts_below()):
            if not text.empty():
                yield RowPrint(key, columns, None, False, text.whole(), unit)
        elif certain is not None:
            yield RowPrint(key, columns, (certain,), True, None, unit)
        elif not text.empty() and not text.cut:
            yield RowPrint(key, columns, text.possible(gaps=False), False, text.whole(), unit, partial(text.possible, gaps=True))
        # Where labels stand together before the figures of both, those behind the second may be the first one's.
        is_empty = certain is None and text.empty()
        if is_empty != follows_empty and not any(other.key.startswith(f"{key}.") for other in found):
            follows_empty = is_empty


@cache
def slots_of(table: str, columns: tuple[str, ...]) -> tuple[Slot, ...]:
    """The slots of a row: a total is the sum of the columns before it, where the form says so."""
    known = vocabulary(table)
    kinds = [known.kinds[column] for column in columns]
    sums = [index if column == "total" and index == len(columns) - 1 else 0 for index, column in enumerate(columns)]
    return count_slots(kinds, sums)


def differs(first: Found, again: str) -> bool:
    """Whether the figures behind a label that stands twice differ from those behind the first."""
    figures = re.findall(r"[0-9]+", again)
    return bool(figures) and figures != re.findall(r"[0-9]+", first.text.text)


def unknown_row(foreign: Foreign, source: Source) -> Issue:
    """The issue of a row that the form does not have."""
    words, place = source(foreign.start, foreign.end)
    return Issue(
        IssueCode.UNKNOWN_ROW,
        f"“{words}”不在法定格式内，其后的数字未读",
        f"“{words}” is no row of the form; the figures after it were not read",
        place,
    )
