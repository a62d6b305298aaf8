"""XLSX: the visible sheets of a workbook, one grid each.

The sheets are read directly: openpyxl takes minutes or gigabytes for a hostile file of a few kilobytes.
"""

import re
from collections.abc import Container

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, get_column_letter

from gongkai.reader.document import Document, GridCell, Media
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.source.flow import Flow
from gongkai.reader.source.ooxml import MAX_POSITIONS, Package, attribute, child, damaged, local_name, too_many_cells
from gongkai.reader.source.shown import CANNOT_SHOW, Formats, rich_text
from gongkai.report.place import PartPlace

_MAX_ROW, _MAX_COLUMN = 1_048_576, 16_384
_FIGURE = re.compile(r"[\d\s.,%+\-]+")

_REFERENCE = re.compile(r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})")

_Position = tuple[int, int]
"""Row and column as the sheet counts them, from 1."""


def xlsx_document(content: bytes) -> tuple[Document, tuple[Issue, ...]]:
    """The workbook's visible sheets, one grid each, and issues for what is hidden or was never calculated.

    A grid begins at A1 and ends with the last row and column that hold something; hidden rows and columns are left out. A row whose only
    filled cell is text (titles, headings, paragraphs, notes) is also prose: rows above the first row with several filled cells stand
    before the grid in the text, all others after it. A sheet without any row of several cells is prose only.
    Numbers are exact, not as rounded for display: `#,##0` over 2139.22 gives "2139.22"; dates and percentages are as shown.

    Raises: InputRefused when the file is damaged, encrypted, too large or no workbook.
    """
    package = Package(content)
    part, root = package.main("workbook")
    targets = package.targets(part)
    formats, strings = _formats(package, root, targets), _shared_strings(package, targets)
    flow, issues, positions = Flow(), list[Issue](), 0
    for listed in root.iterfind("{*}sheets/{*}sheet"):
        name = listed.get("name") or ""
        kind, target = targets.get(attribute(listed, "id") or "", ("", ""))
        if kind != "worksheet":
            continue  # a sheet that is nothing but a chart
        if listed.get("state") in {"hidden", "veryHidden"}:
            issues.append(_hidden(PartPlace(name, "A1"), f"工作表“{name}”被隐藏，未读取", f"sheet {name!r} is hidden and was not read"))
            continue
        sheet = _Sheet(name, target, package.root(target), strings, formats)
        positions += sheet.last_row * sheet.last_column
        if positions > MAX_POSITIONS:
            raise too_many_cells()
        rows, found = sheet.unfolded()
        _append(flow, rows)
        issues += found
    return flow.document(Media.XLSX), tuple(issues)


