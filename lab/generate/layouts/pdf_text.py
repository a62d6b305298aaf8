"""What pdftotext prints of a report: laid out, in reading order, or raw. Pages break rows, labels wrap around their figures."""

import random
import unicodedata

from lab.generate.draft import Box, Draft, Part
from lab.generate.layouts.base import Body, Family, keys_of, text_layout, weaken_torn_rows
from lab.generate.rendered import Certainty

_LABEL_WIDTH = 28
_CELL_WIDTH = 9


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WFA" else 1 for mark in text)


def _wrapped(text: str, limit: int) -> list[str]:
    """`text` in lines of at most `limit` half-widths."""
    lines = [""]
    for mark in text:
        if mark == "\n" or _width(lines[-1]) + 2 > limit:
            lines.append("")
        if mark != "\n":
            lines[-1] += mark
    return lines


class _Pages:
    """Puts a page number and a form feed in after some rows."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.number = 1
        self.style = rng.choice(("- {} -", "— {} —", "-{}-", " {}"))

    def turn(self, body: Body) -> None:
        if self.rng.random() < 0.06:
            body.add(f"\n{' ' * 30}{self.style.format(self.number)}\n\f")
            self.number += 1


def _prose(body: Body, lines: list[str]) -> None:
    for line in lines:
        body.add("\n".join(_wrapped("    " + line, 84)) + "\n")


def _document(draft: Draft) -> Body:
    body = Body()
    for line in draft.title:
        body.add(" " * 20 + line + "\n\n")
    _prose(body, draft.preface)
    return body


def _section(body: Body, part: Part) -> None:
    if part.heading is not None:
        body.add(part.heading + "\n")
    _prose(body, part.paragraphs)


@text_layout(Family.TEXT)
def pdftotext_layout(draft: Draft, rng: random.Random) -> Body:
    """-layout: columns kept by spaces, a long label on the lines above and below its figures, group labels one character a line."""
    body = _document(draft)
    pages = _Pages(rng)
    for part in draft.parts:
        _section(body, part)
        group: list[str] = []
        for row in part.rows:
            keys = keys_of(row)
            if not keys:
                body.add("  ".join(box.text.replace("\n", "").center(8) for box in row) + "\n")
                continue
            labels = [box.text.replace("\n", "") for box in row if not box.key]
            group += [mark for label in labels[:-1] for mark in label]
            _laid_out(body, draft, row, labels[-1] if labels else "", group)
            pages.turn(body)
        body.add("\n" if part.table else "")
        for part_row in part.rows:
            if any(box.key and not box.text.strip() for box in part_row):
                draft.weaken(keys_of(part_row), Certainty.RECOVERABLE)
    return body


def _laid_out(body: Body, draft: Draft, row: list[Box], label: str, group: list[str]) -> None:
    """One row; the pending characters of vertical group labels stand at the left of its lines."""
    lines = _wrapped(label, _LABEL_WIDTH)
    middle = len(lines) // 2
    if len(lines) == 2:
        lines.insert(1, "")
    if group or len(lines) > 1:
        draft.weaken(keys_of(row), Certainty.RECOVERABLE)
    for index, line in enumerate(lines):
        left = group.pop(0) if group else "  "
        body.add(f" {left}  {line}{' ' * (_LABEL_WIDTH - _width(line))}")
        if index == middle:
            for box in row:
                if box.key:
                    body.figure(box.key, " " + box.text.strip().rjust(_CELL_WIDTH))
        body.add("\n")


@text_layout(Family.TEXT)
def pdftotext_raw(draft: Draft, rng: random.Random) -> Body:
    """-raw: in the order of drawing, one space between cells; a long label is broken, its figures follow the last piece."""
    body = _document(draft)
    pages = _Pages(rng)
    for part in draft.parts:
        _section(body, part)
        weaken_torn_rows(draft, part)
        for row in part.rows:
            labels = [line for box in row if not box.key for line in _wrapped(box.text, _LABEL_WIDTH)]
            if len(labels) > 1:
                draft.weaken(keys_of(row), Certainty.RECOVERABLE)
            body.add("\n".join(labels) + (" " if labels else ""))
            for box in row:
                if box.key:
                    body.figure(box.key, box.text.strip() + " ")
            body.add("\n")
            if keys_of(row):
                pages.turn(body)
    return body


@text_layout(Family.TEXT)
def pdftotext_plain(draft: Draft, rng: random.Random) -> Body:
    """Without options: cells on lines of their own, labels of a few rows sometimes before all their figures."""
    body = _document(draft)
    pages = _Pages(rng)
    draft.weaken(list(draft.expected), Certainty.RECOVERABLE)
    for part in draft.parts:
        _section(body, part)
        rows = list(part.rows)
        while rows:
            count = rng.choice((1, 1, 1, 1, 2, 3)) if all(keys_of(row) for row in rows[:3]) else 1
            bunch, rows = rows[:count], rows[count:]
            for row in bunch:
                body.add("".join(f"{line}\n" for box in row if not box.key for line in _wrapped(box.text, _LABEL_WIDTH)) + "\n")
            for row in bunch:
                for box in row:
                    if box.key and box.text.strip():
                        body.figure(box.key, box.text.strip() + "\n\n")
            pages.turn(body)
    return body
