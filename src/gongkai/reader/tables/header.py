"""What the header rows of a statutory table say: which column stands at which position of the grid."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.reader.document import GridCell
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.tables.labels import Vocabulary, bare
from gongkai.reader.tables.values import unit_in
from gongkai.report.forms import Kind

_FRAME_CELLS = {"信息内容", "申请人情况", ""}


class Header(NamedTuple):
    """The columns that stand above a row: grid position → column key, their order, and the unit of money if one is printed."""

    at: dict[int, str]
    order: tuple[str, ...]
    unit: str | None
    issues: tuple[Issue, ...] = ()

    @property
    def positions(self) -> list[int]:
        """The grid positions at which the columns begin, in order."""
        first: dict[str, int] = {}
        for position in sorted(self.at):
            first.setdefault(self.at[position], position)
        return list(first.values())


def header_of(known: Vocabulary, rows: Sequence[list[GridCell]]) -> Header | None:
    """The columns that header rows name, by grid position and in order; unmatched cells that can only be one column are taken for it."""
    at: dict[int, str] = {}
    unit = None
    strangers: list[GridCell] = []
    for cells in rows:
        for cell in cells:
            column = known.column(cell.text)
            if column is not None:
                at[cell.column] = column
                unit = unit or (unit_in(cell.text) if known.kinds[column] is Kind.AMOUNT else None)
            elif cell.column not in at and bare(cell.text) not in _FRAME_CELLS | known.grouped.keys() | known.blocks.keys():
                strangers.append(cell)
    keys = _run_order(at)
    orders = {order for options in known.columns_of_row.values() for order in options}
    if keys in orders:
        return Header(at, keys, unit)
    if set(keys) in [set(order) for order in orders] and len(set(keys)) == len(keys):
        odd = Issue(
            IssueCode.ODD_ORDER,
            "各列次序与法定格式不同，按所印表头取",
            "columns stand in another order than the form's; the header was followed",
        )
        return Header(at, keys, unit, (odd,))
    return _mended(known, at, strangers, unit, orders)


def _run_order(at: dict[int, str]) -> tuple[str, ...]:
    """The columns from left to right; one that stands over several neighbouring positions counts once."""
    keys = [at[position] for position in sorted(at)]
    return tuple(key for index, key in enumerate(keys) if index == 0 or key != keys[index - 1])


def _mended(
    known: Vocabulary, at: dict[int, str], strangers: list[GridCell], unit: str | None, orders: set[tuple[str, ...]]
) -> Header | None:
    """A header with misprinted or torn labels: the one order that the known labels leave, if the others can stand for its other columns."""
    seen = set(at.values())
    for order in sorted(orders, key=len, reverse=True):
        missing = [key for key in order if key not in seen]
        if not seen <= set(order) or len(missing) != len(strangers) or not missing:
            continue
        if all(_could_be(known, cell.text, key) for cell, key in zip(strangers, missing, strict=True)):
            full = {**at, **{cell.column: key for cell, key in zip(strangers, missing, strict=True)}}
            keys = _run_order(full)
            zh = "表头文字有误：" + "、".join(f"“{cell.text.strip()}”作{key}" for cell, key in zip(strangers, missing, strict=True))
            en = "misprinted header: " + ", ".join(
                f"“{cell.text.strip()}” taken as {key}" for cell, key in zip(strangers, missing, strict=True)
            )
            if set(keys) == set(order):
                money = [cell for cell, key in zip(strangers, missing, strict=True) if known.kinds[key] is Kind.AMOUNT]
                unit = unit or next((printed for cell in money if (printed := unit_in(cell.text)) is not None), None)
                return Header(full, keys, unit, (Issue(IssueCode.ODD_LABEL, zh, en, strangers[0].at),))
    return Header(at, _run_order(at), unit) if at else None


def _could_be(known: Vocabulary, text: str, key: str) -> bool:
    """Whether a header text is a torn or misprinted label of the column."""
    word = bare(text)
    labels = [label for label, owner in known.columns.items() if owner == key]
    return (
        any(len(word) >= 2 and (label.startswith(word) or label.endswith(word)) for label in labels)
        or known.nearest_column(text, frozenset()) == key
    )


def across_positions(rows: Sequence[list[GridCell]], known: Vocabulary) -> dict[int, str]:
    """Grid position → block.column for table four, from header rows of blocks above rows of columns."""
    blocks: dict[int, str] = {}
    positions: dict[int, str] = {}
    for cells in rows:
        for index, cell in enumerate(cells):
            block = known.blocks.get(bare(cell.text))
            following = cells[index + 1].column if index + 1 < len(cells) else 10_000
            if block is not None:
                for position in range(cell.column, min(following, cell.column + 64)):
                    blocks[position] = block
            column = known.column(cell.text)
            if column is not None and cell.column in blocks:
                positions[cell.column] = f"{blocks[cell.column]}.{column}"
    wanted = {f"{block}.{column}" for block, orders in known.columns_of_row.items() for column in orders[0]}
    return positions if set(positions.values()) == wanted and len(positions) == len(wanted) else {}
