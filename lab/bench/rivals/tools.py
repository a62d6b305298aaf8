"""The other tools: what each makes of a file. They are imported when they are used, for only `make bench` installs them."""

import importlib
import importlib.util
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

from gongkai.reader.document import Media
from gongkai.report.forms import Form
from gongkai.report.model import Cell
from lab.bench.rivals.lookup import Grid, cells_of
from lab.bench.rivals.markdown import pipe_grids
from lab.bench.rivals.phrases import cells_in
from lab.generate.rendered import Rendered

Cells = dict[str, Cell]


class Tool(NamedTuple):
    """`module`: what must be installed. `cells`: what the tool and a lookup find in a file. `media`: the kinds of file that it takes."""

    module: str
    cells: Callable[[Rendered, Form], Cells]
    media: frozenset[Media]

    @property
    def is_installed(self) -> bool:
        """Whether it can be used."""
        return importlib.util.find_spec(self.module) is not None


def with_pandas(file: Rendered, known: Form) -> Cells:
    """`pandas.read_html`, which unfolds spans; header rows go back on top of the figures."""
    pandas = importlib.import_module("pandas")
    try:
        frames = pandas.read_html(BytesIO(file.content), flavor="lxml", keep_default_na=False)
    except ValueError as error:  # how pandas says that a page has no tables
        if "No tables found" not in str(error):
            raise
        return {}
    return cells_of(map(_with_header, frames), known)


def _with_header(frame: Any) -> Grid:
    names = [name if isinstance(name, tuple) else (name,) for name in frame.columns]
    heads = [] if all(isinstance(name, int) for name in frame.columns) else zip(*names, strict=True)
    return [[str(cell) for cell in row] for row in (*heads, *frame.values.tolist())]


def with_pdfplumber(file: Rendered, known: Form) -> Cells:
    """`extract_tables` of every page; a table that goes on over pages is one."""
    pdfplumber = importlib.import_module("pdfplumber")
    grids: list[Grid] = []
    with pdfplumber.open(BytesIO(file.content)) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                rows = [[cell or "" for cell in row] for row in table]
                if grids and len(grids[-1][-1]) == len(rows[0]):
                    grids[-1] += rows
                else:
                    grids.append(rows)
            page.close()
    return cells_of(grids, known)


class WithMarkitdown:
    """`MarkItDown.convert_stream`, the converter made once: the pipe tables of its Markdown, or where it has none its text."""

    def __init__(self) -> None:
        self._converter: Any = None

    def __call__(self, file: Rendered, known: Form) -> Cells:
        module = importlib.import_module("markitdown")
        if self._converter is None:
            self._converter = module.MarkItDown(enable_plugins=False)
        charset = "utf-8" if file.media in {Media.HTML, Media.TEXT} else None
        told = module.StreamInfo(extension=file.suffix, charset=charset)
        text = self._converter.convert_stream(BytesIO(file.content), stream_info=told).text_content
        grids = pipe_grids(text)
        return cells_of(grids, known) if grids else cells_in(text, known)


TOOLS = {
    "pandas.read_html": Tool("pandas", with_pandas, frozenset({Media.HTML})),
    "pdfplumber": Tool("pdfplumber", with_pdfplumber, frozenset({Media.PDF})),
    "markitdown": Tool("markitdown", WithMarkitdown(), frozenset(Media)),
}
