"""A table of rows by columns in running text: flattened to one line, one cell a line, pipes, columns of spaces."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.labels import Vocabulary, vocabulary
from gongkai.reader.tables.marks import Mark, find_marks, numbering_start
from gongkai.reader.tables.masking import Foreign
from gongkai.reader.tables.printed import TWO_REPORTS, TablePrint, odd_label, two_reports
from gongkai.reader.tables.running import Found, Source, differs, prints, row_text, unknown_row


def read_matrix(text: str, start: int, end: int, table: str, source: Source) -> TablePrint | None:
    """The table `requests` (or another of rows by columns) in running text; None when its rows are not there."""
    known = vocabulary(table)
    marks = find_marks(text, start, end, table)
    first = _first_row(marks, known)
    if first is None or not _is_table(marks, known):
        return None
    begin = _header_start(marks, first)
    columns, issues = _matrix_columns(marks[begin:first], known)
    found: dict[str, Found] = {}
    again = _rows_before(text, marks[: first + 1], len(columns))
    for index in range(first, len(marks)):
        mark = marks[index]
        key = _row_key(mark, known)
        if key is None:
            continue
        stop = numbering_start(text, marks[index + 1]) if index + 1 < len(marks) else end
        if key in found and (not found[key].text.empty() or _filled_below(key, found, known)):
            again += differs(found[key], text[mark.end : stop])
            continue
        found[key], foreign = row_text(text, mark, key, stop, columns, known, source)
        issues += _foreign_rows(text, foreign, stop, columns, known, source, found)
    torn = any(row.text.empty() and not any(other.startswith(f"{key}.") for other in found) for key, row in found.items())
    rows = tuple(prints(tuple(found.values())))
    if again >= TWO_REPORTS:
        issues.append(two_reports(table))
    return TablePrint(table, rows, tuple(dict.fromkeys(issues)), marks[begin].start, torn)


def _rows_before(text: str, marks: list[Mark], width: int) -> int:
    """How many rows of figures stand before the first row of the table: those of another table whose beginning cannot be read."""
    rows = [text[mark.end : after.start] for mark, after in pairwise(marks) if mark.role == "row"]
    return sum(len(re.findall(r"[0-9]+", row)) >= width for row in rows)


def _filled_below(key: str, found: dict[str, Found], known: Vocabulary) -> bool:
    """Whether a row that the form prints below has figures already: then the label stands again outside the table."""
    order = list(known.columns_of_row)
    return any(below in found and not found[below].text.empty() for below in order[order.index(key) + 1 :])


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


def _foreign_rows(
    text: str,
    foreign: Foreign | None,
    stop: int,
    columns: tuple[str, ...],
    known: Vocabulary,
    source: Source,
    found: dict[str, Found],
) -> Iterator[Issue]:
    """Read rows under misprinted labels; figures under words that can be no label are left, and said so."""
    while foreign is not None and foreign.figures:
        words = text[foreign.start : foreign.end]
        key = known.nearest_row(words, frozenset(found))
        if key is None:
            yield unknown_row(foreign, source)
            return
        yield odd_label(words, key, source(foreign.start, foreign.end)[1])
        mark = Mark("row", key, words, foreign.start, foreign.end)
        found[key], foreign = row_text(text, mark, key, stop, columns, known, source)
