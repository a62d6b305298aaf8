"""A printed table as a grid of boxes: what every renderer draws in its own format."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from gongkai.report.forms import Layout
from gongkai.report.model import Cell, Status

CORNER = "信息内容"
"""What the notices print over the row labels of a table that has no note."""
LIST_LABEL = "报告所载数字"
"""What stands over the figures of a report to 2018."""
UNIT = "万元"
"""Unit of amounts, printed with the figure where the column's label does not name it."""
ABSENT_TEXT = "…"
"""Stands for a cell that the source does not have; an empty box is a blank cell."""
AMBIGUOUS_TEXT = "？"
"""Stands for a figure of which several readings remain."""


_NUMBERING = re.compile("[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")


class Role(StrEnum):
    """What a box of a printed table holds."""

    NOTE = "note"
    """The printed 勾稽 note, or 信息内容, in the corner."""
    BLOCK = "block"
    """The label of a stacked block, over the whole width."""
    HEADER = "header"
    """A label over columns."""
    GROUP = "group"
    """A label that brackets rows, to be set in a narrow column."""
    LABEL = "label"
    """The label of a row."""
    FIGURE = "figure"
    """A value cell."""


class State(StrEnum):
    """How a value cell is to be shown."""

    SURE = "sure"
    BLANK = "blank"
    ABSENT = "absent"
    INFERRED = "inferred"
    AMBIGUOUS = "ambiguous"


NOTES: Mapping[State, str] = {
    State.ABSENT: f"“{ABSENT_TEXT}”表示原文无此项，不是零。",
    State.AMBIGUOUS: f"“{AMBIGUOUS_TEXT}”表示原文有多种读法，未取值。",
    State.INFERRED: "带下划线的数字：原文排印有歧义，按勾稽关系推定。",
}
"""What is printed under a table that has such cells."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One box of a printed table at (`row`, `column`), both from 0. Value cells have a `key`, and a `cell` unless it is absent."""

    role: Role
    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    key: str | None = None
    cell: Cell | None = None
    unit: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The text as a narrow column breaks it: a group label's number, then its words."""
        number = _NUMBERING.match(self.text) if self.role is Role.GROUP else None
        return (number.group(), self.text[number.end() :]) if number and number.end() < len(self.text) else (self.text,)

    @property
    def state(self) -> State:
        """How a value cell is to be shown; meaningless for labels."""
        if self.cell is None:
            return State.ABSENT
        if self.cell.value is None:
            return State.AMBIGUOUS if self.cell.status is Status.AMBIGUOUS else State.BLANK
        return State.INFERRED if self.cell.status is Status.INFERRED else State.SURE


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table as it is printed.

    `section`: number of the section it stands in, None for the figures of a prose report. `stub`: how many columns at the left hold
    row labels. `header`: how many rows at the top repeat on each page.
    `slots`: from top left to bottom right, covering every position once.
    """

    id: str
    section: int | None
    layout: Layout
    stub: int
    header: int
    rows: int
    columns: int
    slots: tuple[Slot, ...]

    def by_row(self) -> Iterator[tuple[Slot, ...]]:
        """The boxes that begin in each row, row by row."""
        for _, slots in groupby(self.slots, key=lambda slot: slot.row):
            yield tuple(slots)

    @property
    def widths(self) -> tuple[float, ...]:
        """Relative column widths: equal, but in a matrix narrow groups and wide labels; figures take four characters of 9 points."""
        if self.layout is not Layout.MATRIX or self.stub < 2:
            return (1.0,) * self.columns
        groups = (2.9, *[5.0] * (self.stub - 2))
        return (*groups, 11.0, *[4.6] * (self.columns - self.stub))

    @property
    def notes(self) -> tuple[str, ...]:
        """Footnotes on how its cells are shown; empty when every cell was read or is blank."""
        states = {slot.state for slot in self.slots if slot.role is Role.FIGURE}
        return tuple(text for state, text in NOTES.items() if state in states)
