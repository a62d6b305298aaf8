"""From prints to cells: one reading per row where the print or the tie-out rules leave one, ambiguous cells where they do not.

Rows that were printed clearly are never touched. For the others all readings are held against the column identities of the form
together; only what every consistent combination agrees on becomes a value, marked inferred.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.labels import vocabulary
from gongkai.reader.tables.printed import Print, Reading, RowPrint, TablePrint
from gongkai.reader.tables.solve import consistent
from gongkai.reader.tables.values import figure
from gongkai.report.forms import Form, Kind, form
from gongkai.report.model import Cell, Status

_new_tuple = tuple.__new__  # Cell(…) itself takes twice as long


class Settled(NamedTuple):
    """The cells of one table and what could not be decided about them."""

    cells: dict[str, Cell]
    issues: list[Issue]


def settle(table: TablePrint, report_form: Form) -> Settled:
    """The cells of a table, given the form whose identities it must satisfy."""
    doubtful = [row for row in table.rows if not row.sure]
    chosen = _settled(table, report_form) if doubtful else {}
    cells: dict[str, Cell] = {}
    issues: list[Issue] = list(table.issues)
    kinds = vocabulary(table.table).kinds
    for row in table.rows:
        prefix = f"{table.table}.{row.row}."
        if row.sure and row.readings:
            _sure_cells(row, row.readings[0], prefix, kinds, cells, issues)
        else:
            _doubtful_cells(row, chosen.get(row.row), prefix, kinds, cells, issues)
    return Settled(cells, issues)


def _sure_cells(
    row: RowPrint, reading: Reading, prefix: str, kinds: Mapping[str, Kind], cells: dict[str, Cell], issues: list[Issue]
) -> None:
    unit = row.unit
    for column, print_ in zip(row.columns, reading, strict=True):
        if print_ is None:
            continue
        value, status, doubt = figure(print_.text, kinds[column], unit)
        key = prefix + column
        cells[key] = _new_tuple(Cell, (value, status, print_.text.strip(), print_.at))
        if doubt is not None:
            issues.append(value_issue(doubt, key, print_))


def value_issue(doubt: IssueCode, key: str, print_: Print) -> Issue:
    """The issue of a figure that was read, but not without doubt."""
    printed = print_.text.strip()[:60]
    zh, en = {
        IssueCode.UNREADABLE_VALUE: (
            f"“{printed}”不是一个数，或者单位不明，未取值",
            f"“{printed}” is not a figure, or in a unit that is not known; no value was taken",
        ),
        IssueCode.NOTE_IN_CELL: (f"“{printed}”带有注释，只取注释前的数", f"“{printed}” carries a note; the figure before it was taken"),
        IssueCode.UNIT_NOT_PRINTED: (
            f"“{printed}”没有印单位，按万元计；如实为元，须除以 10000",
            f"“{printed}” has no unit and was taken as 万元; if it is yuan, divide it by 10,000",
        ),
    }[doubt]
    return Issue(doubt, zh, en, print_.at, (key,))


def _doubtful_cells(
    row: RowPrint,
    readings: Sequence[Reading] | None,
    prefix: str,
    kinds: Mapping[str, Kind],
    cells: dict[str, Cell],
    issues: list[Issue],
) -> None:
    """Cells of a row with several readings: where all agree the value is inferred, elsewhere it stays open."""
    decided = readings is not None
    candidates: Iterable[Reading] = readings if readings is not None else row.readings or ()
    inferred, open_cells, notes = [], [], []
    for index, column in enumerate(row.columns):
        key = prefix + column
        prints = {print_.text.strip() if print_ else None: print_ for reading in candidates for print_ in (reading[index],)}
        if len(prints) == 1 and decided:
            print_ = next(iter(prints.values()))
            if print_ is None:
                continue
            value, status, doubt = figure(print_.text, kinds[column], row.unit)
            cells[key] = Cell(value, Status.INFERRED if status is Status.READ else status, print_.text.strip(), print_.at)
            inferred.append(key)
            if doubt is not None:
                issues.append(value_issue(doubt, key, print_))
        elif prints.keys() != {None} and row.printed is not None:
            cells[key] = Cell(None, Status.AMBIGUOUS, row.printed.text.strip(), row.printed.at)
            open_cells.append(key)
            choices = sorted((text for text in prints if text is not None), key=lambda text: (len(text), text))
            if choices:
                notes.append(f"{key}: {' | '.join(choices[:12])}{' | …' if len(choices) > 12 else ''}")
    at = row.printed.at if row.printed else None
    printed = row.printed.text.strip()[:60] if row.printed else ""
    if inferred:
        zh = f"“{printed}”数字相连或缺格，只有一种读法符合勾稽关系"
        en = f"“{printed}”: figures run together or cells are lost; one reading satisfies the tie-out rules"
        issues.append(Issue(IssueCode.INFERRED_CELLS, zh, en, at, tuple(inferred)))
    if open_cells:
        if row.readings == ():
            zh = f"“{printed}”没有一种读法符合勾稽关系"
            en = f"“{printed}”: no reading satisfies the tie-out rules"
        else:
            zh = f"“{printed}”有多种读法，不能确定：{'；'.join(notes) or '太多，不逐一列出'}"
            en = f"“{printed}” can be read in several ways: {'; '.join(notes) or 'too many to list'}"
        issues.append(Issue(IssueCode.AMBIGUOUS_CELLS, zh, en, at, tuple(open_cells)))


def _settled(table: TablePrint, report_form: Form) -> dict[str, Sequence[Reading]]:
    """Row key → the readings that remain when rows must fit together by the column identities; a row that nothing settles is absent.

    First it is tried without lost cells, then with them; lost cells are only believed where all identities hold together. If they cannot
    be met at once, each is tried alone: a fault in 一至四 (TO-03) does not undo what the sum of the outcomes (TO-02) settles.
    """
    rules = _column_rules(table.table, tuple((row.row, row.columns) for row in table.rows), report_form.id)
    rows = {row.row: row for row in table.rows if any(row.row in rule for rule in rules)}
    whole = not table.torn and all(row.sure or row.readings for row in rows.values())
    tries: list[tuple[Sequence[Mapping[str, int]], bool]] = [(rules, True)]
    if whole:
        tries = [(rules, False), *tries, *[([rule], False) for rule in rules if len(rules) > 1]]
    for used, gapped in tries:
        involved = [row for name, row in rows.items() if any(name in rule for rule in used)]
        chosen = _fitting(involved, used, table.table, gapped) if used else {}
        if chosen:
            return {**_alone(table.rows, set(rows), whole), **chosen}
    return _alone(table.rows, set(rows), whole)


def _alone(rows: Iterable[RowPrint], ruled: set[str], whole: bool) -> dict[str, Sequence[Reading]]:
    """The readings, lost cells allowed, of rows without their columns: those of which no column identity speaks, and rows of noughts.

    A row with a sum of its own is read only in a report that lost no cells (`whole`), and it must show all its cells in every reading in
    which its total shows.
    """
    alone: dict[str, Sequence[Reading]] = {}
    for row in rows:
        if row.sure or (row.row in ruled and not _noughts(row)):
            continue
        readings = row.gapped() if row.gapped else row.readings
        if "total" in row.columns and not _noughts(row):
            total = row.columns.index("total")
            readings = tuple(reading for reading in readings or () if reading[total] is not None) if whole else ()
            readings = () if any(None in reading for reading in readings) else readings
        if readings:
            alone[row.row] = readings
    return alone


def _noughts(row: RowPrint) -> bool:
    """Whether the row is as many noughts as columns: no two of them can make one figure."""
    return row.printed is not None and row.printed.text.strip() == "0" * len(row.columns)


@lru_cache(maxsize=256)
def _column_rules(table: str, rows: tuple[tuple[str, tuple[str, ...]], ...], form_id: str) -> tuple[Mapping[str, int], ...]:
    """Weight of each row (+1 left, -1 right) in the column identities whose rows are all in the table."""
    keys = {f"{table}.{row}.{column}" for row, columns in rows for column in columns}
    present = {row for row, _ in rows}
    rules: dict[str, dict[str, int]] = {}
    for identity in form(form_id).identities_over(dict.fromkeys(keys)):
        operands = [(key, 1) for key in identity.left] + [(key, -1) for key in identity.right]
        weights = {key.split(".", 1)[1].rpartition(".")[0]: sign for key, sign in operands if key.startswith(f"{table}.")}
        if len(weights) > 1 and weights.keys() <= present:
            rules.setdefault(identity.rule, weights)
    return tuple(rules.values())


def _fitting(rows: list[RowPrint], rules: Sequence[Mapping[str, int]], table: str, gapped: bool) -> dict[str, Sequence[Reading]]:
    """The readings of the doubtful rows that fit together; nothing when none do or they cannot be listed."""
    listed: dict[str, Sequence[Reading]] = {}
    for row in rows:
        readings = row.gapped() if gapped and row.gapped else row.readings
        if not readings:
            return {}
        listed[row.row] = readings
    kinds = vocabulary(table).kinds
    columns = tuple(dict.fromkeys(column for row in rows for column in row.columns))
    vectors = {row.row: _vectors(row.columns, listed[row.row], columns, kinds) for row in rows}
    kept = consistent(vectors, rules)
    if kept is None:
        return {}
    return {row.row: [listed[row.row][index] for index in sorted(kept[row.row])] for row in rows if not row.sure}


def _vectors(
    printed: Sequence[str], readings: Sequence[Reading], columns: Sequence[str], kinds: Mapping[str, Kind]
) -> list[tuple[int, ...]]:
    """What each reading of a row with the `printed` columns adds to the sums of all `columns`."""
    nothing = [0] * len(readings)
    by_column = {
        column: [_addend(print_, kinds[column]) for print_ in prints]
        for column, prints in zip(printed, zip(*readings, strict=True), strict=True)
    }
    return list(zip(*[by_column.get(column, nothing) for column in columns], strict=True))


def _addend(print_: Print | None, kind: Kind) -> int:
    return 0 if print_ is None else int(figure(print_.text, kind).value or 0)
