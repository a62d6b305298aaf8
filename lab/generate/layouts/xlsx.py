"""Workbooks, written as XML directly: merged cells, figures as numbers or as text, one sheet or one for each table."""

import random
from functools import cache
from xml.sax.saxutils import escape

from lab.generate.draft import Box, Draft, Part
from lab.generate.layouts.base import Family, full_grid, package_layout
from lab.generate.layouts.package import packed

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@cache
def _column(index: int) -> str:
    """0 → A, 26 → AA."""
    return (_column(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


def _cell(row: int, column: int, text: str, number: bool) -> str:
    place = f"{_column(column)}{row}"
    if number:
        return f'<c r="{place}"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>' if text else f'<c r="{place}"/>'


def _is_number(box: Box) -> bool:
    """A plain figure, without unit, note or separator."""
    return box.key is not None and box.text.isascii() and box.text.lstrip("-").replace(".", "", 1).isdecimal()


class _Sheet:
    def __init__(self, *, numbers: bool) -> None:
        self.numbers = numbers
        self.row = 0
        self.rows: list[str] = []
        self.merges: list[str] = []

    def line(self, text: str) -> None:
        self.row += 1
        self.rows.append(f'<row r="{self.row}">{_cell(self.row, 0, text, number=False)}</row>')

    def table(self, part: Part) -> None:
        for _, cells in full_grid(part):
            self.row += 1
            texts = []
            for column, (box, begins) in enumerate(cells):
                if not begins:
                    continue
                texts.append(_cell(self.row, column, box.text, number=self.numbers and _is_number(box)))
                if box.columns > 1 or box.rows > 1:
                    last = f"{_column(column + box.columns - 1)}{self.row + box.rows - 1}"
                    self.merges.append(f'<mergeCell ref="{_column(column)}{self.row}:{last}"/>')
            self.rows.append(f'<row r="{self.row}">{"".join(texts)}</row>')

    def prose(self, part: Part) -> None:
        if part.heading is not None:
            self.line(part.heading)
        for line in part.paragraphs:
            self.line(line)

    def xml(self) -> str:
        merges = f'<mergeCells count="{len(self.merges)}">{"".join(self.merges)}</mergeCells>' if self.merges else ""
        rows = "".join(self.rows)
        return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_S}"><sheetData>{rows}</sheetData>{merges}</worksheet>'


def _workbook(sheets: dict[str, _Sheet]) -> bytes:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_CT}.worksheet+xml"/>' for n in numbers)
    names = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, sheets, strict=True))
    links = "".join(f'<Relationship Id="rId{n}" Type="{_R}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    relations = f'{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CT}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{relations}<Relationship Id="rId1" Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{relations}{links}</Relationships>",
    }
    return packed(parts | {f"xl/worksheets/sheet{n}.xml": sheet.xml() for n, sheet in zip(numbers, sheets.values(), strict=True)})


def _one_sheet(drafts: list[Draft], *, numbers: bool) -> bytes:
    sheet = _Sheet(numbers=numbers)
    for draft in drafts:
        for line in (*draft.title, *draft.preface):
            sheet.line(line)
        for part in draft.parts:
            sheet.prose(part)
            sheet.table(part)
    return _workbook({"Sheet1": sheet})


@package_layout(Family.XLSX)
def xlsx_one_sheet(drafts: list[Draft], rng: random.Random) -> bytes:
    """The whole report on one sheet, figures as numbers."""
    del rng
    return _one_sheet(drafts, numbers=True)


@package_layout(Family.XLSX)
def xlsx_text_typed(drafts: list[Draft], rng: random.Random) -> bytes:
    """The whole report on one sheet, figures as text."""
    del rng
    return _one_sheet(drafts, numbers=False)


@package_layout(Family.XLSX)
def xlsx_three_sheets(drafts: list[Draft], rng: random.Random) -> bytes:
    """A sheet for each table; title and prose with the first."""
    names = rng.choice((("表一", "表二", "表三"), ("主动公开", "依申请公开", "复议诉讼"), ("Sheet1", "Sheet2", "Sheet3")))
    numbers = rng.random() < 0.6
    sheets: dict[str, _Sheet] = {}
    for draft in drafts:
        tables = iter(names)
        for part in draft.parts:
            if part.table:
                sheet = sheets[next(tables)] = _Sheet(numbers=numbers)
                for line in draft.title if len(sheets) == 1 or rng.random() < 0.5 else ():
                    sheet.line(line)
                sheet.prose(part)
                sheet.table(part)
    return _workbook(sheets)
