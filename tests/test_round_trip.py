"""What is rendered reads back as what it was: every value and every blank, in every format that can be read."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reader.read import read
from gongkai.render.csv import csv as to_csv
from gongkai.render.docx import docx
from gongkai.render.html import html
from gongkai.render.pdf import pdf
from gongkai.render.xlsx import xlsx
from gongkai.report.codec import dumps, loads, report_from_json, report_to_json
from gongkai.report.forms import Kind, forms
from gongkai.report.model import AnnualReport, Cell, Status, Value

FORMATS: dict[str, tuple[Callable[[AnnualReport], bytes], int]] = {
    "html": (lambda report: html(report).encode(), 40),
    "docx": (docx, 10),
    "xlsx": (xlsx, 10),
    "pdf": (pdf, 6),
}
"""How a report is rendered and how many of them are tried."""

VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.COUNT: st.integers(0, 20_000_000),
    Kind.CHANGE: st.integers(-9_999, 9_999),
    Kind.AMOUNT: st.decimals(Decimal(0), Decimal(10_000_000), places=2),
}


@st.composite
def reports(draw: st.DrawFn) -> AnnualReport:
    """Any report of any form: the figures need not add up, any of them can be blank."""
    form = draw(st.sampled_from(list(forms().values())))
    year = draw(st.integers(form.first_year, form.last_year or 2026))
    cells: dict[str, Cell] = {}
    for key in form.keys:
        value = draw(st.one_of(st.none(), st.just(0), VALUES[form.kinds[key]]))
        if form.kinds[key] is Kind.AMOUNT and value is not None:
            value = Decimal(value)
        cells[key] = Cell(value, Status.BLANK if value is None else Status.READ)
    return AnnualReport("云岭市平川区卫生健康局", year, form.id, cells)


def _figures(report: AnnualReport) -> dict[str, tuple[Value, Status]]:
    return {key: (cell.value, cell.status) for key, cell in report.cells.items()}


@pytest.mark.parametrize("name", FORMATS)
def test_a_rendered_report_reads_back(name: str) -> None:
    render, examples = FORMATS[name]

    @settings(max_examples=examples, deadline=None)
    @given(reports())
    def identity(report: AnnualReport) -> None:
        [found] = read(render(report)).reports
        assert (found.report.organ, found.report.year, found.report.form) == (report.organ, report.year, report.form)
        assert _figures(found.report) == _figures(report)

    identity()


@settings(max_examples=20, deadline=None)
@given(reports())
def test_data_formats_keep_every_value(report: AnnualReport) -> None:
    assert _figures(report_from_json(loads(dumps(report_to_json(report))))) == _figures(report)
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(to_csv([report]), newline=""))}
    for key, cell in report.cells.items():
        printed = rows[key]["value"].removeprefix("'")
        assert printed == ("" if cell.value is None else str(cell.value))
