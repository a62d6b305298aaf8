"""What a layout is: a named way of printing drafts; and the registry of them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gongkai.reader.document import Media
from lab.generate.draft import Box, Draft, Part
from lab.generate.rendered import Certainty


@dataclass(slots=True)
class Body:
    """Printed text in pieces. `marks`: the piece that ends a cell's figure; what is cut off before it is lost."""

    pieces: list[str] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Print something that is not a figure."""
        self.pieces.append(text)

    def figure(self, key: str | None, text: str) -> None:
        """Print a cell: a figure if it has a key."""
        if key is not None:
            self.marks[key] = len(self.pieces)
        self.pieces.append(text)


class Family(StrEnum):
    """Which page or package the printed text goes into."""

    TEXT = "text"
    LINE = "line"
    """Text without line breaks."""
    HTML = "html"
    SCRIPT = "script"
    """HTML inside a JavaScript string."""
    JSON = "json"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"

    @property
    def media(self) -> Media:
        """What a reader takes the file for."""
        match self:
            case Family.TEXT | Family.LINE | Family.JSON:
                return Media.TEXT
            case Family.HTML | Family.SCRIPT:
                return Media.HTML
            case _:
                return Media(self.value)


Write = Callable[[Draft, random.Random], Body]
Pack = Callable[[list[Draft], random.Random], bytes]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of printing. Text families write one draft at a time (`write`), files of a package all at once (`pack`).

    `form`: the form that it needs to show what it is named for. `reports`: how many reports it prints.
    """

    name: str
    family: Family
    write: Write | None = None
    pack: Pack | None = None
    form: str | None = None
    reports: int = 1


LAYOUTS: dict[str, Layout] = {}


def text_layout(family: Family, *, form: str | None = None) -> Callable[[Write], Write]:
    """Register a function that prints one draft as pieces of text; the layout has its name."""

    def register(write: Write) -> Write:
        LAYOUTS[write.__name__] = Layout(write.__name__, family, write=write, form=form)
        return write

    return register


def package_layout(family: Family, *, reports: int = 1) -> Callable[[Pack], Pack]:
    """Register a function that prints drafts into one file; the layout has its name."""

    def register(pack: Pack) -> Pack:
        LAYOUTS[pack.__name__] = Layout(pack.__name__, family, pack=pack, reports=reports)
        return pack

    return register


def keys_of(row: list[Box]) -> list[str]:
    """The cell keys of a row."""
    return [box.key for box in row if box.key is not None]


def weaken_torn_rows(draft: Draft, part: Part) -> None:
    """Rows where a cell shows nothing become ambiguous once empty cells leave no trace."""
    for row in part.rows:
        keys = keys_of(row)
        if keys and any(box.key is not None and not box.text.strip() for box in row):
            draft.weaken(keys, Certainty.RECOVERABLE)


def full_grid(part: Part) -> Iterator[tuple[list[Box], list[tuple[Box, bool]]]]:
    """Each row with all the positions it covers: the box there, and whether the box begins there."""
    pending: dict[int, tuple[int, Box]] = {}
    for row in part.rows:
        cells: list[tuple[Box, bool]] = []
        boxes = iter(row)
        column = 0
        box = next(boxes, None)
        while box is not None or column in pending:
            if column in pending:
                left, above = pending.pop(column)
                cells.append((above, False))
                if left > 1:
                    pending[column] = (left - 1, above)
                column += 1
                continue
            assert box is not None
            for offset in range(box.columns):
                cells.append((box, offset == 0))
                if box.rows > 1:
                    pending[column + offset] = (box.rows - 1, box)
            column += box.columns
            box = next(boxes, None)
        yield row, cells
