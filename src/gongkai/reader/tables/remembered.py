"""How the grids of a report were read, remembered for the next report that prints the same labels in the same positions.

Offices of one content system print one table, and only the figures differ. Which cell is which figure follows from the positions of the
cells and the words in them; no figure has a say in it. That is not taken on trust: the grids are read with figures of our own, once with
all of them different and once with all alike, and only what comes out the same both times, whole and without a doubt, is a plan.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from gongkai.reader.document import Grid, Laid, Pick, unfolded
from gongkai.reader.result import Issue
from gongkai.reader.tables.choose import form_of
from gongkai.reader.tables.find import whole
from gongkai.reader.tables.grids import is_label, read_grids
from gongkai.reader.tables.labels import Vocabulary, bare, table_ids, vocabulary
from gongkai.reader.tables.printed import Piece, RowPrint, TablePrint
from gongkai.reader.tables.settle import value_issue
from gongkai.reader.tables.values import Figure, figure
from gongkai.report.forms import Form, Kind
from gongkai.report.model import Cell
from gongkai.report.place import Place, TextPlace

_PLANS = 128
"""Plans remembered; each takes about 30 kB."""
_TEXTS, _LONGEST = 65_536, 64
"""Texts of cells remembered, and the length of the longest of them."""
_BLANK, _NOUGHT, _FIGURE = "", "-", "0"
"""What stands for a cell without text, for a sign without words, for a figure. Words stand for themselves."""

_new_tuple = tuple.__new__  # Cell(…) itself takes twice as long


class _Slot(NamedTuple):
    """Where a figure stands: the number of its grid, that of its cell in it; its key, kind and the unit in its header."""

    grid: int
    cell: int
    key: str
    kind: Kind
    unit: str | None


class _Taking(NamedTuple):
    """How the cells of one form are taken from the grids.

    `picks`: numbers of grids with what picks figures out of all cells of each, in the order of reading. `keys`: of the figures picked,
    `read`: what each of them is read by. `ordered`: puts the cells, by their keys, into the form's order.
    """

    picks: tuple[tuple[int, Pick], ...]
    keys: tuple[str, ...]
    read: tuple[Callable[[str], Figure], ...]
    ordered: Pick


class Plan:
    """How grids with certain words in certain positions are read. `tables`: what is in them, without the prints."""

    def __init__(self, tables: tuple[TablePrint, ...], slots: tuple[_Slot, ...]) -> None:
        self.tables = tables
        self._slots = slots
        self._takings: dict[str, _Taking | None] = {}
        self._forms: dict[int | None, tuple[Form | None, tuple[Issue, ...]]] = {}

    def form_of(self, year: int | None) -> tuple[Form | None, tuple[Issue, ...]]:
        """`choose.form_of` for these tables."""
        if year not in self._forms:
            self._forms[year] = form_of(self.tables, year)
        return self._forms[year]

    def cells(self, form: Form, grids: Sequence[Grid]) -> tuple[dict[str, Cell], list[Issue]] | None:
        """The cells of these grids in the form's order, and what is doubtful about them; None when their rows are not all of the form."""
        if form.id not in self._takings:
            self._takings[form.id] = self._taking(form)
        taking = self._takings[form.id]
        if taking is None:
            return None
        texts: list[str] = []
        places: list[Place] = []
        for number, pick in taking.picks:
            laid = grids[number].laid
            if laid is not None:
                texts += map(str.strip, pick(laid.texts))
                places += laid.places(pick)
        values, statuses, doubts = zip(*[read(text) for read, text in zip(taking.read, texts, strict=True)], strict=True)
        cells = dict(zip(taking.keys, map(_new_tuple, repeat(Cell), zip(values, statuses, texts, places, strict=True)), strict=True))
        doubtful = [number for number, doubt in enumerate(doubts) if doubt is not None] if any(doubts) else []
        issues = [value_issue(doubts[number], taking.keys[number], Piece(texts[number], places[number])) for number in doubtful]
        return dict(taking.ordered(tuple(cells.items()))), issues

    def _taking(self, form: Form) -> _Taking | None:
        order = {key: number for number, key in enumerate(form.keys)}
        keys = tuple(slot.key for slot in self._slots)
        if not all(key in order for key in keys):
            return None  # rows of another form, or merged ones: there is something to say about them
        return _Taking(
            tuple((grid, _picking([slot.cell for slot in slots])) for grid, slots in groupby(self._slots, key=lambda slot: slot.grid)),
            keys,
            tuple(_figures(slot.kind, slot.unit).__getitem__ for slot in self._slots),
            _picking(sorted(range(len(keys)), key=lambda number: order[keys[number]])),
        )


