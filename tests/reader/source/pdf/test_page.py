"""One pass over a page: tables, and the glyphs that stand in none."""

from io import BytesIO

import pdfplumber
import pytest

from gongkai.errors import InputRefused
from gongkai.reader.source.pdf.page import MAX_GLYPHS, MAX_STROKES, PdfPage, pdf_page
from tests.reader.source.pdf.pages import raw

TEXT = b"BT /F 10 Tf 60 410 Td (12) Tj 50 0 Td (345) Tj 200 0 Td (678) Tj ET "


def read(content: bytes) -> PdfPage:
    with pdfplumber.open(BytesIO(raw(content))) as pdf:
        return pdf_page(pdf.pages[0])


def test_glyphs_go_to_tables_or_stay_loose() -> None:
    page = read(b"50 400 50 30 re S 100 400 50 30 re S " + TEXT)

    assert [[cell.text for cell in row if cell] for part in page.parts for row in part.rows] == [["12", "345"]]
    assert "".join(one.text for one in page.loose) == "678"
    assert (page.number, page.width, page.height, page.has_glyphs, page.is_drawing) == (1, 600.0, 800.0, True, False)


def test_a_table_in_a_table_is_the_table() -> None:
    page = read(b"40 300 300 200 re S 340 300 100 200 re S 50 400 50 30 re S 100 400 50 30 re S " + TEXT)

    assert [[cell.text for cell in row if cell] for part in page.parts for row in part.rows] == [["12", "345"]]


def test_a_page_without_text_has_none() -> None:
    page = read(b"50 400 50 30 re S 100 400 50 30 re S")

    assert not page.has_glyphs
    assert page.parts == ()


@pytest.mark.parametrize(
    "rules",
    [
        b"".join(b"%d 50 m %d 550 l S 50 %d m 550 %d l S\n" % (x, x, x, x) for x in range(50, 551, 5)),
        b"10 10 5 5 re S " * 9_000,
    ],
    ids=["crossings", "boxes"],
)
def test_a_drawing_is_read_without_tables(rules: bytes) -> None:
    page = read(rules + TEXT)

    assert page.is_drawing
    assert page.parts == ()
    assert "".join(one.text for one in page.loose) == "12345678"


def test_too_many_glyphs_are_refused() -> None:
    with pytest.raises(InputRefused, match="too full"):
        read(b"BT /F 1 Tf 60 410 Td " + b"(" + b"1" * (MAX_GLYPHS + 1) + b") Tj ET")


def test_a_page_that_draws_without_end_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(InputRefused, match=f"page 1: a page is too full. more than {MAX_STROKES} lines"):
        read(b"1 1 m 2 2 l S " * (MAX_STROKES + 1) + TEXT)


def test_drawing_words_in_text_are_not_drawing() -> None:
    page = read(b"BT /F 10 Tf 60 410 Td (" + b"S f B " * 60 + b") Tj ET")

    assert page.has_glyphs
