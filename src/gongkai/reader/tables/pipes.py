"""Tables written with bars, one row a line, as grids: 规章 | 0 | 0 | 0 |."""

import re
from collections.abc import Iterator

from gongkai.reader.document import Document, Grid, GridCell
from gongkai.reader.outline.segment import Segment

_RULER = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)*+[ \t]*+(?::?-*+:?[ \t]*+\|?|\.++)[ \t]*+")
"""A line of dashes between bars; its end may be broken off."""


def pipe_grids(document: Document, segment: Segment) -> list[Grid]:
    """Every run of lines with bars in a segment of a text, as a grid; a ruler line (|---|---|) parts nothing and is left out.

    None at all when the rows of one run differ in length: then bars do not stand under each other and positions mean nothing.
    """
    grids: list[Grid] = []
    rows: list[tuple[GridCell, ...]] = []
    first = 0
    for start, end in _lines(document.text, segment):
        line = document.text[start:end]
        if line.count("|") >= 2 and not (_RULER.fullmatch(line) and "--" in line):
            if end == len(document.text):
                break  # the source breaks off in this line
            row = _row(document, start, line, len(rows))
            if rows and len(row) != len(rows[0]):
                return []
            if not rows:
                first = start
            rows.append(row)
        elif rows and "|" not in line and line.strip():
            grids.append(Grid(tuple(rows), first, start))
            rows = []
    if rows:
        grids.append(Grid(tuple(rows), first, segment.end))
    return grids


def _lines(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    start = segment.start
    while start < segment.end:
        end = text.find("\n", start, segment.end)
        end = segment.end if end < 0 else end
        yield start, end
        start = end + 1


def _row(document: Document, start: int, line: str, number: int) -> tuple[GridCell, ...]:
    content = line.strip()
    begin = line.index(content) + (1 if content.startswith("|") else 0)
    stop = line.index(content) + len(content) - (1 if content.endswith("|") else 0)
    cells: list[GridCell] = []
    position = begin
    for text in line[begin:stop].split("|"):
        stripped = text.strip()
        left = start + position + (text.index(stripped) if stripped else 0)
        cells.append(GridCell(text, document.locate(left, left + len(stripped)), number, len(cells)))
        position += len(text) + 1
    return tuple(cells)
