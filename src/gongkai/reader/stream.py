"""Statutory tables in running text: flattened to one line, one cell a line, pipes, columns of spaces.

The labels are found first; what stands between one row label and the next are that row's figures.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from gongkai.reader.figures import RowText, count_slots, usual_breaks
from gongkai.reader.labels import Vocabulary, vocabulary
from gongkai.reader.marks import FRAME, Mark, find_marks, is_thinned, numbering_start
from gongkai.reader.masking import Foreign, masked
from gongkai.reader.printed import TWO_REPORTS, Reading, RowPrint, TablePrint, first_print, odd_label, two_reports
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.split import Slot
from gongkai.reader.values import unit_in
from gongkai.report.place import Place

Source = Callable[[int, int], tuple[str, Place]]
"""The source's own text and place of a span of the folded text."""


def read_matrix(text: str, start: int, end: int, table: str, source: Source) -> TablePrint | None:
    """The table `requests` (or another of rows by columns) in running text; None when its rows are not there."""
    known = vocabulary(table)
    marks = find_marks(text, start, end, table)
    first = _first_row(marks, known)
    if first is None or not _is_table(marks, known):
        return None
    begin = _header_start(marks, first)
    columns, issues = _matrix_columns(marks[begin:first], known)
    found: dict[str, _Found] = {}
    again = _rows_before(text, marks[: first + 1], len(columns))
    for index in range(first, len(marks)):
        mark = marks[index]
        key = _row_key(mark, known)
        if key is None:
            continue
        stop = numbering_start(text, marks[index + 1]) if index + 1 < len(marks) else end
        if key in found and not found[key].text.empty():
            again += _differs(found[key], text[mark.end : stop])
            continue
        found[key], foreign = _row(text, mark, key, stop, columns, known, source)
        issues += _foreign_rows(text, foreign, stop, columns, known, source, found)
    torn = any(row.text.empty() and not any(other.startswith(f"{key}.") for other in found) for key, row in found.items())
    rows = tuple(_prints(tuple(found.values())))
    if again >= TWO_REPORTS:
        rows, issues = tuple(RowPrint(row.row, row.columns, None, False, first_print(row)) for row in rows), [*issues, two_reports(table)]
    return TablePrint(table, rows, tuple(dict.fromkeys(issues)), marks[begin].start, torn)


def _rows_before(text: str, marks: list[Mark], width: int) -> int:
    """How many rows of figures stand before the first row of the table: those of another table whose beginning cannot be read."""
    rows = [text[mark.end : after.start] for mark, after in pairwise(marks) if mark.role == "row"]
    return sum(len(re.findall(r"[0-9]+", row)) >= width for row in rows)


def _differs(first: "_Found", again: str) -> bool:
    """Whether the figures behind a label that stands twice differ from those behind the first."""
    figures = re.findall(r"[0-9]+", again)
    return bool(figures) and figures != re.findall(r"[0-9]+", first.text.text)


def _is_table(marks: list[Mark], known: Vocabulary) -> bool:
    """Whether these labels are those of a table and not words of a sentence: some columns of the header, or many rows."""
    columns = {known.columns[mark.label] for mark in marks if mark.label in known.columns}
    return len(columns) >= 3 or len({mark.key for mark in marks if mark.role == "row"}) >= 8


def _header_start(marks: list[Mark], first: int) -> int:
    """Index of the label with which the header before the first row begins; the first row itself when there is no header."""
    return max((index for index in range(first) if marks[index].key == "natural_person"), default=first)


def _row_key(mark: Mark, known: Vocabulary) -> str | None:
    # 总计 and 其他 label a column in the header and a row below it, （六）其他处理 a row or a group.
    return mark.key if mark.role == "row" else known.rows.get(mark.label)


def _first_row(marks: list[Mark], known: Vocabulary) -> int | None:
    """Index of the table's first row label: the first of the form's rows behind a header, else the first row label with a company."""
    header = max((index for index, mark in enumerate(marks) if mark.role == "column" and mark.key == "business"), default=None)
    candidates = [index for index, mark in enumerate(marks) if mark.role == "row" and mark.key in known.columns_of_row]
    if header is not None:
        candidates = [index for index in candidates if index > header]
    leading = next(iter(known.columns_of_row))
    return next((index for index in candidates if marks[index].key == leading), candidates[0] if candidates else None)


