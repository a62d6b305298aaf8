"""From running text to cells: a row's label followed by as many figures as the row has columns; nothing else can be looked up there."""

import re
from functools import cache

from gongkai.report.forms import Form, form
from gongkai.report.model import Cell
from lab.bench.rivals.lookup import figure_cell

_FIGURE = r"\s+(-?\d[\d,]*(?:\.\d+)?)"


def cells_in(text: str, known: Form) -> dict[str, Cell]:
    """The cells of every row whose label stands in the text with all its figures apart behind it."""
    found: dict[str, Cell] = {}
    for keys, pattern in _patterns(known.id):
        match = pattern.search(text)
        if match is not None:
            for key, figure in zip(keys, match.groups(), strict=True):
                cell = figure_cell(figure, known.kinds[key])
                if cell is not None:
                    found.setdefault(key, cell)
    return found


@cache
def _patterns(form_id: str) -> list[tuple[tuple[str, ...], re.Pattern[str]]]:
    patterns = []
    for table in form(form_id).tables:
        for block in table.blocks:
            for row in block.rows:
                keys = tuple(f"{table.id}.{row.key}.{column.key}" for column in block.columns)
                labels = "|".join(r"\s*".join(map(re.escape, label)) for label in (row.label, *row.spellings))
                patterns.append((keys, re.compile(f"(?:{labels})" + _FIGURE * len(keys) + r"(?![\d.])")))
    return patterns
