"""One sheet of a workbook: its cells, what is hidden of them, what cannot be seen."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, get_column_letter

from gongkai.reader.source.ooxml import attribute, child, local_name
from gongkai_web.publishing.examine.grids import labelled_data
from gongkai_web.publishing.examine.kinds import Found, Kind, Part
from gongkai_web.publishing.examine.patterns import personal_data

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_TINY = 3.0
"""Points."""
_LEAST_WIDTH = 0.2
"""Characters wide, or points high: nothing shows."""
_WIDEST_GRID = 200
_TALLEST_GRID = 20_000
_WHITE_RGB = frozenset({"FFFFFFFF", "00FFFFFF", "FFFEFEFE"})
_WHITE_THEME, _WHITE_INDEX = "0", frozenset({"1", "9"})
_AMOUNT_FORMATS = frozenset({"2", "3", "4", "9", "10", "11", *map(str, range(37, 45))})
"""Built-in formats with decimals, groups of thousands, currency or percent. OOXML 18.8.30."""
_AMOUNT = re.compile(r"[,.¥￥$%]")
_SHOWS_NOTHING = re.compile(r'^(?:;;;+|"";"";""(?:;"")?)$')


class Style(NamedTuple):
    """What a cell format means for us: whether its text cannot be seen, and whether a number in it is an amount."""

    invisible: bool
    amount: bool


class Sheet:
    """The filled cells of a sheet by row and column (from 1)."""

    def __init__(self, name: str, root: etree._Element, strings: tuple[str, ...], styles: tuple[Style, ...]) -> None:
        self._name, self._root, self._strings, self._styles = name, root, strings, styles
        self._cells: dict[tuple[int, int], str] = {}
        self._invisible: dict[tuple[int, int], str] = {}
        self._hidden_rows: set[int] = set()
        self._read()

    def findings(self, *, shown: bool) -> Iterator[Found]:
        """Personal data, and what is hidden. `shown`: the sheet itself is visible; of a hidden one the rest is not told again."""
        for (row, column), text in self._cells.items():
            for kind, matched in personal_data(text):
                yield Found(kind, Part.CELL, self._place(row, column), matched)
        for row, column, kind, matched in labelled_data(self._grid()):
            yield Found(kind, Part.CELL, self._place(row + 1, column + 1), matched)
        for element in self._root:
            if local_name(element) != "sheetData":
                yield from self._in_element(element)
        if shown:
            yield from self._hidden()

    def _hidden(self) -> Iterator[Found]:
        rows = sorted({row for row, _ in self._cells if row in self._hidden_rows})
        columns = sorted({column for _, column in self._cells} & self._hidden_columns())
        if rows:
            held = " ".join(text for (row, _), text in self._cells.items() if row in self._hidden_rows)
            yield Found(Kind.HIDDEN_ROWS, Part.SHEET, self._name, f"{_runs([str(row) for row in rows])}: {held}"[:300])
        if columns:
            held = " ".join(text for (_, column), text in self._cells.items() if column in columns)
            yield Found(Kind.HIDDEN_COLUMNS, Part.SHEET, self._name, f"{_runs([get_column_letter(one) for one in columns])}: {held}"[:300])
        for (row, column), text in self._invisible.items():
            if row not in self._hidden_rows and column not in columns:
                yield Found(Kind.INVISIBLE_TEXT, Part.CELL, self._place(row, column), text[:200])

    def _read(self) -> None:
        default = child(self._root, "sheetFormatPr")
        all_hidden = default is not None and default.get("zeroHeight") in {"1", "true"}
        last_row = 0
        for row in self._root.iterfind("{*}sheetData/{*}row"):
            number = int(row.get("r") or last_row + 1)
            last_row = number
            height = row.get("ht")
            flat = all_hidden if height is None else float(height) < _LEAST_WIDTH
            if flat or row.get("hidden") in {"1", "true"}:
                self._hidden_rows.add(number)
            last_column = 0
            for cell in row:
                match = _REFERENCE.fullmatch(cell.get("r") or "")
                last_column = column_index_from_string(match[1]) if match else last_column + 1
                self._take(number, last_column, cell)

    def _take(self, row: int, column: int, cell: etree._Element) -> None:
        index = int(cell.get("s") or 0)
        style = self._styles[index] if index < len(self._styles) else Style(False, False)
        text = self._text(cell, style)
        if text.strip():
            self._cells[row, column] = text
            if style.invisible:
                self._invisible[row, column] = text

    def _text(self, cell: etree._Element, style: Style) -> str:
        value = child(cell, "v")
        written = (value.text or "") if value is not None else ""
        match cell.get("t") or "n":
            case "s":
                return self._strings[int(written)] if written.isdigit() and int(written) < len(self._strings) else ""
            case "inlineStr":
                return "".join(one.text or "" for one in cell.iter("{*}t"))
            case "n":
                return f"{_plain(written)}元" if style.amount and written else _plain(written)
            case _:
                return written

    def _in_element(self, element: etree._Element) -> Iterator[Found]:
        """Headers, hints of data validations, tips of links."""
        for one in element.iter():
            for value in (*one.attrib.values(), one.text or ""):
                for kind, matched in personal_data(str(value)):
                    yield Found(kind, Part.SHEET, self._name, matched)

    def _hidden_columns(self) -> set[int]:
        found: set[int] = set()
        filled = {column for _, column in self._cells}
        for one in self._root.iterfind("{*}cols/{*}col"):
            width = one.get("width")
            if one.get("hidden") in {"1", "true"} or (width is not None and float(width) < _LEAST_WIDTH):
                first, last = int(one.get("min") or 1), int(one.get("max") or 1)
                found |= {column for column in filled if first <= column <= last}
        return found

    def _grid(self) -> list[list[str]]:
        """The sheet's beginning as rows of cells, as far as people fill tables."""
        inside = [place for place in self._cells if place[0] <= _TALLEST_GRID and place[1] <= _WIDEST_GRID]
        width = max((column for _, column in inside), default=0)
        height = max((row for row, _ in inside), default=0)
        rows: list[list[str]] = [[] for _ in range(height)]
        for row in {row for row, _ in inside}:
            rows[row - 1] = [self._cells.get((row, column), "") for column in range(1, width + 1)]
        return rows

    def _place(self, row: int, column: int) -> str:
        return f"{self._name}!{get_column_letter(column)}{row}"