def _matrix_columns(header: list[Mark], known: Vocabulary) -> tuple[tuple[str, ...], list[Issue]]:
    """The columns in the header's own order: those of a group stand where the group's label stands."""
    default = next(iter(known.columns_of_row.values()))[0]
    grouped = {key for keys in known.grouped.values() for key in keys}
    order: list[str] = []
    inside: list[str] = []
    for mark in header:
        if mark.label in known.grouped and "" not in order:
            order.append("")
        column = known.columns.get(mark.label)
        if column in default and column not in order and column not in inside:
            (inside if column in grouped else order).append(column)
    if "" not in order:
        order = [key for key in default if key in order or key in inside] if inside else order
        inside = []
    columns = tuple(key for entry in order for key in (inside if entry == "" else [entry]))
    missing = [key for key in default if key not in columns]
    if missing:
        zh = "表头不全，各列按法定次序取：缺 " + "、".join(missing)
        en = "the header is incomplete; columns were taken in the form's order: missing " + ", ".join(missing)
        return default, [Issue(IssueCode.MISSING_COLUMN, zh, en)]
    if columns != default:
        return columns, [
            Issue(
                IssueCode.ODD_ORDER,
                "各列次序与法定格式不同，按所印表头取",
                "columns stand in another order than the form's; the header was followed",
            )
        ]
    return columns, []


@cache
def slots_of(table: str, columns: tuple[str, ...], summed: bool = True) -> tuple[Slot, ...]:
    """The slots of a row: a total is the sum of the columns before it, where the form says so."""
    known = vocabulary(table)
    kinds = [known.kinds[column] for column in columns]
    sums = [index if summed and column == "total" and index == len(columns) - 1 else 0 for index, column in enumerate(columns)]
    return count_slots(kinds, sums)


def _row(
    text: str, mark: Mark, key: str, stop: int, columns: tuple[str, ...], known: Vocabulary, source: Source, unit: str | None = None
) -> tuple["_Found", Foreign | None]:
    """The text of one row between its label and `stop`, and the foreign words at which it ends earlier."""
    content, foreign = masked(text[mark.end : stop], mark.label, known)
    row = RowText(content, slots_of(known.table, columns), source, mark.end)
    row.cut = foreign is None and not text[mark.end + len(content) :].strip() and not text.endswith("\n")
    row.must_add_up = row.cut or is_thinned(text)
    return _Found(key, columns, row, unit), foreign and Foreign(mark.end + foreign.start, mark.end + foreign.end, foreign.figures)


def _foreign_rows(
    text: str,
    foreign: Foreign | None,
    stop: int,
    columns: tuple[str, ...],
    known: Vocabulary,
    source: Source,
    found: dict[str, "_Found"],
) -> Iterator[Issue]:
    """Read rows under misprinted labels; figures under words that can be no label are left, and said so."""
    while foreign is not None and foreign.figures:
        words = text[foreign.start : foreign.end]
        key = known.nearest_row(words, frozenset(found))
        if key is None:
            yield _unknown_row(foreign, source)
            return
        yield odd_label(words, key, source(foreign.start, foreign.end)[1])
        mark = Mark("row", key, words, foreign.start, foreign.end)
        found[key], foreign = _row(text, mark, key, stop, columns, known, source)


class _Found(NamedTuple):
    """A row's label and the text of its figures."""

    key: str
    columns: tuple[str, ...]
    text: RowText
    unit: str | None


def _prints(found: Sequence[_Found]) -> Iterator[RowPrint]:
    """The prints of the rows of one table; the rows that show all their cells tell how the others are to be read."""
    usual = usual_breaks([count for row in found for count in row.text.line_breaks()])
    follows_empty = False
    for key, columns, text, unit in found:
        text.breaks = usual
        text.must_add_up = text.must_add_up or follows_empty
        certain = text.certain()
        if certain is not None:
            yield RowPrint(key, columns, (certain,), True, None, unit)
        elif not text.empty() and not text.cut:
            yield RowPrint(key, columns, text.possible(gaps=False), False, text.whole(), unit, partial(text.possible, gaps=True))
        # Where labels stand together before the figures of both, those behind the second may be the first one's.
        follows_empty = certain is None and text.empty() and not any(other.key.startswith(f"{key}.") for other in found)


def read_stacked(text: str, start: int, end: int, table: str, source: Source) -> TablePrint | None:
    """The table `disclosure` in running text: blocks, each with its own header."""
    known = vocabulary(table)
    marks = find_marks(text, start, end, table)
    begin = next(
        (
            i
            for i, mark in enumerate(marks)
            if mark.role in {"group", "column"} and (mark.key in known.blocks or mark.key == FRAME or mark.role == "column")
        ),
        None,
    )
    if begin is None:
        return None
    found: dict[str, _Found] = {}
    issues: list[Issue] = []
    header: list[Mark] = []
    again = 0
    fresh = True
    form = _form_of({mark.key for mark in marks[begin:] if mark.role == "column"}, known)
    for index in range(begin, len(marks)):
        mark = marks[index]
        if mark.role == "column":
            header = [mark] if fresh else [*header, mark]
            fresh = False
            continue
        if mark.role != "row":
            continue
        if mark.key in found and not found[mark.key].text.empty():
            again += _differs(found[mark.key], text[mark.end : marks[index + 1].start if index + 1 < len(marks) else end])
            continue
        columns, more = _stacked_columns(_words_before(text, marks, index, header), header, mark.key, known, form)
        fresh = True
        issues += more
        if columns is None:
            continue
        stop = numbering_start(text, marks[index + 1]) if index + 1 < len(marks) else end
        unit = _header_unit(text, header, marks, index)
        found[mark.key], foreign = _row(text, mark, mark.key, stop, columns, known, source, unit)
        if foreign is not None and foreign.figures:
            issues.append(_unknown_row(foreign, source))
    rows = tuple(_prints(tuple(found.values())))
    if again >= TWO_REPORTS:
        rows, issues = tuple(RowPrint(row.row, row.columns, None, False, first_print(row)) for row in rows), [*issues, two_reports(table)]
    return TablePrint(table, rows, tuple(dict.fromkeys(issues)), marks[begin].start) if rows else None


