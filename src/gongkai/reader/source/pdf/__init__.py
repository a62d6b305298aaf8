"""PDF: ruled tables and prose of a text PDF in reading order."""

from collections.abc import Iterator
from itertools import islice

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from gongkai.errors import GongkaiError, InputRefused
from gongkai.reader.document import Document, Media
from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.source.flow import Flow
from gongkai.reader.source.pdf.bombs import check_streams
from gongkai.reader.source.pdf.columns import columns
from gongkai.reader.source.pdf.glyphs import Line
from gongkai.reader.source.pdf.page import PdfPage, pdf_page
from gongkai.reader.source.pdf.prose import prose
from gongkai.reader.source.pdf.source import PdfSource
from gongkai.reader.source.pdf.stitch import continues, stitched
from gongkai.reader.source.pdf.tables import Part
from gongkai.report.place import BoxPlace

MAX_PAGES = 300

_Item = Line | Part


def pdf_document(content: bytes) -> tuple[Document, tuple[Issue, ...]]:
    """The document's prose and ruled tables as printed, with issues for pages that hold two reports side by side or are drawings.

    A table that goes on over pages is one grid. Text without rules is prose whose gaps are kept: columns stand at least two spaces apart.
    Lines of one cell or paragraph are joined by a line break. Tables without rules on their outer edge lose what stands outside the rules.

    Raises: InputRefused when the file is damaged, encrypted, too large, or nothing but pictures.
    """
    check_streams(content)
    pages = _pages(content)
    if not any(page.has_glyphs for page in pages):
        raise InputRefused(
            "the PDF holds no text", why="the pages are images", remedy="run OCR first, or take the original document from the publisher"
        )
    flows, issues = columns(pages)
    flow = Flow()
    for one in flows:
        _append(flow, one)
    return flow.document(Media.PDF), (*issues, *(_drawing(page) for page in pages if page.is_drawing))


def _pages(content: bytes) -> tuple[PdfPage, ...]:
    """Every page, read once. The parser throws anything at damaged files, so that here, and only here, every exception is caught."""
    try:
        with PdfSource(content) as pdf:
            if pdf.doc.encryption is not None:
                raise _encrypted()
            if len(list(islice(PDFPage.create_pages(pdf.doc), MAX_PAGES + 1))) > MAX_PAGES:
                raise InputRefused("the PDF is too large", why=f"more than {MAX_PAGES} pages", remedy="split the file")
            found = []
            for page in pdf.pages:
                found.append(pdf_page(page))
                page.close()
            if not found:
                raise _damaged("no page can be found")
            return tuple(found)
    except GongkaiError:
        raise
    except PDFPasswordIncorrect as error:
        raise _encrypted() from error
    except MemoryError as error:
        raise InputRefused("the PDF is too large", why="reading it takes too much memory", remedy="print it to a new PDF") from error
    except Exception as error:
        raise _damaged(f"the parser says: {type(error).__name__}: {error}"[:300]) from error


def _damaged(why: str) -> InputRefused:
    return InputRefused("the PDF is damaged", why=why, remedy="open it in a PDF program and print it to a new PDF")


def _drawing(page: PdfPage) -> Issue:
    return Issue(
        IssueCode.UNREADABLE_VALUE,
        f"第{page.number}页线条过多，未查找表格，只读取了文字",
        f"page {page.number} has too many lines; no tables were looked for, its text was read",
        BoxPlace(page.number, 0.0, 0.0, round(page.width, 1), round(page.height, 1)),
    )


def _encrypted() -> InputRefused:
    return InputRefused("the PDF is encrypted", why="its contents cannot be checked before reading", remedy="save it without protection")


def _append(flow: Flow, pages: tuple[PdfPage, ...]) -> None:
    """Append the pages' prose and tables in reading order, with tables that go on over pages made one."""
    table: list[Part] = []
    for page, item, begins_page in _items(pages):
        if isinstance(item, Part) and table and begins_page and continues(table[-1], item):
            table.append(item)
            continue
        _append_table(flow, table)
        table = [item] if isinstance(item, Part) else []
        if isinstance(item, Line):
            _append_line(flow, page.number, item)
    _append_table(flow, table)


def _items(pages: tuple[PdfPage, ...]) -> Iterator[tuple[PdfPage, _Item, bool]]:
    """Page, line or table, and whether it is the first on its page."""
    for page, of_page in zip(pages, prose(pages), strict=True):
        items: list[_Item] = sorted([*of_page, *page.parts], key=lambda item: item.top)
        for number, item in enumerate(items):
            yield page, item, number == 0


def _append_line(flow: Flow, page: int, line: Line) -> None:
    flow.line(line.text, lambda start, end: line.box(page, start, end))


def _append_table(flow: Flow, parts: list[Part]) -> None:
    if not parts:
        return
    rows = stitched(parts)
    first = parts[0]
    if len(rows[0]) > 1:
        edges = (first.xs[0], first.ys[0], first.xs[-1], first.ys[-1])
        flow.grid(rows, BoxPlace(first.page, *(round(edge, 1) for edge in edges)))
        return
    for row in rows:  # one column is text in a box
        if row[0] is not None and row[0].text:
            flow.line(row[0].text, row[0].at)
