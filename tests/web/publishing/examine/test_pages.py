"""What the text of a PDF holds, and which of its characters a reader sees."""

import pypdfium2.raw as pdfium
import pytest

from gongkai_web.publishing.examine.kinds import Kind, Part, Unfit
from gongkai_web.publishing.examine.pdf.pages import on_pages, seen
from tests.web.publishing.scan.makers.pdf import HELLO, SECRET, page_pdf

COVERED = SECRET + b"70 592 120 24 re f\n"


def _characters(content: bytes) -> list[tuple[str, bool]]:
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    page = pdfium.FPDF_LoadPage(document, 0)
    try:
        return seen(page, pdfium.FPDFText_LoadPage(page))
    finally:
        pdfium.FPDF_ClosePage(page)
        pdfium.FPDF_CloseDocument(document)


def _text(characters: list[tuple[str, bool]], shown: bool) -> str:
    return "".join(sign for sign, one in characters if one == shown and sign.strip())


def test_of_an_open_page_every_character_is_seen() -> None:
    characters = _characters(page_pdf(HELLO + SECRET))

    assert _text(characters, shown=True) == "Budget2025oftheofficeWangliveshere"
    assert _text(characters, shown=False) == ""


@pytest.mark.parametrize("drawing", [COVERED, b"3 Tr " + SECRET, b"1 g " + SECRET], ids=["covered", "mode", "white"])
def test_what_a_reader_cannot_see_is_told_from_what_he_can(drawing: bytes) -> None:
    characters = _characters(page_pdf(HELLO + drawing))

    assert _text(characters, shown=True) == "Budget2025oftheoffice"
    assert _text(characters, shown=False) == "Wangliveshere"


def test_each_finding_names_its_page_and_what_is_there() -> None:
    (found,) = on_pages(page_pdf(HELLO + COVERED))

    assert (found.kind, found.part, found.at) == (Kind.COVERED_TEXT, Part.PAGE, "1")
    assert "".join(found.matched.split()) == "Wangliveshere"


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Unfit):
        list(on_pages(b"%PDF-1.7 and nothing more"))
