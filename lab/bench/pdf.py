"""PDF: reading against what pdfplumber alone takes to extract the words and tables of the same pages."""

from io import BytesIO

import pdfplumber

from gongkai.reader.read import read
from lab.bench.files import mix, sizes
from lab.bench.machine import one_core
from lab.bench.measure import Work, each, race
from lab.bench.result import Bar, Entry, Result, Table

SHARES = {"pdf_pages": 3, "pdf_side_by_side": 1}
LIMIT = 1.2
_OURS, _BARE = "gongkai", "pdfplumber"


def against_extraction(files: int = 16, rounds: int = 5) -> Result:
    """Cells and issues against words and tables, each taken once a page."""
    documents = mix(SHARES, files)
    with one_core():
        run = race({layout: {_OURS: _reading(some), _BARE: _extracting(some)} for layout, some in documents.items()}, rounds)
    everything = [one for some in documents.values() for one in some]
    rows: list[tuple[Entry, ...]] = []
    for layout, contents in (*documents.items(), ("all", everything)):
        case = None if layout == "all" else layout
        ours, bare = (run.rate(name, len(contents), case) for name in (_OURS, _BARE))
        rows.append((layout, len(contents), ours, bare, run.ratio(_OURS, _BARE, case)))
    table = Table(("layout", "files", "gongkai files/s", "pdfplumber files/s", "times pdfplumber"), tuple(rows))
    bar = Bar("a PDF read, times its extraction by pdfplumber", run.ratio(_OURS, _BARE).middle, LIMIT)
    return Result((sizes(everything), f"{run.waited:.0%} of the clock waited"), (table,), (bar,))


def reading() -> Work:
    """What `against_extraction` times, for a profile."""
    return _reading([one for some in mix(SHARES, 4).values() for one in some])


def _reading(documents: list[bytes]) -> Work:
    return each(read, documents)


def _extracting(documents: list[bytes]) -> Work:
    return each(_extract, documents)


def _extract(content: bytes) -> None:
    with pdfplumber.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()