class _Sheet:
    """The filled cells of one sheet, what is merged and what is hidden."""

    def __init__(self, name: str, part: str, root: etree._Element, strings: tuple[str, ...], formats: Formats) -> None:
        self._name, self._part, self._strings, self._formats = name, part, strings, formats
        self._texts: dict[_Position, str] = {}
        self._unreadable: dict[_Position, Issue] = {}
        self._drawn: set[int] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._read_columns(root)
        self._read_rows(root)
        self.last_row = max((row for row, _ in self._texts), default=0)
        if self.last_row + 1 in self._drawn:
            self.last_row += 1  # a row of drawn cells under the last text: figures that were left blank
        self.last_column = max((column for _, column in self._texts), default=0)
        self._merges = tuple(self._merge(one) for one in root.iterfind("{*}mergeCells/{*}mergeCell"))

    def unfolded(self) -> tuple[list[list[GridCell]], list[Issue]]:
        """The visible rows from A1 to the last filled row and column, with merged cells unfolded, and issues for what is not shown."""
        owners = self._owners()
        columns = [column for column in range(1, self.last_column + 1) if column not in self._hidden_columns]
        cells: dict[_Position, GridCell] = {}
        rows: list[list[GridCell]] = []
        for row in (row for row in range(1, self.last_row + 1) if row not in self._hidden_rows):
            positions: list[GridCell] = []
            for column in columns:
                owner = owners.get((row, column), (row, column))
                if owner not in cells:
                    cells[owner] = GridCell(self._texts.get(owner, ""), self._place(owner), len(rows), len(positions))
                positions.append(cells[owner])
            rows.append(positions)
        return rows, self._issues(cells)

    def _issues(self, cells: Container[_Position]) -> list[Issue]:
        found = [self._unreadable[position] for position in sorted(self._unreadable) if position in cells]
        hidden = min((position for position, text in self._texts.items() if text and position not in cells), default=None)
        if hidden is not None:
            zh = f"工作表“{self._name}”有隐藏的行、列或单元格，未读取"
            en = f"sheet {self._name!r} has hidden rows, columns or cells, which were not read"
            found.append(_hidden(self._place(hidden), zh, en))
        return found

    def _owners(self) -> dict[_Position, _Position]:
        """Position → the merged cell that covers it."""
        owners: dict[_Position, _Position] = {}
        area = 0
        for top, left, bottom, right in self._merges:
            bottom, right = min(bottom, self.last_row), min(right, self.last_column)  # noqa: PLW2901 - the part inside the used range
            area += max(bottom - top + 1, 0) * max(right - left + 1, 0)
            if area > self.last_row * self.last_column:
                raise damaged(self._part, "merged cells overlap")
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    owners[row, column] = (top, left)
        return owners

    def _merge(self, element: etree._Element) -> tuple[int, int, int, int]:
        first, _, last = element.get("ref", "").partition(":")
        return *self._position(first), *self._position(last or first)

    def _position(self, reference: str) -> _Position:
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise damaged(self._part, f"{reference!r} names no cell")
        row, column = int(match["row"]), column_index_from_string(match["column"])
        if not (1 <= row <= _MAX_ROW and column <= _MAX_COLUMN):
            raise damaged(self._part, f"no sheet reaches to {reference}")
        return row, column

    def _read_columns(self, root: etree._Element) -> None:
        for one in root.iterfind("{*}cols/{*}col"):
            if _is_true(one.get("hidden")):
                first, last = self._integer(one, "min"), min(self._integer(one, "max"), _MAX_COLUMN)
                self._hidden_columns.update(range(first, last + 1))

    def _read_rows(self, root: etree._Element) -> None:
        row = 0
        for element in root.iterfind("{*}sheetData/{*}row"):
            row = self._integer(element, "r") if element.get("r") else row + 1
            if not 1 <= row <= _MAX_ROW:
                raise damaged(self._part, f"row {row}")
            if _is_true(element.get("hidden")):
                self._hidden_rows.add(row)
            column = 0
            if len(element) > 1:
                self._drawn.add(row)
            for cell in element:
                if local_name(cell) == "c":
                    column = self._column(cell, row, column + 1)
                    self._read_cell((row, column), cell)

    def _column(self, cell: etree._Element, row: int, default: int) -> int:
        reference = cell.get("r")
        if reference is None:
            return default
        named_row, column = self._position(reference)
        if named_row != row:
            raise damaged(self._part, f"cell {reference} in row {row}")
        return column

    def _read_cell(self, position: _Position, cell: etree._Element) -> None:
        kind, value = cell.get("t", "n"), child(cell, "v")
        stored = (value.text or "") if value is not None else ""
        if child(cell, "f") is not None and not stored and kind != "str":
            self._texts[position] = ""
            zh, en = "公式没有已算出的值，请在表格软件中打开、保存后再读", "the formula was never calculated; open and save the workbook"
            self._unreadable[position] = self._issue(position, zh, en)
            return
        text = self._text(kind, stored, cell)
        if text == CANNOT_SHOW:
            zh, en = f"数值{stored[:40]}无法按其数字格式显示", f"the value {stored[:40]} cannot be shown in its number format"
            self._unreadable[position] = self._issue(position, zh, en)
        if text.strip():
            self._texts[position] = text

    def _text(self, kind: str, stored: str, cell: etree._Element) -> str:
        if kind == "s":
            if not (stored.isascii() and stored.isdigit() and int(stored[:9]) < len(self._strings)):
                raise damaged(self._part, f"cell {cell.get('r')!r} points to no shared text")
            return self._strings[int(stored[:9])]
        if kind == "inlineStr":
            inline = child(cell, "is")
            return "" if inline is None else rich_text(inline)
        if kind == "b":
            return "FALSE" if stored == "0" else "TRUE"
        if kind == "n":
            return self._formats.shown(stored, cell.get("s")) if stored else ""
        return stored

    def _issue(self, position: _Position, zh: str, en: str) -> Issue:
        return Issue(IssueCode.UNREADABLE_VALUE, zh, en, self._place(position))

    def _place(self, position: _Position) -> PartPlace:
        return PartPlace(self._name, f"{get_column_letter(position[1])}{position[0]}")

    def _integer(self, element: etree._Element, name: str) -> int:
        value = element.get(name, "")
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            raise damaged(self._part, f"{name}={value!r}")
        return int(value)


def _append(flow: Flow, rows: list[list[GridCell]]) -> None:
    """Prose above the table, the grid, prose between and under tables."""
    filled = [{id(cell): cell for cell in row if cell.text.strip()} for row in rows]
    first_of_table = next((n for n, cells in enumerate(filled) if len(cells) > 1), len(rows))
    prose = [
        (n, cell)
        for n, cells in enumerate(filled)
        for cell in cells.values()
        if len(cells) == 1 and cell.row == n and not _FIGURE.fullmatch(cell.text)
    ]
    for n, cell in prose:
        if n < first_of_table:
            flow.line(cell.text, cell.at)
    if first_of_table < len(rows):
        flow.grid(rows, rows[0][0].at)
    for n, cell in prose:
        if n > first_of_table:
            flow.line(cell.text, cell.at)


def _shared_strings(package: Package, targets: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    target = next((target for kind, target in targets.values() if kind == "sharedStrings"), None)
    return () if target is None else tuple(rich_text(one) for one in package.root(target) if local_name(one) == "si")


def _formats(package: Package, workbook: etree._Element, targets: dict[str, tuple[str, str]]) -> Formats:
    target = next((target for kind, target in targets.values() if kind == "styles"), None)
    return Formats.of(
        None if target is None else package.root(target), is_on_date_1904=_is_true(attribute(child(workbook, "workbookPr"), "date1904"))
    )


def _is_true(value: str | None) -> bool:
    return value in {"1", "true", "on"}


def _hidden(at: PartPlace, zh: str, en: str) -> Issue:
    return Issue(IssueCode.HIDDEN_CONTENT, zh, en, at)