def _words_before(text: str, marks: list[Mark], index: int, header: list[Mark]) -> bool:
    """Whether the header above a row holds words that are no known label: then columns may be missing from what was recognised."""
    frames = [mark for mark in marks[:index] if mark.label == FRAME]
    if not header or not frames:
        return False
    start = min(frames[-1].end, header[0].start)
    position, words = start, ""
    for mark in marks[:index]:
        if mark.start >= start and mark.end <= header[-1].end:
            words += text[position : mark.start]
            position = mark.end
    return len(re.findall(r"[\u4e00-\u9fff]", re.sub(r"\([^()]*\)|单位|[亿万]?元", "", words))) > 1


def _header_unit(text: str, header: list[Mark], marks: list[Mark], index: int) -> str | None:
    return unit_in(text[header[-1].start : marks[index].start]) if header else None


def _form_of(printed: set[str], known: Vocabulary) -> frozenset[tuple[str, ...]] | None:
    """The column orders of the one form to which the recognised columns of a table belong; None when they could be of several."""
    orders = known.orders_of_forms
    most = max((len(printed & {key for order in form for key in order}) for form in orders), default=0)
    best = [form for form in orders if most and len(printed & {key for order in form for key in order}) == most]
    return best[0] if len(best) == 1 else None


def _stacked_columns(
    strange: bool, header: list[Mark], row: str, known: Vocabulary, form: frozenset[tuple[str, ...]] | None
) -> tuple[tuple[str, ...] | None, list[Issue]]:
    """The columns of a row: those of the header above it where they are an order that some form gives the row.

    `strange`: the header holds words that are no known label, so that more columns may have been printed than are known. Then the header
    leaves one order, or the other headers show the form; when neither does there are none.
    """
    printed = tuple(dict.fromkeys(mark.key for mark in header))
    orders = known.columns_of_row[row]
    for order in orders:
        if set(printed) == set(order) and not strange:
            return printed, []
    likely = [order for order in orders if set(printed) & set(order) and (not strange or len(order) > len(printed))]
    mine = [order for order in orders if form is not None and order in form]
    chosen = likely if len(likely) == 1 else mine if len(mine) == 1 else orders if len(orders) == 1 else ()
    if not chosen:
        zh, en = f"{row} 一行没有可认的表头，数字未读", f"there is no header that is known above {row}; its figures were not read"
        return None, [Issue(IssueCode.MISSING_COLUMN, zh, en)]
    columns = chosen[0]
    zh = f"{row} 一行的表头不全，各列按法定次序取：" + "、".join(columns)
    en = f"the header above {row} is incomplete; columns were taken in the form's order: " + ", ".join(columns)
    return columns, [Issue(IssueCode.MISSING_COLUMN, zh, en)]


def read_across(text: str, start: int, end: int, table: str, source: Source) -> TablePrint | None:
    """The table `remedies` in running text: all labels first, then the figures of every block in one row."""
    known = vocabulary(table)
    blocks = tuple(known.columns_of_row)
    order = next(iter(known.columns_of_row.values()))[0]
    labelled = [mark for mark in find_marks(text, start, end, table) if mark.role == "column"]
    header, issues = _across_header(labelled, list(order) * len(blocks))
    if not header:
        return None
    content, _ = masked(text[header[-1].end : end], header[-1].label, known)
    row = RowText(content, slots_of(table, order) * len(blocks), source, header[-1].end)
    row.breaks = usual_breaks(row.line_breaks())
    row.cut = end == len(text) and not text.endswith("\n") and len(content) == len(text) - header[-1].end
    row.must_add_up = row.cut or is_thinned(text)
    certain = row.certain()
    if certain is None and (row.empty() or row.cut):
        return None
    width = len(order)
    if certain is not None:
        rows = [RowPrint(block, order, (certain[i * width : (i + 1) * width],), True) for i, block in enumerate(blocks)]
    else:
        rows = _blocks_in_doubt(row, blocks, order)
    return TablePrint(table, tuple(rows), tuple(issues), header[0].start)


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


def _unknown_row(foreign: Foreign, source: Source) -> Issue:
    words, place = source(foreign.start, foreign.end)
    return Issue(
        IssueCode.UNKNOWN_ROW,
        f"“{words}”不在法定格式内，其后的数字未读",
        f"“{words}” is no row of the form; the figures after it were not read",
        place,
    )
