"""A source as the audit page shows it: its text and tables, with every place that a figure, a finding or an issue names marked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from gongkai.audit.model import AuditedSource
from gongkai.reader.document import GRID_MARK, Document, Grid, GridCell, Media
from gongkai.render.page_model import Mark, SourceCell, SourceGrid, SourceText, anchor
from gongkai.report.place import BoxPlace, NodePlace, Place, TextPlace

View = tuple[SourceText | SourceGrid, ...]
Span = tuple[int, int]


def source_view(document: Document, audited: AuditedSource) -> View:
    """The document with marks. A place that is not found in the document's text or tables has no mark."""
    wanted = dict.fromkeys(_places(audited))
    if document.media is Media.TEXT:
        marks = tuple(Mark(at.start, at.end, anchor(at)) for at in wanted if isinstance(at, TextPlace))
        return (SourceText(document.text, marks),)
    cells = _Cells(document.grids)
    in_text = {}
    for at in wanted:
        if not cells.mark(at):
            in_text[at] = anchor(at)
    return tuple(_parts(document, cells, _in_text(document, audited, in_text)))


def flatten_view(view: View) -> list[Any]:
    """The view as lists, ready to be packed; a cell that covers several positions stands once and is named by its number."""
    return [[part.text, part.marks] if isinstance(part, SourceText) else _flat_grid(part) for part in view]


def restore_view(data: list[Any]) -> View:
    """The view that `flatten_view` took apart."""
    return tuple(SourceText(part[0], _marks(part[1])) if isinstance(part[0], str) else _grid(part) for part in data)


def _places(audited: AuditedSource) -> Iterator[Place]:
    named: list[Place | None] = [issue.at for issue in audited.issues]
    for one in audited.reports:
        named += [cell.at for cell in one.read.report.cells.values()]
        named += [finding.at for finding in one.findings]
        named += [issue.at for issue in one.read.issues]
    return (at for at in named if at is not None)


class _Cells:
    """The cells of the grids, to be found by a place in them."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self.marks: defaultdict[int, list[Mark]] = defaultdict(list)
        self._near: defaultdict[object, list[GridCell]] = defaultdict(list)
        for cell in {id(cell): cell for grid in grids for row in grid.rows for cell in row if cell is not None}.values():
            self._near[_near(cell.at)].append(cell)

    def mark(self, at: Place) -> bool:
        """Mark the place in the cell that holds it; False when none does."""
        for cell in self._near.get(_near(at), ()):
            span = _inside(at, cell.at, len(cell.text))
            if span is not None:
                self.marks[id(cell)].append(Mark(*span, anchor(at)))
                return True
        return False


def _near(at: Place) -> object:
    """What a place and the place of the cell that holds it have in common."""
    match at:
        case NodePlace():
            return at.path
        case BoxPlace():
            return at.page
        case _:
            return at


def _inside(at: Place, outer: Place, length: int) -> Span | None:
    """Where `at` stands in the text of that length at `outer`: all of it when the two texts are not the same character by character."""
    if at == outer:
        return 0, length
    match at, outer:
        case NodePlace(), NodePlace() if at.path == outer.path and outer.start <= at.start and at.end <= outer.end:
            return (at.start - outer.start, at.end - outer.start) if outer.end - outer.start == length else (0, length)
        case BoxPlace(), BoxPlace() if at.page == outer.page and _holds(outer, at):
            return 0, length
        case _:
            return None


def _holds(outer: BoxPlace, box: BoxPlace) -> bool:
    """Whether the middle of the box stands in the other."""
    return outer.x0 <= (box.x0 + box.x1) / 2 <= outer.x1 and outer.top <= (box.top + box.bottom) / 2 <= outer.bottom


def _in_text(document: Document, audited: AuditedSource, wanted: dict[Place, str]) -> list[Mark]:
    """Marks in the linear text: first whole passages, then lines."""
    found: dict[Place, Span] = {}
    for one in audited.reports:
        for passage in one.read.report.prose:
            if passage.at in wanted:
                found.setdefault(passage.at, (passage.start, passage.start + len(passage.text)))
    lines: defaultdict[object, list[tuple[Place, Span]]] = defaultdict(list)
    if len(found) < len(wanted):
        for start, end in _lines(document.text):
            at = document.locate(start, end)
            lines[_near(at)].append((at, (start, end)))
    for place in wanted.keys() - found.keys():
        for outer, (start, end) in lines.get(_near(place), ()):
            span = _inside(place, outer, end - start)
            if span is not None:
                found[place] = start + span[0], start + span[1]
                break
    return sorted(Mark(start, end, wanted[place]) for place, (start, end) in found.items())


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip() and line != GRID_MARK:
            yield start, start + len(line)
        start += len(line) + 1


def _parts(document: Document, cells: _Cells, marks: Sequence[Mark]) -> Iterator[SourceText | SourceGrid]:
    start = 0
    for grid in (*document.grids, None):
        end = len(document.text) if grid is None else grid.start
        if document.text[start:end].strip():
            inside = (
                Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.anchor)
                for mark in marks
                if mark.start < end and mark.end > start
            )
            yield SourceText(document.text[start:end], tuple(inside))
        if grid is not None:
            shown: dict[int, SourceCell] = {}
            yield SourceGrid(tuple(tuple(_shown(cell, cells, shown) for cell in row) for row in grid.rows))
            start = grid.end


def _shown(cell: GridCell | None, cells: _Cells, shown: dict[int, SourceCell]) -> SourceCell | None:
    """The cell for the page, the same object for the same cell."""
    if cell is None:
        return None
    if id(cell) not in shown:
        shown[id(cell)] = SourceCell(cell.text, tuple(cells.marks.get(id(cell), ())))
    return shown[id(cell)]


def _flat_grid(grid: SourceGrid) -> list[Any]:
    cells = {id(cell): cell for row in grid.rows for cell in row if cell is not None}
    numbers = {key: number for number, key in enumerate(cells)}
    rows = [[None if cell is None else numbers[id(cell)] for cell in row] for row in grid.rows]
    return [rows, [(cell.text, cell.marks) for cell in cells.values()]]


def _grid(data: list[Any]) -> SourceGrid:
    rows, flat = data
    cells = [SourceCell(text, _marks(marks)) for text, marks in flat]
    return SourceGrid(tuple(tuple(None if number is None else cells[number] for number in row) for row in rows))


def _marks(data: list[Any]) -> tuple[Mark, ...]:
    return tuple(Mark(*mark) for mark in data)
