"""What runs in the child process: the first filled sheet of a workbook as rows of text, days as 2019-03-04. Imports nothing of Django.

The reader of reports takes 100,000 cells at most, and shows dates as the sheet does; a table of ten thousand items has more cells than
that, and its dates must not depend on how they are shown.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel

from gongkai.errors import InputRefused
from gongkai.reader.source.archive import Archive
from gongkai.reader.source.ooxml import Package, attribute, child, damaged, local_name
from gongkai.reader.source.shown import Formats, rich_text

MAX_ROWS, MAX_COLUMNS = 60_001, 100
_MAX_TEXT = 60_000_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_Row = dict[int, str]
"""Column, counted from 1, → text."""


def rows(content: bytes, _view: bool) -> list[tuple[int, list[str]]]:
    """The filled rows with their numbers in the sheet; a merged cell counts for each row and column that it covers.

    Raises: InputRefused when it is no readable workbook, has no table, or more rows or text than an import takes.
    """
    package, archive = Package(content), Archive(content)
    part, root = package.main("workbook")
    targets = package.targets(part)
    strings = _strings(archive, targets)
    styles = next((package.root(target) for kind, target in targets.values() if kind == "styles"), None)
    formats = Formats.of(styles, is_on_date_1904=attribute(child(root, "workbookPr"), "date1904") in {"1", "true"})
    for listed in root.iterfind("{*}sheets/{*}sheet"):
        kind, target = targets.get(attribute(listed, "id") or "", ("", ""))
        if kind == "worksheet" and listed.get("state") not in {"hidden", "veryHidden"}:
            found = _sheet(archive.read(target), target, strings, formats)
            if found:
                return [(number, _listed(cells)) for number, cells in sorted(found.items())]
    raise InputRefused("the workbook holds no table")


def _listed(cells: _Row) -> list[str]:
    return [cells.get(column, "") for column in range(1, max(cells) + 1)]


def _elements(content: bytes, *names: str) -> Iterator[etree._Element]:
    """The elements of those names, one at a time; each is forgotten when the next is asked for."""
    tags = [f"{{*}}{name}" for name in names]
    walk = etree.iterparse(
        BytesIO(content), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for _, element in walk:
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _strings(archive: Archive, targets: dict[str, tuple[str, str]]) -> list[str]:
    target = next((target for kind, target in targets.values() if kind == "sharedStrings"), None)
    try:
        return [] if target is None else [rich_text(one) for one in _elements(archive.read(target), "si")]
    except etree.XMLSyntaxError as error:
        raise damaged(target or "", str(error)) from error


def _sheet(content: bytes, part: str, strings: list[str], formats: Formats) -> dict[int, _Row]:
    found: dict[int, _Row] = {}
    merged: list[tuple[int, int, int, int]] = []
    size = row = 0
    try:
        for element in _elements(content, "row", "mergeCell"):
            if local_name(element) == "mergeCell":
                merged.append(_area(element.get("ref", ""), part))
                continue
            named = element.get("r") or ""
            row = int(named) if named.isdecimal() and len(named) < 8 else row + 1
            cells = _cells(element, part, strings, formats)
            size += sum(map(len, cells.values()))
            if cells:
                found[row] = cells
            if len(found) > MAX_ROWS or size > _MAX_TEXT:
                raise InputRefused("the table is too large", remedy="split it, or save it as CSV")
    except etree.XMLSyntaxError as error:
        raise damaged(part, str(error)) from error
    _unfold(found, merged)
    return found


def _cells(row: etree._Element, part: str, strings: list[str], formats: Formats) -> _Row:
    cells: _Row = {}
    column = 0
    for one in row:
        if local_name(one) != "c":
            continue
        column = _area(one.get("r") or "", part)[1] if one.get("r") else column + 1
        text = _text(one, part, strings, formats).strip()
        if text and column <= MAX_COLUMNS:
            cells[column] = text
    return cells


def _text(cell: etree._Element, part: str, strings: list[str], formats: Formats) -> str:
    kind, value = cell.get("t", "n"), child(cell, "v")
    stored = (value.text or "") if value is not None else ""
    if kind == "inlineStr":
        inline = child(cell, "is")
        return "" if inline is None else rich_text(inline)
    if kind == "s":
        if not (stored.isdecimal() and int(stored[:9]) < len(strings)):
            raise damaged(part, f"cell {cell.get('r')!r} points to no shared text")
        return strings[int(stored[:9])]
    if kind == "b":
        return "FALSE" if stored == "0" else "TRUE"
    return _number(stored, cell.get("s"), formats) if kind == "n" and stored else stored


def _number(stored: str, style: str | None, formats: Formats) -> str:
    index = int(style) if style and style.isdecimal() and len(style) < 8 else 0
    code = formats.codes[index] if index < len(formats.codes) else "General"
    try:
        if is_date_format(code) and float(stored) >= 1:
            return str(from_excel(float(stored), formats.epoch))
    except (ValueError, OverflowError, AttributeError):
        return stored
    return formats.shown(stored, None)


def _area(reference: str, part: str) -> tuple[int, int, int, int]:
    """First row and column, last row and column."""
    first, _, last = reference.partition(":")
    begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if begin is None or end is None:
        raise damaged(part, f"{reference!r} names no cell")
    return int(begin[2]), column_index_from_string(begin[1]), int(end[2]), column_index_from_string(end[1])


def _unfold(found: dict[int, _Row], merged: list[tuple[int, int, int, int]]) -> None:
    """Writes the text of each merged cell into all rows that it covers and that are filled otherwise."""
    for top, left, bottom, right in merged:
        text = found.get(top, {}).get(left, "")
        if not text or (bottom - top) * (right - left + 1) > MAX_ROWS * MAX_COLUMNS:
            continue
        for row in range(top, min(bottom, top + MAX_ROWS) + 1):
            for column in range(left, min(right, MAX_COLUMNS) + 1):
                if row in found:
                    found[row].setdefault(column, text)
