"""A report as a PDF in the look of an official document (GB/T 9704)."""

from collections.abc import Iterable
from os import PathLike, fspath
from typing import Any

from gongkai.render.frame import parts
from gongkai.render.printed import PrintedTable, Role, State
from gongkai.render.text import printable, scope_line, title, title_lines
from gongkai.render.typeset import typeset
from gongkai.report.forms import Form, Layout
from gongkai.report.model import AnnualReport

_MEASURE, _INSET, _DIGIT = 442.0, 4.0, 0.6
"""Width of the text block and of a cell's margins in points, and of a digit in ems (the widest of the fonts used)."""
_POINTS = {Layout.STACKED: 12.0, Layout.MATRIX: 9.0, Layout.ACROSS: 9.0}


def pdf(report: AnnualReport, form: Form | None = None, *, fonts: Iterable[str | PathLike[str]] = (), system_fonts: bool = True) -> bytes:
    """The report as an A4 document; a table that does not fit on a page goes on with its header repeated.

    `fonts`: folders with the operator's own fonts; `system_fonts`: use those that the machine has too. Same report and fonts, same bytes.

    Raises: GongkaiError when no font with Chinese characters is there; ContractError when the report does not fit its form.
    """
    folders = tuple(fspath(folder) for folder in fonts)
    return typeset("report.typ", _data(report, form), where=title(report), fonts=folders, system_fonts=system_fonts)


def _data(report: AnnualReport, form: Form | None) -> dict[str, Any]:
    return {
        "title": title(report),
        "lines": title_lines(report),
        "organ": printable(report.organ or ""),
        "scope": scope_line(report),
        "parts": [
            {"heading": part.heading, "paragraphs": part.paragraphs, "tables": [_table(table) for table in part.tables]}
            for part in parts(report, form)
        ],
    }


def _table(table: PrintedTable) -> dict[str, Any]:
    return {
        "widths": table.widths,
        "header": table.header,
        "points": _points(table),
        "notes": table.notes,
        "slots": [
            {
                "x": slot.column,
                "y": slot.row,
                "colspan": slot.colspan,
                "rowspan": slot.rowspan,
                "lines": slot.lines,
                "left": table.layout is Layout.MATRIX and slot.role in {Role.LABEL, Role.NOTE},
                "underline": slot.role is Role.FIGURE and slot.state is State.INFERRED,
            }
            for slot in table.slots
        ],
    }


def _points(table: PrintedTable) -> float:
    """The size of type at which every figure fits its column; a figure that ran into the next cell would be read as another."""
    unit = _MEASURE / sum(table.widths)
    fits = [
        (sum(table.widths[slot.column : slot.column + slot.colspan]) * unit - _INSET) / (max(map(len, slot.lines)) * _DIGIT)
        for slot in table.slots
        if slot.role is Role.FIGURE and any(slot.lines)
    ]
    return min([_POINTS[table.layout], *fits])
