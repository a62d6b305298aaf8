"""Accuracy and speed against other tools on the same files, kind by kind: on clean tables all should be right."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from gongkai.reader.read import read
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport
from lab.bench.files import endless
from lab.bench.machine import one_core
from lab.bench.measure import Spread, Work, each, race
from lab.bench.result import Entry, Result, Table
from lab.bench.rivals.tools import TOOLS, Tool
from lab.generate.layouts import LAYOUTS
from lab.generate.rendered import Rendered
from lab.generate.truth import Blanks
from lab.generate.verdict import Verdict, judge

OURS = "gongkai"
ABSENT = "{} is not installed, its rows are left out: `make bench` installs it (requirements/bench.txt)"


class Files(NamedTuple):
    """Files of one layout; `blanks`, `mixers`: as the generator takes them. `framed`: the page is laid out by a table around all."""

    layout: str
    mixers: tuple[str, ...] = ()
    blanks: Blanks = Blanks.NONE
    framed: bool = False

    def take(self, files: int) -> list[Rendered]:
        """That many of them."""
        fitting = (one for one in endless(self.layout, mixers=self.mixers, blanks=self.blanks) if (_FRAME in one.content) == self.framed)
        return list(islice(fitting, files))


_FRAME = b'<table width="980">'
"""How a quarter of the generator's clean pages begin."""


KINDS: Mapping[str, Files] = {
    "HTML, clean tables": Files("html_clean"),
    "HTML, Word export": Files("html_word"),
    "HTML, paragraphs in cells": Files("html_nested_p"),
    "HTML, in a layout table": Files("html_clean", framed=True),
    "HTML, ghost column": Files("html_ghost_column"),
    "HTML, filler cells": Files("html_filler_cells"),
    "HTML, figures left blank": Files("html_clean", blanks=Blanks.SOME),
    "HTML, blanks as glyphs": Files("html_clean", ("blank_glyphs",), Blanks.ZEROS),
    "HTML, torn labels": Files("html_clean", ("labels_broken", "spaces_in_labels")),
    "HTML, shortened labels": Files("html_clean", ("labels_shortened",)),
    "HTML, notes and units": Files("html_clean", ("labels_with_notes", "amount_units", "note_in_cell")),
    "HTML, traditional script": Files("html_clean", ("traditional",)),
    "HTML in a script": Files("html_in_script"),
    "Markdown table": Files("markdown_table"),
    "pipes as padding": Files("pipe_padded"),
    "a cell a line": Files("cell_lines"),
    "flattened, spaces kept": Files("one_line_spaced"),
    "flattened, run together": Files("one_line_joined"),
    "DOCX, merged cells": Files("docx_merged"),
    "XLSX, three sheets": Files("xlsx_three_sheets"),
    "PDF over pages": Files("pdf_pages"),
    "PDF, two reports side by side": Files("pdf_side_by_side"),
}
_SLOW = ("pdf", "docx", "xlsx")


class Score(NamedTuple):
    """Cells of all files. `wrong`: another value than the source has, or a cell that it does not have."""

    right: int
    wrong: int
    missing: int


def compare(files: int = 20, rounds: int = 3, kinds: Mapping[str, Files] = KINDS, tools: Mapping[str, Tool] = TOOLS) -> Result:
    """Every tool on every kind of file that it takes."""
    notes = tuple(ABSENT.format(name) for name, tool in tools.items() if not tool.is_installed)
    present = {name: tool for name, tool in tools.items() if tool.is_installed}
    rows: list[tuple[Entry, ...]] = []
    with one_core():
        for kind, made in kinds.items():
            count = max(1, files // 5) if LAYOUTS[made.layout].family.value in _SLOW else files
            rows += _rows(kind, made.take(count), present, rounds)
    return Result(notes, (Table(("kind", "tool", "cells", "right %", "wrong", "missing", "files/s"), tuple(rows)),))


def _rows(kind: str, files: Sequence[Rendered], tools: Mapping[str, Tool], rounds: int) -> Iterator[tuple[Entry, ...]]:
    fitting = {name: tool for name, tool in tools.items() if files[0].media in tool.media}
    works: dict[str, Work] = {OURS: each(lambda one: read(one.content), files)}
    works |= {name: each(partial(reports_by, tool), files) for name, tool in fitting.items()}
    run = race({kind: works}, rounds)
    scores = {OURS: score(files, [[one.report for one in read(file.content).reports] for file in files])}
    scores |= {name: score(files, [reports_by(tool, file) for file in files]) for name, tool in fitting.items()}
    for number, (name, one) in enumerate(scores.items()):
        cells = one.right + one.wrong + one.missing
        speed: Spread = run.rate(name, len(files))
        yield ("" if number else kind, name, cells, f"{100 * one.right / cells:.1f}", one.wrong, one.missing, speed)


def reports_by(tool: Tool, file: Rendered) -> list[AnnualReport]:
    """The report that a tool and a lookup find. Organ, year and form of the first report are told; two in a file they cannot tell apart."""
    first = file.reports[0]
    return [AnnualReport(first.organ, first.year, first.form, tool.cells(file, form(first.form)))]


def score(files: Sequence[Rendered], read_from: Sequence[Sequence[AnnualReport]]) -> Score:
    """What was read against what the files say."""
    sum_of = Verdict()
    for file, reports in zip(files, read_from, strict=True):
        sum_of += judge(file, reports)
    missing = sum_of.missed + sum_of.doubted + sum_of.absent_ok + sum_of.ambiguous
    return Score(sum_of.right + sum_of.inferred_right, sum_of.wrong_silent + sum_of.wrong_inferred, missing)
