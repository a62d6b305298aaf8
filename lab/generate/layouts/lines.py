"""Text with one cell a line, as a browser's copy or a crawler's text extraction gives it."""

import random

from lab.generate.draft import Draft
from lab.generate.layouts.base import Body, Family, full_grid, text_layout, weaken_torn_rows
from lab.generate.rendered import Certainty


def _prose(body: Body, lines: list[str], end: str) -> None:
    for line in lines:
        body.add(line + end)


def _lines(draft: Draft, *, end: str, blank: str | None, row_end: str = "") -> Body:
    """Each cell followed by `end`. `blank`: what an empty cell prints, None: not even a line."""
    body = Body()
    _prose(body, [*draft.title, *draft.preface], end)
    for name, value in draft.metadata:
        body.add(name + end + value + end)
    for part in draft.parts:
        if part.heading is not None:
            body.add(part.heading + end)
        _prose(body, part.paragraphs, end)
        for row in part.rows:
            for box in row:
                text = box.text
                if not text.strip(" \n"):
                    if blank is None:
                        continue
                    text = blank
                body.figure(box.key, text + end)
            if row_end:
                body.add(row_end)
    if blank is None:
        for part in draft.parts:
            weaken_torn_rows(draft, part)
    return body


@text_layout(Family.TEXT)
def cell_lines(draft: Draft, rng: random.Random) -> Body:
    """One cell a line; an empty cell is a line that holds one no-break space."""
    return _lines(draft, end=rng.choice(("\n", "\n", "\r\n")), blank=rng.choice(("\xa0", " \xa0")))


@text_layout(Family.TEXT)
def cell_lines_apart(draft: Draft, rng: random.Random) -> Body:
    """One cell a line with blank lines between them; empty cells leave no line."""
    return _lines(draft, end=rng.choice(("\n\n", "\n\n\n", "\n \n")), blank=None)


@text_layout(Family.TEXT)
def cell_lines_dense(draft: Draft, rng: random.Random) -> Body:
    """One cell a line; empty cells leave no line."""
    del rng
    return _lines(draft, end="\n", blank=None)


@text_layout(Family.TEXT)
def cell_lines_by_row(draft: Draft, rng: random.Random) -> Body:
    """One cell a line after a tab, a blank line between rows, empty lines where a row span or an empty cell is."""
    body = Body()
    _prose(body, [*draft.title, *draft.preface], "\n\n")
    for part in draft.parts:
        if part.heading is not None:
            body.add("\n" + part.heading + "\n")
        _prose(body, part.paragraphs, "\n\n")
        for _, cells in full_grid(part):
            body.add("\n")
            for box, begins in cells:
                if begins:
                    pad = rng.choice(("", "", " ", "\u3000")) if box.key else ""
                    body.figure(box.key, f"\t{pad}{box.text}\n")
                elif box.rows > 1:
                    body.add("\t\n")
        if part.table:
            body.add("\n")
    return body


@text_layout(Family.TEXT)
def cell_lines_deduplicated(draft: Draft, rng: random.Random) -> Body:
    """One cell a line, but the crawler dropped every line that had been there before: most figures are gone."""
    body = cell_lines_dense(draft, rng)
    seen: set[str] = set()
    for index, piece in enumerate(body.pieces):
        if piece in seen:
            body.pieces[index] = ""
        seen.add(piece)
    draft.weaken(list(draft.expected), Certainty.DESTROYED)
    return body
