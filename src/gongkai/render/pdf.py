"""A report as a PDF in the look of an official document (GB/T 9704), set by typst."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from os import PathLike, fspath
from tempfile import TemporaryDirectory
from typing import Any

import typst

from gongkai.errors import GongkaiError
from gongkai.render.frame import parts
from gongkai.render.printed import PrintedTable, Role, State
from gongkai.render.text import printable, scope_line, title, title_lines
from gongkai.report.forms import Form, Layout
from gongkai.report.model import AnnualReport

_SONG = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "Songti SC", "SimSun", "STSong",
    "AR PL UMing CN",
)  # fmt: skip
_HEI = (
    "SimHei", "STHeiti", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Microsoft YaHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback",
)  # fmt: skip
_TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong")
_FANGSONG = ("FangSong_GB2312", "FangSong", "仿宋_GB2312", "仿宋", "STFangsong", "FZFangSong-Z02")
_MEASURE, _INSET, _DIGIT = 442.0, 4.0, 0.6
"""Width of the text block and of a cell's margins in points, and of a digit in ems (the widest of the fonts used)."""
_POINTS = {Layout.STACKED: 12.0, Layout.MATRIX: 9.0, Layout.ACROSS: 9.0}


def pdf(report: AnnualReport, form: Form | None = None, *, fonts: Iterable[str | PathLike[str]] = (), system_fonts: bool = True) -> bytes:
    """The report as an A4 document; a table that does not fit on a page goes on with its header repeated.

    `fonts`: folders with the operator's own fonts; `system_fonts`: use those that the machine has too. The official families (小标宋,
    仿宋, 黑体) are taken where they are there, else Noto or another Chinese font. Same report and fonts, same bytes.

    The report's text reaches typst as data only, and typst sees no folder but an empty one.

    Raises: GongkaiError when no font with Chinese characters is there; ContractError when the report does not fit its form.
    """
    folders = tuple(fspath(folder) for folder in fonts)
    families = _families(folders, system_fonts)
    with TemporaryDirectory(prefix="gongkai-typst-") as empty:
        compiler = typst.Compiler(root=empty, font_paths=_fonts(folders, system_fonts), package_path=empty, package_cache_path=empty)
        inputs = {"report": json.dumps(_data(report, form), ensure_ascii=False), "fonts": json.dumps(families, ensure_ascii=False)}
        source = files(__package__).joinpath("templates", "report.typ").read_bytes()
        try:
            result = compiler.compile(input=source, format="pdf", sys_inputs=inputs, timestamp=0)
        except typst.TypstError as error:
            raise GongkaiError("the PDF could not be set", where=title(report), why=str(error)) from error
    if not isinstance(result, bytes):
        raise GongkaiError("typst gave no document", where=title(report))
    return result


@cache
def _fonts(folders: tuple[str, ...], system: bool) -> typst.Fonts:
    """Fonts are looked for once a process: it takes as long as setting a hundred reports."""
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=list(folders))


def _families(folders: tuple[str, ...], system: bool) -> dict[str, Any]:
    """The families to use for title, headings and body, best first; the title is bold where the official face is not there."""
    there = set(_fonts(folders, system).families())

    def known(*lists: Sequence[str]) -> list[str]:
        return [family for families in lists for family in families if family in there]

    if not known(_TITLE, _FANGSONG, _SONG, _HEI):
        raise GongkaiError(
            "no font with Chinese characters was found",
            where=", ".join(folders) or "system fonts",
            why="a PDF carries its fonts in itself, and without one every character would be an empty box",
            remedy="install the Debian package fonts-noto-cjk (apt-get install fonts-noto-cjk) or name a folder that holds a Chinese font",
        )
    return {
        "title": known(_TITLE, _SONG, _HEI),
        "heading": known(_HEI, _SONG, _FANGSONG, _TITLE),
        "body": known(_FANGSONG, _SONG, _HEI, _TITLE),
        "weight": "regular" if known(_TITLE) else "bold",
    }


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
