"""The statutory tables of one report, wherever they stand: in grids, in running text, or torn over both."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from gongkai.reader.characters import Folded, folded
from gongkai.reader.document import Document, Media
from gongkai.reader.outline.headings import STRONG_HERE, headings_in
from gongkai.reader.outline.sections import SectionSpan
from gongkai.reader.outline.segment import Segment
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.across import read_across
from gongkai.reader.tables.grids import read_grids
from gongkai.reader.tables.labels import table_ids
from gongkai.reader.tables.linear import linear
from gongkai.reader.tables.marks import is_thinned
from gongkai.reader.tables.matrix import read_matrix
from gongkai.reader.tables.pipes import pipe_grids
from gongkai.reader.tables.printed import TWO_REPORTS, RowPrint, TablePrint, first_print, two_bodies
from gongkai.reader.tables.running import Source
from gongkai.reader.tables.stacked import read_stacked
from gongkai.report.forms import Layout, forms


class Zone(NamedTuple):
    """The part of the folded text in which a table can stand. `closed`: a section follows; else the source may break off at its end."""

    start: int
    end: int
    closed: bool


Zones = dict[str, Zone]
"""Table id → where it can stand."""

_TWO_BODIES = 2
"""So many statutory headings that stand twice show two reports; one alone may be repeated on a page break."""


def tables_of(document: Document, segment: Segment, spans: Sequence[SectionSpan]) -> tuple[TablePrint, ...]:
    """The statutory tables printed in a segment of a document, at most one of each kind; where two reports are mixed none is certain."""
    found = _tables_of(document, segment, spans)
    if not found or not holds_two(folded(document.text), segment):
        return found
    return tuple(replace(_doubted(table), issues=(*table.issues, two_bodies(table.table))) for table in found)


def holds_two(text: Folded, segment: Segment) -> bool:
    """Whether headings of several statutory sections stand twice: then a second report begins here that was not told from the first."""
    start, end = text.offsets.shortened(segment.start), text.offsets.shortened(segment.end)
    times = Counter(one.number for one in headings_in(text.text, start, end) if one.weight == STRONG_HERE)
    return sum(count > 1 for count in times.values()) >= _TWO_BODIES


def _tables_of(document: Document, segment: Segment, spans: Sequence[SectionSpan]) -> tuple[TablePrint, ...]:
    grids = [grid for grid in document.grids if segment.start <= grid.start < segment.end]
    found = {table.table: table for table in read_grids(grids)} if grids else {}
    if grids and all(table in found and whole(found[table]) for table in table_ids()):
        return tuple(found[table] for table in table_ids())
    if sum(issue.code is IssueCode.REPEATED_TABLE for table in found.values() for issue in table.issues) >= TWO_REPORTS:
        return tuple(found.values())
    if grids:
        running = _in_linear_text(document, segment, spans)
    else:
        text = folded(document.text)
        running = _in_text(text, _zones(text, segment, spans), _source(document, text))
    both = {name: _merged(found.get(name), running.get(name)) for name in table_ids()}
    if (
        not grids
        and document.media is Media.TEXT
        and not is_thinned(folded(document.text).text)
        and not all(table is not None and whole(table) for table in both.values())
    ):
        piped = {table.table: table for table in read_grids(pipe_grids(document, segment))}
        both = {name: _merged(table, piped.get(name)) for name, table in both.items()}
    return tuple(table for table in both.values() if table is not None)


def _source(document: Document, text: Folded) -> Source:
    def source(start: int, end: int) -> tuple[str, object]:
        left, right = text.offsets.span(start, end)
        return document.text[left:right], document.locate(left, right)

    return source  # type: ignore[return-value]  # Place is a union of tuples; `object` keeps the closure short


def whole(table: TablePrint) -> bool:
    """Whether every row of the form that has most of them is there and was printed clearly."""
    rows = {row.row for row in table.rows}
    if not all(row.sure for row in table.rows):
        return False
    return any(
        all(row.key in rows or row.replaces or _stands_merged(row.key, rows) for block in wanted.blocks for row in block.rows)
        for form in forms().values()
        for wanted in form.tables
        if wanted.id == table.table
    )


def _stands_merged(key: str, rows: set[str]) -> bool:
    return key.rpartition(".")[0] in rows


def _zones(text: Folded, segment: Segment, spans: Sequence[SectionSpan]) -> Zones:
    """Where each table can stand: in its section, or anywhere in the report when the section has no heading."""
    layout = {table.id: table.section for form in forms().values() for table in form.tables}
    shortened = text.offsets.shortened
    last = spans[-1] if spans else None
    bounds = {span.number: Zone(shortened(span.heading_end), shortened(span.end), span is not last) for span in spans}
    whole = Zone(shortened(segment.start), shortened(segment.end), False)
    return {table: bounds.get(section, whole) for table, section in layout.items()}


def _in_text(text: Folded, zones: Zones, source: Source) -> dict[str, TablePrint]:
    """The tables that running text holds."""
    readers = {Layout.STACKED: read_stacked, Layout.MATRIX: read_matrix, Layout.ACROSS: read_across}
    layouts = {table.id: table.layout for form in forms().values() for table in form.tables}
    found: dict[str, TablePrint] = {}
    for name, zone in zones.items():
        table = readers[layouts[name]](_shown(text.text, zone), zone.start, zone.end, name, source)
        if table is not None and table.rows:
            found[name] = table
    torn = any(table.torn or any(not row.sure and row.readings == () for row in table.rows) for table in found.values())
    if any(issue.code is IssueCode.REPEATED_TABLE for table in found.values() for issue in table.issues):
        return {name: _doubted(table) for name, table in found.items()}
    return {name: replace(table, torn=torn) for name, table in found.items()}


def _shown(text: str, zone: Zone) -> str:
    """The text up to the end of the zone where nothing but the rest of the page follows: what stands there keeps no row from being cut."""
    return text if zone.closed else text[: zone.end + text.startswith("\n", zone.end)]


def _doubted(table: TablePrint) -> TablePrint:
    """The table with no row certain: it stands in the text of two reports."""
    return replace(table, rows=tuple(RowPrint(row.row, row.columns, None, False, first_print(row)) for row in table.rows))


def _in_linear_text(document: Document, segment: Segment, spans: Sequence[SectionSpan]) -> dict[str, TablePrint]:
    """The tables that a report's prose and grids hold when they are written out as one text: rows torn over several grids."""
    lines = linear(document, segment)
    text = folded(lines.text)
    moved = [SectionSpan(span.number, lines.moved(span.start), lines.moved(span.heading_end), lines.moved(span.end)) for span in spans]
    zones = _zones(text, Segment(0, len(lines.text)), moved)

    def source(start: int, end: int) -> tuple[str, object]:
        return lines.source(*text.offsets.span(start, end))

    return _in_text(text, zones, source)  # type: ignore[arg-type]  # as in _source


