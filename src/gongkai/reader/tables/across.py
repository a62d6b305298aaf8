"""A table of blocks side by side in running text: all labels first, then the figures of every block in one row."""

from functools import partial

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.figures import RowText, usual_breaks
from gongkai.reader.tables.labels import vocabulary
from gongkai.reader.tables.marks import Mark, find_marks, is_thinned
from gongkai.reader.tables.masking import masked
from gongkai.reader.tables.printed import Reading, RowPrint, TablePrint
from gongkai.reader.tables.running import Source, may_be_cut, slots_of


def read_across(text: str, start: int, end: int, table: str, source: Source) -> TablePrint | None:
    """The table `remedies` in running text: all labels first, then the figures of every block in one row."""
    known = vocabulary(table)
    blocks = tuple(known.columns_of_row)
    order = next(iter(known.columns_of_row.values()))[0]
    labelled = [mark for mark in find_marks(text, start, end, table) if mark.role == "column"]
    header, issues = _across_header(labelled, list(order) * len(blocks))
    if not header:
        return None
    begin = _line_before(text, header[-1].end, end)
    content, foreign = masked(text[begin:end], header[-1].label, known)
    row = RowText(content, slots_of(table, order) * len(blocks), source, begin)
    row.breaks = usual_breaks(row.line_breaks())
    row.cut = may_be_cut(text, begin + len(content), row)
    row.clipped = foreign is not None and foreign.clips
    certain = row.certain()
    if certain is None and (row.empty() or row.cut):
        return None
    width = len(order)
    if is_thinned(text):
        rows = [RowPrint(block, order, None, False, row.whole()) for block in blocks]
    elif certain is not None:
        rows = [RowPrint(block, order, (certain[i * width : (i + 1) * width],), True) for i, block in enumerate(blocks)]
    else:
        rows = _blocks_in_doubt(row, blocks, order)
    return TablePrint(table, tuple(rows), tuple(issues), header[0].start)


def _line_before(text: str, start: int, end: int) -> int:
    """Where the row of figures begins, with no more than one of the line breaks between it and the header."""
    breaks = len(text[start:end]) - len(text[start:end].lstrip("\n"))
    return start + max(breaks - 1, 0)


def _across_header(labelled: list[Mark], wanted: list[str]) -> tuple[list[Mark], list[Issue]]:
    """The labels of the header: the last run of all columns of all blocks; without one, whatever labels there are, with an issue."""
    keys = [mark.key for mark in labelled]
    for first in range(len(keys) - len(wanted), -1, -1):
        if keys[first : first + len(wanted)] == wanted:
            return labelled[first : first + len(wanted)], []
    if not {"upheld", "pending"} <= set(keys):
        return [], []
    zh, en = (
        "第四张表的表头不全或次序不同，按法定次序取",
        "the header of table four is incomplete or in another order; the form's order was taken",
    )
    return labelled, [Issue(IssueCode.MISSING_COLUMN, zh, en)]


def _blocks_in_doubt(row: RowText, blocks: tuple[str, ...], order: tuple[str, ...]) -> list[RowPrint]:
    """The blocks of a row that can be read in several ways: each block with what it holds in any of them."""
    readings = row.possible(gaps=False) or None  # with cells lost, one row of sums leaves too much open
    width = len(order)

    def block(number: int) -> tuple[Reading, ...] | None:
        return None if readings is None else tuple(dict.fromkeys(reading[number * width : (number + 1) * width] for reading in readings))

    whole = row.whole()
    return [RowPrint(key, order, block(i), False, whole, None, partial(block, i)) for i, key in enumerate(blocks)]
