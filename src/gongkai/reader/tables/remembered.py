"""Tables that stand whole in grids; how a grid was read is remembered for the next one that prints the same labels.

Offices of one content system print one table, and only the figures differ. Which cell is which figure follows from the positions of the
cells and the words in them; no figure has a say in it, and no blank either. That is not taken on trust: the grid is read again with
figures of our own, all different, all alike, all blank, every second one blank, and only what comes out the same each time, whole and
without a doubt, is remembered.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from gongkai.reader.document import Grid, Laid, Layout, unfolded
from gongkai.reader.result import Issue
from gongkai.reader.tables.choose import form_with
from gongkai.reader.tables.find import whole
from gongkai.reader.tables.grids import is_label, read_grids
from gongkai.reader.tables.labels import Vocabulary, bare, table_ids, vocabulary
from gongkai.reader.tables.plan import Plan, Slot
from gongkai.reader.tables.printed import RowPrint, TablePrint
from gongkai.report.forms import Form
from gongkai.report.model import Cell
from gongkai.report.place import TextPlace

_PLANS = 512
"""Plans remembered; each takes about 10 kB."""
_TEXTS, _LONGEST = 65_536, 64
"""Texts of cells remembered, and the length of the longest of them."""
_NO_WORDS = ""
"""What stands for a figure, a sign or nothing. Words stand for themselves."""
_FILLINGS: tuple[Callable[[int], str], ...] = (
    lambda number: str(1_000_000 + number),
    lambda _: "7",
    lambda _: "",
    lambda _: "-",
    lambda number: "7" if number % 2 else "",
    lambda number: "" if number % 2 else "7",
)
"""What the cells of a plan, by their numbers, are filled with to see whether it holds for whatever stands in them."""


class WholeTables:
    """All statutory tables of a report, each whole and printed clearly, by the plans for the grids that they stand in.

    `tables`: without the prints.
    """

    __slots__ = ("_parts", "tables")

    def __init__(self, parts: Sequence[tuple[Plan, Laid]]) -> None:
        self._parts = parts
        self.tables = tuple(table for plan, _ in parts for table in plan.tables)

    def form_of(self, year: int | None) -> tuple[Form | None, tuple[Issue, ...]]:
        """`choose.form_of` for these tables."""
        return form_with(frozenset().union(*[plan.keys for plan, _ in self._parts]), year)

    def cells(self, form: Form) -> tuple[dict[str, Cell], list[Issue]] | None:
        """The cells in the form's order, and what is doubtful about them; None when the rows are not all of the form."""
        cells: dict[str, Cell] = {}
        issues: list[Issue] = []
        for plan, grid in self._parts:
            found = plan.cells(form, grid)
            if found is None:
                return None
            cells |= found[0]
            issues += found[1]
        return cells, issues


def whole_tables(grids: Sequence[Grid]) -> WholeTables | None:
    """All statutory tables, where each stands whole and printed clearly in one of the grids; None where there is more to be said.

    What the reading of tables asks of the text around them (whether two reports are mixed), the caller must ask too.
    """
    parts = []
    for grid in grids:
        if grid.laid is None:
            return None
        plan = _plan_of(grid.laid)
        if plan is None:
            return None
        if plan.tables:
            parts.append((plan, grid.laid))
    order = table_ids()
    parts.sort(key=lambda part: order.index(part[0].tables[0].table))
    found = WholeTables(parts)
    return found if tuple(table.table for table in found.tables) == order else None


def _plan_of(grid: Laid) -> Plan | None:
    """The plan for a grid: that of an earlier one which differs in nothing but figures, else one for this grid alone; None when it is read
    with a doubt or only in part.

    A plan is worth remembering the second time that such a grid is seen: most of them come only once.
    """
    known = _remembered((grid.layout, *map(_WORDS.__getitem__, grid.texts)))
    if known.seen < 2:
        known.seen += 1
        if known.seen == 2:
            known.learn(grid)
    return known.plan if known.plan is not None and known.fits(grid) else _read(grid.layout, grid.texts)


