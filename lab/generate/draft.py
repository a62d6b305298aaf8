"""A report between truth and layout: headings, paragraphs and tables of boxes, which mixers change and layouts print."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from gongkai.report.forms import Block, Form, Row, form
from gongkai.report.model import Value
from lab.generate.rendered import Certainty, Expected
from lab.generate.truth import Truth


class Box(NamedTuple):
    """A cell of a printed table: its text, how many columns and rows it spans, and the cell key if it holds a figure."""

    text: str
    columns: int = 1
    rows: int = 1
    key: str | None = None


Rows = list[list[Box]]


@dataclass(slots=True)
class Part:
    """One section: heading (None: left out), paragraphs before the table, the table."""

    number: int
    heading: str | None
    paragraphs: list[str]
    table: str | None = None
    rows: Rows = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A report about to be printed. `before` and `after`: what the web page has around it. `metadata`: pairs of a table above the title.

    `glyph`: what a blank cell shows.
    """

    truth: Truth
    title: list[str]
    preface: list[str]
    parts: list[Part]
    expected: dict[str, Expected]
    glyph: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    metadata: list[tuple[str, str]] = field(default_factory=list)

    def weaken(self, keys: Iterable[str], certainty: Certainty) -> None:
        """Record that these cells survive no better than `certainty`."""
        order = list(Certainty)
        for key in keys:
            old = self.expected.get(key)
            if old is not None and order.index(old.certainty) < order.index(certainty):
                self.expected[key] = old._replace(certainty=certainty)

    def rewrite(self, change: Callable[[str], str], *, figures: bool = False) -> None:
        """Apply a change of wording or script to every text, and to figures when asked."""
        self.title = [change(line) for line in self.title]
        self.preface = [change(line) for line in self.preface]
        self.before = [change(line) for line in self.before]
        self.after = [change(line) for line in self.after]
        self.metadata = [(change(name), change(value)) for name, value in self.metadata]
        for part in self.parts:
            part.heading = part.heading and change(part.heading)
            part.paragraphs = [change(line) for line in part.paragraphs]
        self.relabel(lambda box: change(box.text))
        if figures:
            self.reprint(lambda box: change(box.text))

    def relabel(self, change: Callable[[Box], str]) -> None:
        """Change the labels of the tables."""
        for part in self.parts:
            part.rows = [[box if box.key else box._replace(text=change(box)) for box in row] for row in part.rows]

    def reprint(self, change: Callable[[Box], str]) -> None:
        """Change how figures are printed; their values stay."""
        for part in self.parts:
            part.rows = [[box._replace(text=change(box)) if box.key else box for box in row] for row in part.rows]

    def part(self, table: str) -> Part:
        """The section that holds the table."""
        return next(part for part in self.parts if part.table == table)


def make_draft(truth: Truth, rng: random.Random) -> Draft:
    """The report as the notice wants it printed."""
    cells = truth.cells
    expected = {key: Expected(value, Certainty.PRESENT, "" if value is None else str(value)) for key, value in cells.items()}
    prose = truth.prose
    texts = {1: prose.overview, 5: prose.problems, 6: prose.others}
    parts = [Part(section.number, section.label, list(texts.get(section.number, ()))) for section in truth.form.sections]
    variant = rng.randrange(2)
    for table in truth.form.tables:
        part = parts[table.section - 1]
        part.table = table.id
        part.rows = [[_filled(box, cells) for box in row] for row in _skeleton(truth.form.id, table.id, variant)]
    return Draft(truth, [prose.title], list(prose.preface), parts, expected)


def _filled(box: Box, cells: Mapping[str, Value]) -> Box:
    if box.key is None:
        return box
    value = cells[box.key]
    return box if value is None else Box(str(value), box.columns, box.rows, box.key)


@cache
def _skeleton(form_id: str, table_id: str, variant: int) -> Rows:

    known = form(form_id)
    match table_id:
        case "disclosure":
            return _disclosure(known)
        case "requests":
            return _requests(known)
        case _:
            return _remedies(known, wide=variant == 0)


def _disclosure(known: Form) -> Rows:
    """Stacked blocks, four columns wide; the last column of a short block is stretched."""
    width = 4
    rows: Rows = []
    for block in known.table("disclosure").blocks:
        rows.append([Box(block.label, width)])
        stretch = width - 1 - len(block.columns)
        rows.append([Box("信息内容"), *_stretched([Box(column.label) for column in block.columns], stretch)])
        rows.extend(
            [Box(row.label), *_stretched([Box("", key=f"disclosure.{row.key}.{column.key}") for column in block.columns], stretch)]
            for row in block.rows
        )
    return rows


def _stretched(boxes: list[Box], by: int) -> list[Box]:
    last = boxes[-1]
    return [*boxes[:-1], last._replace(columns=last.columns + by)]


def _requests(known: Form) -> Rows:
    """Three label columns with bracketing groups, seven columns of figures, three header rows."""
    table = known.table("requests")
    block = table.blocks[0]
    grouped = [column for column in block.columns if column.group]
    heads: Rows = [
        [Box(table.note, 3, 3), Box(block.label, len(block.columns))],
        [Box("自然人", 1, 2), Box(grouped[0].group or "", len(grouped)), Box("总计", 1, 2)],
        [Box(column.label) for column in grouped],
    ]
    printed = [row for row in block.rows if not row.replaces]
    return heads + [_request_row(row, index, printed, block) for index, row in enumerate(printed)]


def _request_row(row: Row, index: int, rows: list[Row], block: Block) -> list[Box]:
    boxes: list[Box] = []
    above = rows[index - 1].groups if index else ()
    for depth, group in enumerate(row.groups):
        if above[: depth + 1] != row.groups[: depth + 1]:
            boxes.append(Box(group, 1, sum(other.groups[: depth + 1] == row.groups[: depth + 1] for other in rows)))
    boxes.append(Box(row.label, 3 - len(row.groups)))
    boxes.extend(Box("", key=f"requests.{row.key}.{column.key}") for column in block.columns)
    return boxes


def _remedies(known: Form, *, wide: bool) -> Rows:
    """Three blocks side by side. `wide`: the review's columns stand beside the names of the suits, not under them."""
    review, *suits = known.table("remedies").blocks
    labels = [column.label for column in review.columns]
    first = [Box("行政复议", 5, 1 if wide else 2), Box("行政诉讼", 10)]
    names = [Box(block.label, 5) for block in suits]
    heads: Rows
    if wide:
        heads = [first, [*(Box(label, 1, 2) for label in labels), *names], [Box(label) for _ in suits for label in labels]]
    else:
        heads = [first, names, [Box(label) for _ in (review, *suits) for label in labels]]
    return [*heads, [Box("", key=f"remedies.{block.rows[0].key}.{column.key}") for block in (review, *suits) for column in block.columns]]
