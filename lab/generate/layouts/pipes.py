"""Text and Markdown with a bar between cells."""

import random
from collections.abc import Callable

from lab.generate.draft import Box, Draft, Part
from lab.generate.layouts.base import Body, Family, full_grid, text_layout


def _framed(draft: Draft, table: Callable[[Body, Part], None], *, heading: str = "{}\n", end: str = "\n") -> Body:
    """Prose as lines, each table by `table`."""
    body = Body()
    if draft.metadata:
        body.add("".join(f"{name} | {value} |{end}" for name, value in draft.metadata))
    for line in draft.title:
        body.add(heading.format(line))
    for line in draft.preface:
        body.add(line + end)
    for part in draft.parts:
        if part.heading is not None:
            body.add(heading.format(part.heading))
        for line in part.paragraphs:
            body.add(line + end)
        if part.table:
            table(body, part)
    return body


def _one_line(text: str) -> str:
    return text.replace("\n", "")


@text_layout(Family.TEXT)
def pipe_rows(draft: Draft, rng: random.Random) -> Body:
    """One row a line, a bar after each cell; spanned positions are not printed."""
    lead = rng.choice(("", "| "))

    def table(body: Body, part: Part) -> None:
        for row in part.rows:
            body.add(lead)
            for box in row:
                body.figure(box.key, _one_line(box.text) + " | ")
            body.add("\n")

    return _framed(draft, table)


@text_layout(Family.TEXT)
def pipe_padded(draft: Draft, rng: random.Random) -> Body:
    """One row a line; a cell that spans columns is followed by as many more bars (一、…||| 5 | 0 |)."""
    space = rng.choice((" ", ""))

    def table(body: Body, part: Part) -> None:
        for row in part.rows:
            for box in row:
                bars = "|" * box.columns
                body.figure(box.key, f"{_one_line(box.text)}{space}{bars}{space}")
            body.add("\n")

    return _framed(draft, table)


@text_layout(Family.TEXT)
def pipe_newline(draft: Draft, rng: random.Random) -> Body:
    """A bar and a new line after every cell."""
    del rng

    def table(body: Body, part: Part) -> None:
        for row in part.rows:
            for box in row:
                body.figure(box.key, f"{_one_line(box.text)} |\n")

    return _framed(draft, table)


@text_layout(Family.TEXT)
def pipe_own_line(draft: Draft, rng: random.Random) -> Body:
    """The bar stands on a line of its own between cells."""
    apart = rng.choice(("\n", "\n\n"))

    def table(body: Body, part: Part) -> None:
        for row in part.rows:
            for box in row:
                body.figure(box.key, f"{_one_line(box.text)}\n|\n")
            body.add(apart)

    return _framed(draft, table)


@text_layout(Family.TEXT)
def pipe_indented(draft: Draft, rng: random.Random) -> Body:
    """Cells hold a new line and indentation before and after their text."""
    indent = "\n" + " " * rng.choice((4, 8, 12))

    def table(body: Body, part: Part) -> None:
        for row in part.rows:
            body.add("|")
            for box in row:
                body.figure(box.key, f"{indent}{_one_line(box.text)}{indent[:-2]}|")
            body.add("\n")

    return _framed(draft, table)


@text_layout(Family.TEXT)
def markdown_table(draft: Draft, rng: random.Random) -> Body:
    """Markdown: every position printed, a rule after the first row; spanned positions repeat the cell or are empty."""
    repeat = rng.random() < 0.5
    heading = rng.choice(("## {}\n\n", "**{}**\n\n", "{}\n\n"))

    def table(body: Body, part: Part) -> None:
        body.add("\n")
        for index, (_, cells) in enumerate(full_grid(part)):
            body.add("|")
            for box, begins in cells:
                _position(body, box, begins, repeat)
            body.add("\n")
            if index == 0:
                body.add("|" + " --- |" * len(cells) + "\n")
        body.add("\n")

    return _framed(draft, table, heading=heading, end="\n\n")


def _position(body: Body, box: Box, begins: bool, repeat: bool) -> None:
    text = _one_line(box.text).replace("|", "\\|")
    if begins:
        body.figure(box.key, f" {text} |")
    else:
        body.add(f" {text} |" if repeat else "  |")
