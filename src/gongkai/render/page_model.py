"""What the audit page is made of. Values only, so that neither reader nor checks need to be known here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from gongkai.report.model import AnnualReport, Value
from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, Place, TextPlace


class PageSeverity(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class PageFinding:
    """One finding about a report. `violated`: the rule does not hold; else it could not be decided. `zh`, `en`: its message."""

    code: str
    severity: PageSeverity
    violated: bool
    cells: tuple[str, ...]
    expected: Value
    actual: Value
    zh: str
    en: str
    law: str
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class PageIssue:
    """One doubt of the reader."""

    code: str
    zh: str
    en: str
    at: Place | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageReport:
    """One report with what is said about it. `duplicate_of`: index of the report in the same source that it repeats."""

    report: AnnualReport
    findings: tuple[PageFinding, ...] = ()
    issues: tuple[PageIssue, ...] = ()
    truncated: bool = False
    duplicate_of: int | None = None


class Mark(NamedTuple):
    """Evidence: the span [start, end) of a text, in code points. `anchor`: `anchor(place)` of the place that it shows.

    An empty span marks a blank cell. The first mark of an anchor in a source is the one that links jump to.
    """

    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """Running text of a source, line ends included. Marks may lie in each other; what sticks out of an earlier mark is cut off."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class SourceCell:
    """One cell of a source's table."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceGrid:
    """A table of a source, spans unfolded: a spanning cell stands, as the same object, in every position that it covers.

    Shape: rows may differ in length; None where the source has no cell.
    """

    rows: tuple[tuple[SourceCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class PageSource:
    """One file: its reports and, in reading order, what it shows. `refused`: why it could not be read at all, else None."""

    name: str
    media: str
    reports: tuple[PageReport, ...]
    view: tuple[SourceText | SourceGrid, ...] = ()
    issues: tuple[PageIssue, ...] = ()
    refused: str | None = None


def anchor(place: Place) -> str:
    """An id for the place: the same for equal places, different for different ones; letters, digits and hyphens only."""
    match place:
        case TextPlace(start, end):
            return f"t{start}-{end}"
        case NodePlace():
            return f"n{_digest((place.path,))}-{place.start}-{place.end}"
        case BoxPlace():
            return f"b{place.page}-{_digest(map(repr, place[1:]))}"
        case PartPlace():
            return f"p{_digest(place)}"
        case CellsPlace():
            return f"c{_digest(part for pair in place.cells for part in pair)}"


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
