"""Files on which the parser alone would never return."""

import pytest
from pdfminer.pdfexceptions import PDFException

from gongkai.errors import InputRefused
from gongkai.reader.source.pdf import pdf_document
from gongkai.reader.source.pdf.source import PdfSource
from tests.reader.source.pdf.pages import raw

HONEST = raw(b"BT /F 10 Tf 60 600 Td (12) Tj ET")
LOOPS = {
    "page tree": HONEST.replace(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"2 0 R" + b" " * 30),
    "catalogue": HONEST.replace(b"<</Type/Catalog/Pages 2 0 R>>", b"1 0 R" + b" " * 24),
    "page": HONEST.replace(b"<</Type/Page/", b"3 0 R       /"),
    "two steps": HONEST.replace(b"<</Type/Catalog/Pages 2 0 R>>", b"5 0 R" + b" " * 24).replace(b"<</Type/Font/", b"1 0 R        /"),
}


def test_an_honest_file_opens() -> None:
    with PdfSource(HONEST) as pdf:
        assert [page.extract_text() for page in pdf.pages] == ["12"]


@pytest.mark.parametrize("content", LOOPS.values(), ids=LOOPS)
def test_an_object_that_is_a_reference_ends_the_reading(content: bytes) -> None:
    with pytest.raises(InputRefused, match="damaged"):
        pdf_document(content)


def test_the_parser_is_told_why() -> None:
    with pytest.raises(PDFException, match="object 1 is a reference"):
        PdfSource(LOOPS["catalogue"])


def test_a_page_tree_that_holds_itself_is_read_once() -> None:
    assert pdf_document(HONEST.replace(b"/Kids[3 0 R]", b"/Kids[3 0 R 2 0 R]"))[0].text == "12\n"
