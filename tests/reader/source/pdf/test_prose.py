"""Lines outside tables, page numbers and running heads left out."""

import pytest

from gongkai.reader.source.pdf.glyphs import Glyph
from gongkai.reader.source.pdf.page import PdfPage
from gongkai.reader.source.pdf.prose import prose
from tests.reader.source.pdf.test_glyphs import run


def page(number: int, *loose: list[Glyph]) -> PdfPage:
    return PdfPage(number, 600.0, 800.0, (), tuple(glyph for glyphs in loose for glyph in glyphs), has_glyphs=True, is_drawing=False)


def read(*pages: PdfPage) -> list[list[str]]:
    return [[line.text for line in of_page] for of_page in prose(pages)]


@pytest.mark.parametrize("number", ["-3-", "— 3 —", "－12－", "·4·", "3/12", "第3页", "第3页共9页", "15"])
def test_page_numbers_at_the_foot_are_left_out(number: str) -> None:
    assert read(page(1, run("文", 60, 400), run(number, 300, 750))) == [["文"]]


@pytest.mark.parametrize(("text", "base"), [("15", 400), ("-3-", 400), ("15", 700), ("-15", 750), ("15件", 750), ("2022", 400)])
def test_other_numbers_stay(text: str, base: float) -> None:
    assert read(page(1, run("文", 60, 100), run(text, 300, base))) == [["文", text]]


def test_a_number_above_other_lines_at_the_foot_stays() -> None:
    assert read(page(1, run("15", 60, 740), run("文", 60, 760))) == [["15", "文"]]


def test_a_running_head_stands_once() -> None:
    pages = [page(number, run("年度报告", 60, 40), run("文", 60, 100)) for number in (1, 2, 3)]

    assert read(*pages) == [["年度报告", "文"], ["文"], ["文"]]


def test_titles_of_several_reports_all_stand() -> None:
    pages = [page(number, run("年度报告", 60, 80), run("文", 60, 100)) for number in (1, 2)]

    assert read(*pages) == [["年度报告", "文"]] * 2
