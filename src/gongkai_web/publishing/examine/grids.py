"""Tables whose heads say what the cells are: an address under 家庭住址 is not recognisable by itself."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.examine.patterns import personal_data
from gongkai_web.publishing.examine.words import LABELS, either

_NAMED = re.compile(either(LABELS["travel_document"] | LABELS["military_document"] | LABELS["identity"]))
_LONGEST_LABEL = 16
_LABELLED_KINDS = frozenset({Kind.OLD_IDENTITY_NUMBER, Kind.HOME_ADDRESS, Kind.TRAVEL_DOCUMENT, Kind.MILITARY_DOCUMENT})

Grid = Iterable[Sequence[str]]
"""Rows of cells; each is looked at once, so that a long file need not be kept."""


def labelled_data(grid: Grid) -> Iterator[tuple[int, int, Kind, str]]:
    """Row and column (from 0) of cells that are personal data because of the cell above the column or to the left, with what they are."""
    heads: dict[int, str] = {}
    for row, cells in enumerate(grid):
        beside = ""
        for column, cell in enumerate(cells):
            label = _label(cell)
            if label:
                heads[column] = label
            elif cell.strip():
                labels = dict.fromkeys(one for one in (beside, heads.get(column, "")) if one)
                yield from ((row, column, kind, matched) for one in labels for kind, matched in _named(one, cell))
            beside = label


def _label(cell: str) -> str:
    """What a cell calls the cells beside and below it, "" when it is no label that matters here."""
    label = re.sub(r"\s", "", cell) if len(cell) <= _LONGEST_LABEL else ""
    return label if label.rstrip(":：") in LABELS["home_address"] or _NAMED.search(label) else ""


def _named(label: str, value: str) -> Iterator[tuple[Kind, str]]:
    for kind, matched in personal_data(f"{label}:{value.strip()}"):
        if kind in _LABELLED_KINDS:
            yield kind, matched
