"""PDF by typst: tables that break over pages, vertical group labels, page numbers, two reports side by side."""

import random
from functools import cache
from itertools import zip_longest

import typst

from lab.generate.draft import Box, Draft, Part, Rows
from lab.generate.layouts.base import Family, full_grid, keys_of, package_layout
from lab.generate.rendered import Certainty

_SPECIAL = str.maketrans({mark: "\\" + mark for mark in '\\#*_`$<>@~=-+/[]."'})
_NUMBERS = ('"- 1 -"', '"— 1 —"', '"1"')


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


def _text(text: str) -> str:
    return text.translate(_SPECIAL).replace("\n", " \\ ")


def _cell(box: Box, vertical: bool) -> str:
    spans = (f"colspan: {box.columns}, " if box.columns > 1 else "") + (f"rowspan: {box.rows}, " if box.rows > 1 else "")
    text = " \\ ".join(_text(mark) for mark in box.text) if vertical and box.rows > 3 and box.key is None else _text(box.text)
    return f"table.cell({spans})[{text}]," if spans else f"[{text}],"


def _columns(part: Part) -> str:
    width = max(len(cells) for _, cells in full_grid(part))
    match part.table:
        case "requests":
            return f"(1.6em, 3em, 8em, {', '.join(['1fr'] * (width - 3))})"
        case _:
            return f"({', '.join(['1fr'] * width)})"


def _table(rows: Rows, columns: str, *, vertical: bool) -> str:
    cells = "\n".join("".join(_cell(box, vertical) for box in row) for row in rows)
    return f"#table(columns: {columns}, align: center + horizon, inset: 3pt,\n{cells}\n)\n"


def _section(part: Part, *, vertical: bool, cut: int | None = None) -> str:
    """The section; its table in one piece, or cut before row `cut` by the end of the page."""
    lines = [f"*{_text(part.heading)}*\n"] if part.heading is not None else []
    lines += [_text(line) + "\n" for line in part.paragraphs]
    if part.table:
        pieces = _cut(part.rows, cut) if cut else [part.rows]
        columns = _columns(part)
        lines.append("#pagebreak()\n".join(_table(rows, columns, vertical=vertical) for rows in pieces))
    return "\n".join(lines)


def _cut(rows: Rows, at: int) -> list[Rows]:
    """The rows before and after `at`; a label that spans the cut is cut in two itself: （四）无 / 法提供."""
    above: Rows = []
    carried: list[Box] = []
    for index, row in enumerate(rows[:at]):
        boxes = []
        for box in row:
            left = index + box.rows - at
            if left <= 0:
                boxes.append(box)
                continue
            half = len(box.text) // 2
            boxes.append(box._replace(text=box.text[:half], rows=box.rows - left))
            carried.append(box._replace(text=box.text[half:], rows=left))
        above.append(boxes)
    return [above, [[*carried, *rows[at]], *rows[at + 1 :]]]


def _head(draft: Draft) -> str:
    title = " \\ ".join(_text(line) for line in draft.title)
    return f"#align(center)[#text(size: 14pt)[*{title}*]]\n\n" + "\n\n".join(_text(line) for line in draft.preface)


def _compile(text: str, rng: random.Random, *, flipped: bool = False, size: str = "9pt") -> bytes:
    """`text` on pages of random margins, so that they break in other places each time."""
    page = (
        f'#set document(date: none)\n#set page(paper: "a4", flipped: {str(flipped).lower()}, margin: {rng.randint(14, 26)}mm,'
        f" numbering: {rng.choice(_NUMBERS)})\n"
        f'#set text(font: "Noto Serif CJK SC", lang: "zh", size: {size}, cjk-latin-spacing: none)\n'
    )
    content = typst.compile((page + text).encode(), font_paths=_fonts(), format="pdf", timestamp=0, pdf_tags=False)
    assert isinstance(content, bytes)
    return content


@package_layout(Family.PDF)
def pdf_pages(drafts: list[Draft], rng: random.Random) -> bytes:
    """Tables over several pages; some print the group labels one character a line, and a page break may cut them."""
    vertical = rng.random() < 0.5
    reports = []
    for draft in drafts:
        cut = rng.randrange(6, len(draft.part("requests").rows) - 2) if rng.random() < 0.5 else None
        sections = [_section(part, vertical=vertical, cut=cut if part.table == "requests" else None) for part in draft.parts]
        reports.append(_head(draft) + "\n\n" + "\n".join(sections))
    return _compile("\n#pagebreak()\n".join(reports), rng)


@package_layout(Family.PDF, reports=2)
def pdf_side_by_side(drafts: list[Draft], rng: random.Random) -> bytes:
    """Two reports beside each other, section by section; in one section of prose they have changed sides."""
    left, right = drafts
    for draft in drafts:
        for part in draft.parts:
            for row in part.rows:
                draft.weaken(keys_of(row), Certainty.RECOVERABLE)
    swapped = rng.choice([index for index, part in enumerate(left.parts) if not part.table])
    rows = [(_head(left), _head(right))]
    for index, (one, other) in enumerate(zip_longest(left.parts, right.parts)):
        pair = tuple("" if part is None else _section(part, vertical=False) for part in (one, other))
        rows.append((pair[1], pair[0]) if index == swapped else (pair[0], pair[1]))
    text = "\n".join(f"#grid(columns: (1fr, 1fr), gutter: 8mm,\n[{one}],\n[{other}]\n)" for one, other in rows)
    return _compile(text, rng, flipped=True, size="6pt")
