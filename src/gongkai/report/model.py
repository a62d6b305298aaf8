"""The annual report as a value: what reader, roll-up and ledger make, and what checks and rendering take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gongkai.report.place import Place

PROSE_FORM = "prose"
"""Form id of reports to 2018, which have no statutory tables."""


class Status(StrEnum):
    """How sure a cell is."""

    READ = "read"
    """As printed."""
    BLANK = "blank"
    """The cell is there and holds nothing, a dash, 无 or a slash: value None."""
    INFERRED = "inferred"
    """The print is ambiguous and exactly one reading satisfies the tie-out rules."""
    AMBIGUOUS = "ambiguous"
    """Several readings remain: value None, an issue lists them."""
    COMPUTED = "computed"
    """Not printed but added up from other cells (roll-up) or events (ledger)."""


class Scope(StrEnum):
    """Whose figures a report holds."""

    OWN = "own"
    """The organ's own (本级)."""
    AGGREGATE = "aggregate"
    """The organ's and those of all organs below it (汇总)."""


Value = int | Decimal | None
"""Counts are int, amounts Decimal in 万元 (10,000 yuan); None is blank or undecided, never zero."""


class Cell(NamedTuple):
    """One figure of a report. A tuple because a report holds two hundred of them and reading is measured in microseconds."""

    value: Value
    status: Status = Status.READ
    printed: str | None = None
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose of one section of a report.

    `section`: 0 for what stands before section one, then 1 to 6 as in the statutory frame; None when the report has no such sections.
    `text`: the source's own words. `at`: where the passage stands. `start`: offset of `text` in the document's linear text,
    so that a place inside the passage can be named.
    """

    section: int | None
    text: str
    start: int = 0
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """One organ's report of one year.

    Shape: `cells` maps a key of `report.forms` (`requests.received.total`) to its Cell; a cell that the source does not have is absent.
    """

    organ: str | None
    year: int | None
    form: str
    cells: Mapping[str, Cell]
    scope: Scope | None = None
    prose: tuple[Passage, ...] = field(default=())

    def value(self, key: str) -> Value:
        """The cell's value, None when it is blank, undecided or absent."""
        cell = self.cells.get(key)
        return None if cell is None else cell.value
