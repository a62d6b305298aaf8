"""Text from which the table's structure is gone: cells run together, or set apart by nothing but spaces."""

import random
from collections.abc import Callable

from lab.generate.draft import Box, Draft, Part
from lab.generate.layouts.base import Body, Family, keys_of, text_layout
from lab.generate.rendered import Certainty

Gap = Callable[[list[Box]], str]
"""What stands between the cells of a row."""


def _nothing(row: list[Box]) -> str:
    del row
    return ""


def _space(row: list[Box]) -> str:
    del row
    return " "


def _plain(text: str) -> str:
    return text.replace("\n", "")


def _flat(draft: Draft, *, line: str, row_end: str, gap: Gap) -> Body:
    """All text with `line` after each paragraph, `row_end` after each row of a table and `gap` between its cells."""
    body = Body()
    for text in (*draft.title, *draft.preface):
        body.add(_plain(text) + line)
    for part in draft.parts:
        if part.heading is not None:
            body.add(_plain(part.heading) + line)
        for text in part.paragraphs:
            body.add(_plain(text) + line)
        if part.table:
            _rows(body, draft, part, row_end, gap)
            if row_end != line:
                body.add(line)
    _weaken_touching(draft, body)
    return body


def _weaken_touching(draft: Draft, body: Body) -> None:
    """A figure that touches digits of the text before or after it is as torn as if they were its own."""
    pieces = [piece for piece in body.pieces if piece]
    positions = {}
    count = 0
    for index, piece in enumerate(body.pieces):
        positions[index] = count
        count += bool(piece)
    for key, index in body.marks.items():
        at = positions[index]
        piece = body.pieces[index]
        before = pieces[at - 1][-1:] if at else ""
        after = pieces[at + 1][:1] if at + 1 < len(pieces) else ""
        if (piece[:1].isdigit() and before.isdigit()) or (piece[-1:].isdigit() and after.isdigit()):
            draft.weaken((key,), Certainty.RECOVERABLE)


def _rows(body: Body, draft: Draft, part: Part, row_end: str, gap: Gap) -> None:
    for row in part.rows:
        space = gap(row)
        keys = keys_of(row)
        if len(keys) > 1 and not space:
            draft.weaken(keys, Certainty.RECOVERABLE)
        if any(box.key is not None and not box.text.strip() for box in row):
            draft.weaken(keys, Certainty.RECOVERABLE)
        for index, box in enumerate(row):
            body.figure(box.key, _plain(box.text) + (space if index < len(row) - 1 else ""))
        body.add(row_end)


@text_layout(Family.LINE)
def one_line_joined(draft: Draft, rng: random.Random) -> Body:
    """The whole report on one line, cells run together."""
    between = rng.choice(("", "", " "))
    return _flat(draft, line=between, row_end="", gap=_nothing)


@text_layout(Family.LINE, form="cn-ogi-2019")
def one_line_negatives(draft: Draft, rng: random.Random) -> Body:
    """As one_line_joined; changes from last year run together with their signs."""
    return one_line_joined(draft, rng)


@text_layout(Family.LINE, form="cn-ogi-2021")
def one_line_decimals(draft: Draft, rng: random.Random) -> Body:
    """As one_line_joined; the fees' decimals touch the next heading."""
    del rng
    return _flat(draft, line="", row_end="", gap=_nothing)


@text_layout(Family.LINE)
def one_line_spaced(draft: Draft, rng: random.Random) -> Body:
    """The whole report on one line, one space between cells."""
    del rng
    return _flat(draft, line=" ", row_end=" ", gap=_space)


@text_layout(Family.LINE)
def one_line_some_spaces(draft: Draft, rng: random.Random) -> Body:
    """The whole report on one line, spaces kept in some rows only."""
    return _flat(draft, line=" ", row_end=" ", gap=lambda _: rng.choice(("", " ", " ")))


@text_layout(Family.TEXT)
def rows_joined(draft: Draft, rng: random.Random) -> Body:
    """One row a line, cells run together."""
    del rng
    return _flat(draft, line="\n", row_end="\n", gap=_nothing)


@text_layout(Family.TEXT)
def rows_spaced(draft: Draft, rng: random.Random) -> Body:
    """One row a line, cells set apart by spaces or tabs."""
    space = rng.choice((" ", "  ", "\t", "\u3000"))
    return _flat(draft, line="\n", row_end="\n", gap=lambda _: space)
