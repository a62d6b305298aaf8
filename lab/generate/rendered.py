"""A generated file and what a perfect honest reader may say of each of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gongkai.reader.document import Media
from gongkai.report.model import Value


class Certainty(StrEnum):
    """How much of a figure survives the layout, from most to least."""

    PRESENT = "present"
    """Stands by itself under its labels: must be read right."""
    RECOVERABLE = "recoverable"
    """The print is ambiguous: inferred right, ambiguous or absent are acceptable; wrong is not."""
    DESTROYED = "destroyed"
    """Lost: absent or ambiguous; a value, if given, must be the true one."""


class Expected(NamedTuple):
    """One cell. `value` None: the organ left it blank. `printed`: the text of the cell before the layout touched it."""

    value: Value
    certainty: Certainty = Certainty.PRESENT
    printed: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedReport:
    """One report of the file. A key that is not in `cells` must not be read at all."""

    organ: str
    year: int
    form: str
    cells: Mapping[str, Expected]
    truncated: bool = False
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file. `suffix`: of its name (`.html`). `layout` and `mixers`: how it was made."""

    content: bytes
    media: Media
    suffix: str
    reports: tuple[ExpectedReport, ...]
    layout: str
    mixers: tuple[str, ...]

    @property
    def expected(self) -> Mapping[str, Expected]:
        """The cells of its first report."""
        return self.reports[0].cells
