"""Every layout makes a file that other people's parsers open, with every figure that it promises, in the order of the form."""

import io
import re
from collections import Counter

import docx
import lxml.html
import openpyxl
import pdfplumber
import pytest
from pdfplumber.page import Page

from gongkai.report.forms import forms
from lab.generate.compose import render
from lab.generate.layouts import LAYOUTS, Family, Layout
from lab.generate.organs import Profile
from lab.generate.rendered import Certainty, Rendered
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, Truth, make_truth

FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def truths(layout: Layout, form: str, seed: int = 11, blanks: Blanks = Blanks.NONE) -> list[Truth]:
    rng = seeded(seed)
    return [make_truth(rng, form=form, profile=Profile.CITY, blanks=blanks) for _ in range(layout.reports)]


def printed(layout: Layout, form: str, seed: int = 11, blanks: Blanks = Blanks.NONE) -> Rendered:
    return render(layout, truths(layout, form, seed, blanks), seeded(seed))


def cells(rendered: Rendered) -> list[str]:
    """Texts of the file's cells (words, where a format has no cells), by libraries that the generator does not use."""
    match rendered.suffix:
        case ".html":
            page = lxml.html.fromstring(rendered.content)
            return ["".join(map(str, cell.itertext())).strip() for cell in page.iter("td", "th")] or [rendered.content.decode()]
        case ".docx":
            body = docx.Document(io.BytesIO(rendered.content)).element.body
            return ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in body.iter(f"{W}tc")]
        case ".xlsx":
            book = openpyxl.load_workbook(io.BytesIO(rendered.content))
            return [str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None]
        case ".pdf":
            with pdfplumber.open(io.BytesIO(rendered.content)) as pdf:
                return [word["text"] for page in pdf.pages for word in page.extract_words()]
        case _:
            return [rendered.content.decode()]


@pytest.mark.parametrize("form", forms())
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_present_figure_is_in_the_file(name: str, form: str) -> None:
    rendered = printed(LAYOUTS[name], form)
    found = Counter(float(figure) for text in cells(rendered) for figure in FIGURE.findall(text))
    promised = Counter(
        float(cell.printed)
        for report in rendered.reports
        for cell in report.cells.values()
        if cell.certainty is Certainty.PRESENT and cell.value is not None
    )
    assert promised <= found


ORDERED = [name for name, layout in LAYOUTS.items() if layout.family in {Family.HTML, Family.XLSX} and name != "html_without_tables"]


@pytest.mark.parametrize("form", forms())
@pytest.mark.parametrize("name", [*ORDERED, "docx_merged", "docx_vertical"])
def test_cells_stand_in_the_order_of_the_form(name: str, form: str) -> None:
    layout = LAYOUTS[name]
    (truth,) = truths(layout, form)
    figures = [float(text) for text in cells(printed(layout, form)) if FIGURE.fullmatch(text)]
    assert figures == [float(value or 0) for value in truth.cells.values()]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_report_of_another_form_can_be_printed_too(name: str) -> None:
    for form in forms():
        assert {report.form for report in printed(LAYOUTS[name], form).reports} == {form}


@pytest.mark.parametrize("name", LAYOUTS)
def test_blank_cells_are_expected_blank(name: str) -> None:
    rendered = printed(LAYOUTS[name], "cn-ogi-2021", blanks=Blanks.ZEROS)
    for report in rendered.reports:
        assert all(cell.value != 0 for cell in report.cells.values() if cell.value is not None)


@pytest.mark.parametrize("name", ["one_line_joined", "rows_joined", "one_line_negatives"])
def test_figures_that_run_together_are_not_promised(name: str) -> None:
    rendered = printed(LAYOUTS[name], "cn-ogi-2019")
    together = [key for key in rendered.expected if key.startswith(("requests.", "remedies."))]
    assert {rendered.expected[key].certainty for key in together} == {Certainty.RECOVERABLE}
    figures = "".join(rendered.expected[f"requests.received.{column}"].printed for column in ("natural_person", "business"))
    assert f"一、本年新收政府信息公开申请数量{figures}" in rendered.content.decode()


def test_an_empty_cell_that_leaves_no_line_tears_its_row() -> None:
    rendered = printed(LAYOUTS["cell_lines_dense"], "cn-ogi-2021", blanks=Blanks.ZEROS)
    torn = {key.rpartition(".")[0] for key, cell in rendered.expected.items() if cell.value is None}
    assert torn
    for key, cell in rendered.expected.items():
        if key.startswith("requests.") and key.rpartition(".")[0] in torn:
            assert cell.certainty is Certainty.RECOVERABLE


def test_an_empty_cell_that_leaves_a_line_is_promised_blank() -> None:
    rendered = printed(LAYOUTS["cell_lines"], "cn-ogi-2021", blanks=Blanks.ZEROS)
    assert {cell.certainty for cell in rendered.expected.values()} == {Certainty.PRESENT}


def test_a_page_of_pictures_has_no_cells() -> None:
    assert not printed(LAYOUTS["html_without_tables"], "cn-ogi-2021").expected


def test_decimals_touch_the_next_heading() -> None:
    rendered = printed(LAYOUTS["one_line_decimals"], "cn-ogi-2021")
    assert rendered.expected["disclosure.fees.amount_wan"].printed + "三、收到" in rendered.content.decode()


def test_word_pages_are_mostly_styles() -> None:
    assert 60_000 < len(printed(LAYOUTS["html_word"], "cn-ogi-2021").content) < 150_000


def test_two_reports_stand_side_by_side() -> None:
    rendered = printed(LAYOUTS["pdf_side_by_side"], "cn-ogi-2021")
    assert len(rendered.reports) == 2
    with pdfplumber.open(io.BytesIO(rendered.content)) as pdf:
        page = pdf.pages[0]
        words = [word for word in page.extract_words() if "总体情况" in word["text"] and word["text"].startswith("一、")]
        assert len({word["x0"] > page.width / 2 for word in words}) == 2


def leftmost(page: Page) -> str:
    """What stands at the left edge of a page, from top to bottom."""
    edge = min(float(mark["x0"]) for mark in page.chars)
    return "".join(mark["text"] for mark in sorted(page.chars, key=lambda mark: float(mark["top"])) if mark["x0"] < edge + 12)


def test_a_page_break_cuts_a_group_label_in_two() -> None:
    edges = []
    for seed in range(12):
        with pdfplumber.open(io.BytesIO(printed(LAYOUTS["pdf_pages"], "cn-ogi-2021", seed).content)) as pdf:
            assert len(pdf.pages) > 1
            edges.append([leftmost(page) for page in pdf.pages])
    assert any("三、本年" in above and "办理结果" not in above and "办理结果" in below for above, below, *_ in edges)
    assert any("三、本年度办理结果" in above for above, *_ in edges)
