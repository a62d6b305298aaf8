"""The other tools: the tables that each finds in a file. They are imported when they are used: only `make bench` installs them."""

import importlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

from gongkai.reader.document import Media
from lab.bench.rivals.lookup import Grid
from lab.bench.rivals.markdown import pipe_grids
from lab.generate.rendered import Rendered

_WIDEST = 200
"""More columns than any table has."""
MISSING = "{} is not installed: `make bench` installs it (requirements/bench.txt); its rows are left out"


class Tool(NamedTuple):
    """`module`: what must be installed. `grids`: the tables of a file. `media`: the kinds of file that it takes."""

    module: str
    grids: Callable[[Rendered], list[Grid]]
    media: frozenset[Media]

    @property
    def is_installed(self) -> bool:
        """Whether it can be used."""
        return importlib.util.find_spec(self.module) is not None


def pandas_grids(file: Rendered) -> list[Grid]:
    """`pandas.read_html` with every cell as text; spans are unfolded by pandas, header rows go back on top."""
    pandas = importlib.import_module("pandas")
    try:
        frames = pandas.read_html(BytesIO(file.content), flavor="lxml", converters=dict.fromkeys(range(_WIDEST), str), keep_default_na=False)
    except ValueError:  # what pandas raises for a page without tables
        return []
    return [_rows(frame) for frame in frames]


def _rows(frame: Any) -> Grid:
    heads = [] if all(isinstance(name, int) for name in frame.columns) else [list(level) for level in zip(*map(_levels, frame.columns), strict=True)]
    return [[str(cell) for cell in row] for row in (*heads, *frame.values.tolist())]


def _levels(name: object) -> tuple[object, ...]:
    return name if isinstance(name, tuple) else (name,)


def pdfplumber_grids(file: Rendered) -> list[Grid]:
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
    return grids


class Markitdown:
    """`MarkItDown.convert_stream`, made once for all files, and the pipe tables of its Markdown."""

    def __init__(self) -> None:
        self._converter: Any = None

    def __call__(self, file: Rendered) -> list[Grid]:
        module = importlib.import_module("markitdown")
        if self._converter is None:
            self._converter = module.MarkItDown(enable_plugins=False)
        charset = "utf-8" if file.media in {Media.HTML, Media.TEXT} else None
        told = module.StreamInfo(extension=file.suffix, charset=charset)
        return pipe_grids(self._converter.convert_stream(BytesIO(file.content), stream_info=told).text_content)


TOOLS = {
    "pandas.read_html": Tool("pandas", pandas_grids, frozenset({Media.HTML})),
    "pdfplumber": Tool("pdfplumber", pdfplumber_grids, frozenset({Media.PDF})),
    "markitdown": Tool("markitdown", Markitdown(), frozenset(Media)),
}
