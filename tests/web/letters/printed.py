"""The signs of a letter, read back by other programs than those that wrote it."""

import re
from io import BytesIO

import docx
import pypdfium2

PAGE_NUMBER = re.compile(r"—\s*\d+\s*—")


def signs(text: str) -> str:
    """Without what only lays it out: spaces, ends of lines, numbers of pages."""
    return re.sub(r"\s", "", PAGE_NUMBER.sub("", text))


def printed(content: bytes) -> str:
    """Those of a PDF file."""
    document = pypdfium2.PdfDocument(content)
    return signs("".join(page.get_textpage().get_text_range() for page in document))


def edited(content: bytes) -> str:
    """Those of a DOCX file."""
    document = docx.Document(BytesIO(content))
    head = document.sections[0].first_page_header.paragraphs
    return signs("".join(paragraph.text for paragraph in (*head, *document.paragraphs)))
