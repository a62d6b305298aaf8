"""The source as the audit page shows it, with its evidence marked and linked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.render import markup
from gongkai.render.page_model import Mark, PageSeverity, PageSource, SourceCell, SourceGrid, SourceText


@dataclass(frozen=True, slots=True)
class Links:
    """Where the marks of a source lead: ids of figures and of findings or issues by anchor, and the heaviest finding at each."""

    prefix: str
    figures: Mapping[str, Sequence[str]]
    remarks: Mapping[str, Sequence[str]]
    severities: Mapping[str, PageSeverity]
    drawn: set[str] = field(default_factory=set)
    """Anchors that have their id already: an id stands once in a page."""


def anchors(source: PageSource) -> frozenset[str]:
    """Every anchor that the source's view marks."""
    texts = [part for part in source.view if isinstance(part, SourceText)]
    cells = [cell for part in source.view if isinstance(part, SourceGrid) for row in part.rows for cell in row if cell]
    return frozenset(mark.anchor for marks in (*(text.marks for text in texts), *(cell.marks for cell in cells)) for mark in marks)


def view(source: PageSource, links: Links) -> str:
    """The source's text and tables as HTML."""
    return "".join(
        f'<div class="text">{_marked(part.text, part.marks, links)}</div>\n' if isinstance(part, SourceText) else _grid(part, links)
        for part in source.view
    )


def _marked(text: str, marks: Sequence[Mark], links: Links) -> str:
    given = dict.fromkeys(marks)  # cells that were read from one place share a mark
    return "".join(_pieces(text, 0, len(text), sorted(given, key=lambda mark: (mark.start, -mark.end)), links))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark], links: Links) -> Iterator[str]:
    """text[start:end] with its marks, which come sorted, the outer before the inner."""
    at, index = start, 0
    while index < len(marks):
        mark = marks[index]
        begin, stop = max(mark.start, at), min(mark.end, end)
        last = index + 1
        while last < len(marks) and marks[last].start < stop:
            last += 1
        yield markup.text(text[at:begin])
        inner = "".join(_pieces(text, begin, max(stop, begin), marks[index + 1 : last], links))
        yield _mark(mark, inner, last > index + 1, links)
        at, index = max(stop, begin), last
    yield markup.text(text[at:end])


def _mark(mark: Mark, inner: str, has_marks: bool, links: Links) -> str:
    """One mark: a figure leads back to its cell, a sentence to what is said of it."""
    targets = [*links.figures.get(mark.anchor, ()), *links.remarks.get(mark.anchor, ())]
    identity = ""
    if mark.anchor not in links.drawn:
        links.drawn.add(mark.anchor)
        identity = f' id="{links.prefix}{mark.anchor}"'
    severity = links.severities.get(mark.anchor)
    kinds = [kind for kind in (severity.value if severity else "", "" if inner else "empty") if kind]
    classes = f' class="{" ".join(kinds)}"' if kinds else ""
    if targets and mark.anchor in links.figures and not has_marks:
        inner = f'<a href="#{targets.pop(0)}">{inner or "空"}</a>'
    back = "".join(f'<a class="back" href="#{target}" aria-label="回到引用处">↩</a>' for target in targets[:3])
    return f"<mark{identity}{classes}>{inner}{back}</mark>"


def _grid(grid: SourceGrid, links: Links) -> str:
    rows = "".join(f"<tr>{''.join(_row(grid, number, links))}</tr>\n" for number in range(len(grid.rows)))
    return f'<div class="scroll" role="region" tabindex="0" aria-label="原文表格"><table class="source">\n{rows}</table></div>\n'


def _row(grid: SourceGrid, number: int, links: Links) -> Iterator[str]:
    row = grid.rows[number]
    above = grid.rows[number - 1] if number else ()
    for column, cell in enumerate(row):
        if cell is None:
            yield "<td></td>"
        elif not ((column and row[column - 1] is cell) or (column < len(above) and above[column] is cell)):
            width, height = _span(grid, number, column, cell)
            spans = (f' rowspan="{height}"' if height > 1 else "") + (f' colspan="{width}"' if width > 1 else "")
            yield f"<td{spans}>{_marked(cell.text, cell.marks, links)}</td>"


def _span(grid: SourceGrid, top: int, left: int, cell: SourceCell) -> tuple[int, int]:
    """Columns and rows that the cell covers from its first position on."""
    width = height = 1
    while left + width < len(grid.rows[top]) and grid.rows[top][left + width] is cell:
        width += 1
    while top + height < len(grid.rows) and left < len(grid.rows[top + height]) and grid.rows[top + height][left] is cell:
        height += 1
    return width, height
