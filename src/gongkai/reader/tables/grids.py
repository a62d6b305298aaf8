"""Statutory tables in grids (HTML, DOCX, XLSX, ruled PDF, pipes): figures found at the crossing of row and column labels.

Two things say which column a figure belongs to: the grid position under the header, and the order of the cells in its row. Clean tables
give the same answer twice. Where only one answer is complete (ghost columns, torn spans) it is taken; where they contradict each other
both readings go to the solver.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from gongkai.reader.document import Grid, GridCell
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.align import by_order, by_position, misaligned, one_reading, row_print
from gongkai.reader.tables.header import Header, across_positions, header_of
from gongkai.reader.tables.labels import Vocabulary, bare, table_ids, tables_with_header, vocabulary
from gongkai.reader.tables.printed import TWO_REPORTS, RowPrint, TablePrint, first_print, odd_label
from gongkai.reader.tables.values import figure, unit_in
from gongkai.report.forms import Kind, Layout
from gongkai.report.model import Status


def read_grids(grids: Sequence[Grid]) -> list[TablePrint]:
    """The statutory tables in these grids; a table spread over several grids comes out once, with the first of repeated rows."""
    found: dict[str, _Table] = {}
    reader = _Reader(found)
    for grid in grids:
        reader.read(grid)
    repeated = sum(issue.code is IssueCode.REPEATED_TABLE for table in found.values() for issue in table.issues)
    if repeated >= TWO_REPORTS:
        for table in found.values():
            table.doubt()
    return [table.finished() for table in found.values() if table.rows]


class _Table:
    """A table while its rows are collected."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.rows: dict[str, RowPrint] = {}
        self.issues: list[Issue] = []

    def add(self, row: RowPrint) -> None:
        """Keep a row; a second print of it with other figures is an issue."""
        first = self.rows.get(row.row)
        if first is None:
            self.rows[row.row] = row
        elif _texts(first) != _texts(row):
            zh = f"“{row.row}”一行印了两次，数字不同，不能确定取哪一次"
            en = f"row {row.row} is printed twice with other figures; which is meant cannot be known"
            self.rows[row.row] = RowPrint(row.row, first.columns, None, False, first_print(first))
            keys = tuple(f"{self.id}.{row.row}.{column}" for column in row.columns)
            self.issues.append(Issue(IssueCode.REPEATED_TABLE, zh, en, None, keys))

    def doubt(self) -> None:
        """Let no row stand: the figures of two reports are mixed, and which belong to which cannot be known."""
        for key, row in self.rows.items():
            self.rows[key] = RowPrint(key, row.columns, None, False, first_print(row))

    def finished(self) -> TablePrint:
        return TablePrint(self.id, tuple(self.rows.values()), tuple(dict.fromkeys(self.issues)))


def _texts(row: RowPrint) -> list[list[str]]:
    return [["" if print_ is None else print_.text.strip() for print_ in reading] for reading in row.readings or ()]


