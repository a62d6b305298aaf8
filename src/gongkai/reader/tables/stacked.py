"""A table of blocks under one another in running text, each block with a header of its own."""

import re

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.labels import Vocabulary, vocabulary
from gongkai.reader.tables.marks import FRAME, Mark, find_marks, numbering_start
from gongkai.reader.tables.printed import TWO_REPORTS, TablePrint, two_reports
from gongkai.reader.tables.running import Found, Source, differs, prints, row_text, unknown_row
from gongkai.reader.tables.values import unit_in


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
    found: dict[str, Found] = {}
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
            again += differs(found[mark.key], text[mark.end : marks[index + 1].start if index + 1 < len(marks) else end])
            continue
        columns, more = _stacked_columns(_words_before(text, marks, index, header), header, mark.key, known, form)
        fresh = True
        issues += more
        if columns is None:
            continue
        stop = numbering_start(text, marks[index + 1]) if index + 1 < len(marks) else end
        unit = _header_unit(text, header, marks, index)
        found[mark.key], foreign = row_text(text, mark, mark.key, stop, columns, known, source, unit)
        if foreign is not None and foreign.figures:
            issues.append(unknown_row(foreign, source))
    rows = tuple(prints(tuple(found.values())))
    if again >= TWO_REPORTS:
        issues.append(two_reports(table))
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
    start = header[-1].start if header else marks[index - 1].end if index else marks[index].start
    return unit_in(text[start : marks[index].start])


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