def plan_of(grids: Sequence[Grid]) -> Plan | None:
    """The plan for these grids; None when there is none, and the first time that such grids are seen: most of those come only once.

    It speaks for the grids of a report as `find.tables_of` does when they are whole. What that asks of the text around them (whether two
    reports are mixed), the caller must ask too.
    """
    laid = [grid.laid for grid in grids if grid.laid is not None]
    if not laid or len(laid) != len(grids):
        return None
    return _remembered(tuple([(one.layout, *map(_MARKS.__getitem__, one.texts)) for one in laid])).plan(grids)


class _Remembered:
    """Grids with certain labels in certain positions: how often they were seen, and the plan for them if there can be one."""

    __slots__ = ("_plan", "_seen")

    def __init__(self) -> None:
        self._seen = 0
        self._plan: Plan | None = None

    def plan(self, grids: Sequence[Grid]) -> Plan | None:
        if self._seen < 2:
            self._seen += 1
            if self._seen == 2:
                self._plan = _learned(grids)
        return self._plan


@lru_cache(maxsize=_PLANS)
def _remembered(key: tuple[tuple[object, ...], ...]) -> _Remembered:  # noqa: ARG001 - the key is what the cache remembers by
    return _Remembered()


def _picking(numbers: Sequence[int]) -> Pick:
    """Picks the items of these numbers out of a sequence."""
    if len(numbers) > 1:
        return itemgetter(*numbers)
    return lambda items: (items[numbers[0]],)


def _learned(grids: Sequence[Grid]) -> Plan | None:
    """A plan, if these grids are read whole and without doubt, whatever figures stand in them."""
    laid = [grid.laid for grid in grids if grid.laid is not None]
    different, alike = _read(laid, lambda number: str(1_000_000 + number)), _read(laid, lambda _: "7")
    return Plan(*different) if different is not None and different == alike else None


def _read(grids: Sequence[Laid], figure_of: Callable[[int], str]) -> tuple[tuple[TablePrint, ...], tuple[_Slot, ...]] | None:
    """What is read where these figures stand in the grids, and from which cells; None when there is a doubt.

    `figure_of`: the text of a figure by the number of its cell. The places of the cells made for this say which cells they are.
    """
    filled = []
    for number, grid in enumerate(grids):
        texts = [figure_of(index) if _MARKS[text] == _FIGURE else text for index, text in enumerate(grid.texts)]
        places = [TextPlace(number, index) for index in range(len(texts))]
        filled.append(Grid(unfolded(grid.layout, texts, places), number, number + 1))
    found = {table.table: table for table in read_grids(filled)}
    if not all(table in found and whole(found[table]) for table in table_ids()):
        return None
    tables = [found[table] for table in table_ids()]
    readings = [(table, row, row.readings or ()) for table in tables for row in table.rows]
    if any(table.issues or table.torn for table in tables) or any(len(one) != 1 or None in one[0] for _, _, one in readings):
        return None
    slots = tuple(
        _Slot(*print_.at, f"{table.table}.{row.row}.{column}", vocabulary(table.table).kinds[column], row.unit)
        for table, row, (reading,) in readings
        for column, print_ in zip(row.columns, reading, strict=True)
        if print_ is not None and isinstance(print_.at, TextPlace)
    )
    bare_tables = (replace(table, rows=tuple(RowPrint(row.row, row.columns, (), True) for row in table.rows)) for table in tables)
    return tuple(bare_tables), slots


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


class _Marks(dict[str, str]):
    """What a cell's text counts as for the reading of grids; the marks of texts that were met are remembered."""

    def __missing__(self, text: str) -> str:
        mark = _mark(text)
        if len(text) <= _LONGEST:
            if len(self) >= _TEXTS:
                self.clear()
            self[text] = mark
        return mark


_MARKS = _Marks()


def _mark(text: str) -> str:
    """The text itself where its words count, else one sign for all texts of its kind."""
    if not text.strip():
        return _BLANK
    word = bare(text)
    if not word:
        return _NOUGHT
    return text if is_label(text) or any(_may_name(vocabulary(table), text, word) for table in table_ids()) else _FIGURE


def _may_name(known: Vocabulary, text: str, word: str) -> bool:
    """Whether a text that reads like a figure may be taken for a label of the table, or for a part of one."""
    names = known.row(text) or known.column(text) or word in known.blocks or word in known.groups or word in known.grouped
    return bool(names) or any(len(word) > 1 and word in label for label in known.columns)