def _merged(first: TablePrint | None, second: TablePrint | None) -> TablePrint | None:
    """Both prints of a table in one: clear rows before doubtful ones; two clear ones that differ become one doubtful row."""
    if first is None or second is None:
        return first or second
    rows: dict[str, RowPrint] = {row.row: row for row in first.rows}
    issues: list[Issue] = [*first.issues]
    for row in second.rows:
        known = rows.get(row.row)
        if known is None or (row.sure and not known.sure and not _is_given_up(known)):
            rows[row.row] = row
        elif known.sure and row.sure and _prints(known) != _prints(row) and known.columns == row.columns:
            readings = (*(known.readings or ()), *(row.readings or ()))
            rows[row.row] = RowPrint(row.row, row.columns, readings, False, first_print(known), known.unit or row.unit)
            zh, en = f"“{row.row}”一行可按两种对法取数", f"the figures of row {row.row} can be matched in two ways"
            issues.append(Issue(IssueCode.MISALIGNED_ROW, zh, en))
    if any(rows[row.row] is row for row in second.rows):
        issues += second.issues
    return TablePrint(first.table, tuple(rows.values()), tuple(dict.fromkeys(issues)), _least(first.start, second.start), first.torn)


def _is_given_up(row: RowPrint) -> bool:
    """Whether a row stands twice with other figures, so that a third print of it decides nothing."""
    return not row.sure and row.readings is None and row.gapped is None


def _prints(row: RowPrint) -> Iterable[tuple[str, ...]]:
    return [tuple("" if print_ is None else print_.text.strip() for print_ in reading) for reading in row.readings or ()]


def _least(first: int | None, second: int | None) -> int | None:
    return min((start for start in (first, second) if start is not None), default=None)