class _Reader:
    """Walks rows of grids; the header last seen of each table stays in force, also over a page break."""

    def __init__(self, found: dict[str, _Table]) -> None:
        self.found = found
        self.headers: dict[str, Header] = {}
        self.current: str | None = None
        self.pending: list[list[GridCell]] = []
        self.seen: dict[str, set[str]] = {}

    def table(self, id: str) -> _Table:
        return self.found.setdefault(id, _Table(id))

    def read(self, grid: Grid) -> None:
        self.pending = []
        for number, row in enumerate(grid.rows):
            cells = _distinct(row)
            if cells:
                self._row(number, cells)

    def _row(self, number: int, cells: list[GridCell]) -> None:
        if self._clean_row(cells):
            return
        labels = [cell for cell in cells if is_label(cell.text)]
        if self._is_across(self.current) and self._across(cells, labels):
            return
        for table in self._likely():
            known = vocabulary(table)
            label = _row_label(labels, known, self.headers.get(table))
            if label is not None and not self._is_across(table) and self._data_row(known, cells, label, number):
                self.current = table
                self.pending = []
                return
        if not self._misprinted_row(cells, labels, number):
            self._header_row(cells, labels)

    def _misprinted_row(self, cells: list[GridCell], labels: list[GridCell], number: int) -> bool:
        """Read a row under a misprinted label, when a figure stands at each position of the header that is in force."""
        header = self.headers.get(self.current or "")
        if header is None or self.current is None:
            return False
        first = header.positions[0]
        leading = [cell for cell in labels if cell.column < first]
        values = [cell for cell in cells if cell.column >= first and cell.row == number]
        placed = None if any(is_label(cell.text) for cell in values) else by_position(header.at, values, header.order)
        known = vocabulary(self.current)
        key = self._misprinted(known, leading[-1], values) if placed and leading else None
        if placed is None or key is None or set(header.order) not in map(set, known.columns_of_row[key]):
            return False
        self.table(self.current).add(RowPrint(key, header.order, (placed,), True, None, header.unit))
        return True

    def _clean_row(self, cells: list[GridCell]) -> bool:
        """Read a row that stands exactly under the header of the table being read: labels before, one figure at each position."""
        header = self.headers.get(self.current or "")
        if header is None or self.current is None:
            return False
        width = len(header.order)
        label, values = (cells[-width - 1], cells[-width:]) if len(cells) > width else (None, [])
        if label is None or [cell.column for cell in values] != header.positions or any(is_label(cell.text) for cell in values):
            return False
        known = vocabulary(self.current)
        key = known.row(label.text) or self._misprinted(known, label, values)
        if key is None or header.order not in known.columns_of_row[key]:
            return False
        self.pending = []
        self.table(self.current).add(RowPrint(key, header.order, (tuple(values),), True, None, header.unit))
        return True

    def _misprinted(self, known: Vocabulary, label: GridCell, values: Sequence[GridCell]) -> str | None:
        """The row that a misprinted label can only stand for, said as an issue."""
        table = self.table(known.table)
        key = known.nearest_row(label.text, frozenset(table.rows)) if is_label(label.text) else None
        if key is not None and _is_rest(known, label, key) and not any(cell.text.strip() for cell in values):
            return None  # a page end tore the row, and its figures stand in the other half
        if key is not None:
            table.issues.append(odd_label(label.text, key, label.at))
        return key

    def _likely(self) -> list[str]:
        """Tables in the order in which a row is tried: the one that is being read first."""
        return sorted(table_ids(), key=lambda table: table != self.current)

    def _data_row(self, known: Vocabulary, cells: list[GridCell], label: GridCell, number: int) -> bool:
        """Read a row that has a row label; False when it holds no figures (a header or a group line)."""
        key = known.row(label.text)
        after = [cell for cell in cells if cell.column > label.column and cell.row == number]
        if any(known.column(cell.text) for cell in after) or any(known.column(cell.text) and not known.row(cell.text) for cell in cells):
            return False
        if key is None:
            return False
        header = self._header_for(known, key)
        if header is not None and header.at and bare(label.text) in known.groups and _stands_between(label, header, cells):
            return True  # the label of a group whose row lost its own label
        if header is None:
            zh, en = f"{key} 一行没有可认的表头，数字未读", f"there is no header that is known above {key}; its figures were not read"
            self.table(known.table).issues.append(Issue(IssueCode.MISSING_COLUMN, zh, en, label.at))
            return True
        values = [cell for cell in after if not is_label(cell.text)]
        strangers = [cell for cell in after if is_label(cell.text)]
        if not values or (strangers and not any(cell.text.strip() for cell in values)):
            return False
        row, issues = row_print(known, key, header, values + strangers, label)
        table = self.table(known.table)
        table.issues += [*header.issues, *issues]
        if row is not None:
            table.add(row)
        return True

    def _header_for(self, known: Vocabulary, key: str) -> Header | None:
        """The header that stands above a row, or the form's columns for it when only one order can be meant; None when several can."""
        header = self.headers.get(known.table)
        orders = known.columns_of_row[key]
        if header is not None and any(set(header.order) == set(order) for order in orders):
            return header
        likely = [order for order in orders if header is not None and set(order) & set(header.order)]
        chosen = likely if len(likely) == 1 else [order for order in orders if order in self._form_orders(known)]
        if len(chosen) != 1:
            return None
        zh = "表头不全，各列按法定次序取：" + "、".join(chosen[0])
        en = "the header is incomplete; columns were taken in the form's order: " + ", ".join(chosen[0])
        return Header({}, chosen[0], self._unit(header, chosen[0]), (Issue(IssueCode.MISSING_COLUMN, zh, en),))

    def _unit(self, header: Header | None, columns: tuple[str, ...]) -> str | None:
        """The unit of money over columns whose header is torn: of the part that is known, else of any of its cells."""
        printed = header.unit if header is not None and set(header.order) & set(columns) else None
        return printed or next((unit for row in self.pending for cell in row if (unit := unit_in(cell.text)) is not None), None)

    def _form_orders(self, known: Vocabulary) -> frozenset[tuple[str, ...]]:
        """The column orders of the one form to which the columns seen so far belong; where several fit, what they have in common."""
        seen = self.seen.get(known.table, set())
        fits = {form: sum(any(key in order for order in form) for key in seen) for form in known.orders_of_forms}
        best = [form for form in fits if fits[form] == max(fits.values())]
        return frozenset.intersection(*best)

    def _header_row(self, cells: list[GridCell], labels: list[GridCell]) -> None:
        """Take a row of column labels into the header of its table."""
        self.pending.append(cells)
        table = self._table_of_header(labels)
        if table is None:
            return
        known = vocabulary(table)
        if self._is_across(table):
            self.current = table
            return
        header = header_of(known, self.pending if known.grouped else [cells])
        if header is not None:
            self.headers[table] = header
            self.seen.setdefault(table, set()).update(header.order)
            self.current = table
            self.table(table).issues += header.issues

    def _table_of_header(self, labels: list[GridCell]) -> str | None:
        """The table whose columns these labels are, by the most matches; the one that is being read when that does not decide."""
        found = Counter(table for cell in labels for table in tables_with_header(cell.text))
        most = max(found.values(), default=0)
        best = [table for table in found if found[table] == most]
        return self.current if self.current in best else next(iter(best), None)

    @staticmethod
    def _is_across(table: str | None) -> bool:
        return table is not None and vocabulary(table).layout is Layout.ACROSS

    def _across(self, cells: list[GridCell], labels: list[GridCell]) -> bool:
        """Read the one row of figures under blocks side by side, when this is it."""
        if labels or self.current is None:
            return False
        known = vocabulary(self.current)
        order = next(iter(known.columns_of_row.values()))[0]
        blocks = tuple(known.columns_of_row)
        positions = across_positions(self.pending, known)
        slots = [f"{block}.{column}" for block in blocks for column in order]
        if not any(cell.text.strip() for cell in cells) and not (positions and len(cells) == len(slots)):
            return False
        placed = by_position(positions, cells, tuple(slots))
        reading = one_reading(placed, by_order(cells, len(slots)))
        table = self.table(known.table)
        if reading is None:
            table.issues.append(misaligned(known.table, cells, len(slots)))
            return True
        if not positions:
            zh, en = "第四张表没有可认的表头，按法定次序取", "table four has no header that is known; the form's order was taken"
            table.issues.append(Issue(IssueCode.MISSING_COLUMN, zh, en))
        width = len(order)
        for number, block in enumerate(blocks):
            table.add(RowPrint(block, order, (reading[number * width : (number + 1) * width],), True))
        self.current = None
        return True


