"""A document written out as one text, its grids row by row with bars between the cells, and the way back to the cells."""

from bisect import bisect_right
from typing import NamedTuple

from gongkai.reader.document import Document, Grid, GridCell
from gongkai.reader.outline.segment import Segment
from gongkai.report.place import Place


class _Run(NamedTuple):
    """A stretch of the written-out text: where it begins there, and the prose offset or the cell that it comes from."""

    start: int
    origin: int
    cell: GridCell | None


class Linear:
    """The written-out text and where its parts come from."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = ""
        self._parts: list[str] = []
        self._runs: list[_Run] = []
        self._length = 0

    def add(self, text: str, origin: int, cell: GridCell | None) -> None:
        """Append a stretch."""
        self._runs.append(_Run(self._length, origin, cell))
        self._parts.append(text)
        self._length += len(text)

    def finish(self) -> "Linear":
        """Join the stretches."""
        self.text = "".join(self._parts)
        return self

    def source(self, start: int, end: int) -> tuple[str, Place]:
        """The source's own text and place of a span; a span on the bar behind a cell is that cell's empty end."""
        index = bisect_right(self._runs, start, key=lambda run: run.start) - 1
        while self._runs[index].cell is _BAR and index:
            index -= 1
        run = self._runs[index]
        if run.cell is not None:
            return run.cell.text[start - run.start : end - run.start], run.cell.at
        left = run.origin + start - run.start
        return self.document.text[left : left + end - start], self.document.locate(left, left + end - start)

    def moved(self, offset: int) -> int:
        """Where an offset of the document's linear text stands in the written-out text."""
        prose = [run for run in self._runs if run.cell is None and run.origin <= offset]
        return prose[-1].start + offset - prose[-1].origin if prose else 0


def linear(document: Document, segment: Segment) -> Linear:
    """Write out a segment of a document."""
    out = Linear(document)
    position = segment.start
    for grid in document.grids:
        if segment.start <= grid.start < segment.end:
            out.add(document.text[position : grid.start], position, None)
            _write(out, grid)
            position = grid.end
    out.add(document.text[position : segment.end], position, None)
    return out.finish()


def _write(out: Linear, grid: Grid) -> None:
    for number, row in enumerate(grid.rows):
        last: GridCell | None = None
        for cell in row:
            if cell is not None and cell is not last and cell.row == number:
                out.add(cell.text, 0, cell)
                out.add("|", 0, _BAR)
                last = cell
        out.add("\n", 0, _BAR)


_BAR = GridCell("|", None, 0, 0)  # type: ignore[arg-type]  # a bar is nowhere in the source and no figure is ever taken from it
