"""How the figures of a grid are taken, once it is known which of its cells they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from operator import getitem, itemgetter
from typing import NamedTuple

from gongkai.reader.document import Laid, Pick
from gongkai.reader.result import Issue
from gongkai.reader.tables.printed import Piece, TablePrint
from gongkai.reader.tables.settle import value_issue
from gongkai.reader.tables.values import Figure, figure
from gongkai.report.forms import Form, Kind
from gongkai.report.model import Cell

_TEXTS, _LONGEST = 65_536, 64
"""Texts of figures remembered, and the length of the longest of them."""

_new_tuple = tuple.__new__  # Cell(…) itself takes twice as long


class Slot(NamedTuple):
    """Where a figure stands: the number of its cell; its key, kind and the unit in its header."""

    cell: int
    key: str
    kind: Kind
    unit: str | None


class _Taking(NamedTuple):
    """How the cells of one form are taken from a grid, in the form's order. `figures`: what each text says there."""

    pick: Pick
    keys: tuple[str, ...]
    figures: tuple["_Figures", ...]


@dataclass(slots=True)
class Plan:
    """How a grid with certain words in certain positions is read.

    `tables`: those that stand in it, whole and printed clearly, without the prints. `slots`: where their figures stand. `keys`: of these.
    """

    tables: tuple[TablePrint, ...]
    slots: tuple[Slot, ...]
    keys: frozenset[str] = field(init=False, compare=False)
    _takings: dict[str, _Taking | None] = field(init=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = frozenset(slot.key for slot in self.slots)

    def cells(self, form: Form, grid: Laid) -> tuple[dict[str, Cell], list[Issue]] | None:
        """The cells of the grid in the form's order, and what is doubtful about them; None when its rows are not all of the form."""
        if form.id not in self._takings:
            self._takings[form.id] = self._taking(form)
        taking = self._takings[form.id]
        if taking is None:
            return None
        texts = list(map(str.strip, taking.pick(grid.texts)))
        places = list(grid.places(taking.pick))
        values, statuses, doubts = zip(*map(getitem, taking.figures, texts), strict=True)
        cells = dict(zip(taking.keys, map(_new_tuple, repeat(Cell), zip(values, statuses, texts, places, strict=True)), strict=True))
        doubtful = [number for number, doubt in enumerate(doubts) if doubt is not None] if any(doubts) else []
        return cells, [value_issue(doubts[number], taking.keys[number], Piece(texts[number], places[number])) for number in doubtful]

    def _taking(self, form: Form) -> _Taking | None:
        if not self.keys.issubset(form.keys):
            return None  # rows of another form, or merged ones: there is something to say about them
        slots = {slot.key: slot for slot in self.slots}
        ordered = [slots[key] for key in form.keys if key in slots]
        return _Taking(
            _picking([slot.cell for slot in ordered]),
            tuple(slot.key for slot in ordered),
            tuple(_figures(slot.kind, slot.unit) for slot in ordered),
        )


def _picking(numbers: Sequence[int]) -> Pick:
    """Picks the items of these numbers out of a sequence."""
    if len(numbers) > 1:
        return itemgetter(*numbers)
    return lambda items: tuple([items[number] for number in numbers])


class _Figures(dict[str, Figure]):
    """What texts say as figures of one kind under one unit; those that were met are remembered."""

    def __init__(self, kind: Kind, unit: str | None) -> None:
        self._kind, self._unit = kind, unit

    def __missing__(self, text: str) -> Figure:
        found = figure(text, self._kind, self._unit)
        if len(text) <= _LONGEST:
            if len(self) >= _TEXTS:
                self.clear()
            self[text] = found
        return found


_figures = cache(_Figures)