def _distinct(row: Sequence[GridCell | None]) -> list[GridCell]:
    """The cells of a row once each, in order: a spanning cell stands in several positions."""
    cells: list[GridCell] = []
    for cell in row:
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells


def _is_rest(known: Vocabulary, label: GridCell, key: str) -> bool:
    """Whether a label is a piece of that of the row, and not the whole of it with a misprint."""
    piece = bare(label.text)
    return any(owner == key and piece in whole and len(whole) - len(piece) > 1 for whole, owner in known.rows.items())


def _stands_between(label: GridCell, header: Header, cells: Sequence[GridCell]) -> bool:
    """Whether a cell of the label's row stands between it and the first column of figures."""
    return any(label.column < cell.column < header.positions[0] and cell.row == label.row for cell in cells)


@lru_cache(maxsize=16384)
def is_label(text: str) -> bool:
    """Whether a cell holds words: not a figure, a dash or nothing."""
    stripped = text.strip()
    if not stripped or not bare(text) or bare(text).isdigit():
        return False
    return all(figure(text, kind).status is Status.AMBIGUOUS for kind in Kind)


def _row_label(labels: list[GridCell], known: Vocabulary, header: Header | None) -> GridCell | None:
    """The last of the leading label cells that names a row."""
    first_value = min(header.at, default=None) if header else None
    found = None
    for cell in labels:
        if first_value is not None and cell.column >= first_value and found is not None:
            break
        if known.row(cell.text) is not None:
            found = cell
    return found
