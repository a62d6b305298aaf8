"""Which cell of a row belongs to which column: by its position under the header, and by its order in the row."""

from collections.abc import Sequence

from gongkai.reader.document import GridCell
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.header import Header
from gongkai.reader.tables.labels import Vocabulary
from gongkai.reader.tables.printed import Print, Reading, RowPrint
from gongkai.reader.tables.values import figure
from gongkai.report.model import Status


def by_position(at: dict[int, str], cells: Sequence[GridCell], order: tuple[str, ...]) -> Reading | None:
    """The cells under the header's positions; None when one is missing, doubled, or a figure stands under no label."""
    under: dict[str, GridCell] = {}
    for cell in cells:
        column = at.get(cell.column)
        first = under.get(column) if column is not None else None
        if column is not None and (first is None or not first.text.strip()):
            under[column] = cell
        elif cell.text.strip() and (first is None or first.text.strip() != cell.text.strip()):
            return None
    if len(under) != len(order) or set(under) != set(order):
        return None
    return tuple(under[column] for column in order)


def by_order(cells: Sequence[GridCell], width: int) -> Reading | None:
    """The cells in their order, when there are as many as columns."""
    return tuple(cells) if len(cells) == width else None


def one_reading(placed: Reading | None, ordered: Reading | None) -> Reading | None:
    """The reading on which position and order agree, or the only complete one; None when they contradict each other or fail."""
    if placed is None or ordered is None:
        return placed or ordered
    return placed if all(a is b for a, b in zip(placed, ordered, strict=True)) else None


def row_print(known: Vocabulary, key: str, header: Header, cells: list[GridCell], label: GridCell) -> tuple[RowPrint | None, list[Issue]]:
    """The print of a row of cells behind its label; None with an issue when the cells cannot be matched with the columns."""
    cells = sorted(cells, key=lambda cell: cell.column)
    placed = by_position(header.at, cells, header.order)
    ordered = by_order(cells, len(header.order))
    if placed is None and ordered is not None and header.at and not cells[0].text.strip() and cells[0].column < header.positions[0]:
        ordered = None  # the first cell is the rest of a torn label, and a figure is missing
    if any(_is_row_label(known, cell, column) for cell, column in zip(placed or ordered or (), header.order, strict=False)):
        placed = ordered = None  # two labels in a row that was torn: nothing says whose the figures are, or which one is missing
    reading = one_reading(placed, ordered)
    if reading is not None:
        return RowPrint(key, header.order, (reading,), True, None, header.unit), []
    issue = misaligned(f"{known.table}.{key}", cells, len(header.order), label)
    if placed is None or ordered is None:
        return None, [issue]
    return RowPrint(key, header.order, (placed, ordered), False, label, header.unit), [issue]


def _is_row_label(known: Vocabulary, cell: Print | None, column: str) -> bool:
    """Whether a cell that should hold a figure holds the label of a row."""
    if cell is None or figure(cell.text, known.kinds[column]).status is not Status.AMBIGUOUS:
        return False
    return known.row(cell.text) is not None or known.nearest_row(cell.text, frozenset()) is not None


def misaligned(what: str, cells: Sequence[GridCell], width: int, label: GridCell | None = None) -> Issue:
    """The issue of a row whose cells cannot be matched with the columns."""
    printed = " | ".join(cell.text.strip() for cell in cells)[:80]
    return Issue(
        IssueCode.MISALIGNED_ROW,
        f"{what} 一行有 {len(cells)} 格（{printed}），表头有 {width} 列，不能对应",
        f"row {what} has {len(cells)} cells ({printed}) under {width} columns; they cannot be matched",
        (label or cells[0]).at,
    )