class _Remembered:
    """Grids with certain words in certain positions: how often they were seen, and the plan for them if there can be one.

    `outside`: numbers of the cells that have neither words nor figures of a table, with what they print.
    """

    __slots__ = ("outside", "plan", "seen")

    def __init__(self) -> None:
        self.seen = 0
        self.plan: Plan | None = None
        self.outside: tuple[tuple[int, str], ...] = ()

    def learn(self, grid: Laid) -> None:
        """Take the plan for this grid, if it is the same whatever figures and blanks stand in it."""
        plan = _read(grid.layout, grid.texts)
        if plan is None:
            return
        figures = {slot.cell for slot in plan.slots}
        for filling in _FILLINGS:
            filled = [filling(number) if number in figures else text for number, text in enumerate(grid.texts)]
            if _read(grid.layout, filled) != plan:
                return
        self.plan = plan
        others = ((number, text) for number, text in enumerate(grid.texts) if number not in figures)
        self.outside = tuple((number, text) for number, text in others if _WORDS[text] == _NO_WORDS)

    def fits(self, grid: Laid) -> bool:
        """Whether nothing but words of the same meaning, figures and blanks differ from the grid that was learned from."""
        return all(grid.texts[number] == text for number, text in self.outside)


@lru_cache(maxsize=_PLANS)
def _remembered(key: tuple[object, ...]) -> _Remembered:  # noqa: ARG001 - the key is what the cache remembers by
    return _Remembered()


def _read(layout: Layout, texts: Sequence[str]) -> Plan | None:
    """The plan by which a grid of these texts is read; None when there is a doubt, or anything of a table that is not whole.

    The places of the cells made for this say which cells they are.
    """
    places = [TextPlace(number, number) for number in range(len(texts))]
    found = {table.table: table for table in read_grids([Grid(unfolded(layout, texts, places), 0, 1)])}
    tables = [found[table] for table in table_ids() if table in found]
    if not all(map(_is_clear, tables)) or not (tables or _is_foreign(texts)):
        return None
    slots = tuple(
        Slot(print_.at.start, f"{table.table}.{row.row}.{column}", vocabulary(table.table).kinds[column], row.unit)
        for table in tables
        for row in table.rows
        for reading in row.readings or ()
        for column, print_ in zip(row.columns, reading, strict=True)
        if print_ is not None and isinstance(print_.at, TextPlace)
    )
    bare_tables = (replace(table, rows=tuple(RowPrint(row.row, row.columns, (), True) for row in table.rows)) for table in tables)
    return Plan(tuple(bare_tables), slots)


def _is_clear(table: TablePrint) -> bool:
    """Whether a table is whole, and nothing is to be said about it."""
    readings = [row.readings or () for row in table.rows]
    return whole(table) and not table.issues and not table.torn and all(len(one) == 1 and None not in one[0] for one in readings)


def _is_foreign(texts: Sequence[str]) -> bool:
    """Whether no word of a grid is known from a statutory table: its rows can then be no part of one that began in another grid."""
    known = [vocabulary(table) for table in table_ids()]
    return not any(_may_name(one, text, bare(text)) for text in dict.fromkeys(texts) for one in known)


class _Words(dict[str, str]):
    """What a cell's text counts as for the reading of grids; what was found for texts that were met is remembered."""

    def __missing__(self, text: str) -> str:
        words = text if _has_words(text) else _NO_WORDS
        if len(text) <= _LONGEST:
            if len(self) >= _TEXTS:
                self.clear()
            self[text] = words
        return words


_WORDS = _Words()


def _has_words(text: str) -> bool:
    """Whether the words of a cell may count for the reading of grids."""
    word = bare(text)
    return bool(word) and (is_label(text) or any(_may_name(vocabulary(table), text, word) for table in table_ids()))


def _may_name(known: Vocabulary, text: str, word: str) -> bool:
    """Whether a text that reads like a figure may be taken for a label of the table, or for a part of one."""
    names = known.row(text) or known.column(text) or word in known.blocks or word in known.groups or word in known.grouped
    return bool(names) or any(len(word) > 1 and word in label for label in known.columns)