def styles_of(root: etree._Element) -> tuple[Style, ...]:
    """The cell formats of a workbook in their order."""
    formats = {one.get("numFmtId"): one.get("formatCode") or "" for one in root.iterfind("{*}numFmts/{*}numFmt")}
    fonts = [_is_unseen(font) for font in root.iterfind("{*}fonts/{*}font")]
    fills = [_is_coloured(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    found = []
    for xf in root.iterfind("{*}cellXfs/{*}xf"):
        font, fill, number = int(xf.get("fontId") or 0), int(xf.get("fillId") or 0), xf.get("numFmtId") or "0"
        tiny, white = fonts[font] if font < len(fonts) else (False, False)
        ground = fills[fill] if fill < len(fills) else False
        code = formats.get(number, "")
        amount = number in _AMOUNT_FORMATS or bool(_AMOUNT.search(code))
        found.append(Style(tiny or (white and not ground) or bool(_SHOWS_NOTHING.match(code)), amount))
    return tuple(found)


def _is_unseen(font: etree._Element) -> tuple[bool, bool]:
    """Whether a font is too small to be read, and whether it is white."""
    size, color = attribute(child(font, "sz"), "val"), child(font, "color")
    white = _is_white(color) and not float(attribute(color, "tint") or 0)
    return size is not None and float(size) <= _TINY, white


def _is_white(color: etree._Element | None) -> bool:
    return (
        (attribute(color, "rgb") or "").upper() in _WHITE_RGB
        or attribute(color, "theme") == _WHITE_THEME
        or attribute(color, "indexed") in _WHITE_INDEX
    )


def _is_coloured(fill: etree._Element) -> bool:
    pattern = child(fill, "patternFill")
    if pattern is None:
        return True  # a gradient
    if (pattern.get("patternType") or "none") == "none":
        return False
    color = child(pattern, "fgColor")
    return not _is_white(color)


def _plain(written: str) -> str:
    """A number without exponent: Excel writes long ones as 1.38E10."""
    try:
        number = Decimal(written)
    except InvalidOperation:
        return written
    return str(int(number)) if number.is_finite() and number == number.to_integral_value() and abs(number.adjusted()) < 30 else written


def _runs(names: list[str]) -> str:
    return ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
